//! Lines under titles, which speak of the text itself.

use super::{check, check_absent};

#[test]
fn the_line_under_a_title_tells_of_the_text() {
    check(
        "CHARTER OF THE LAKE UNION\n\nAdopted at Oslo by the General Assembly on 5 October 2010; amended at Split on 20 June \
         2018\n\n1. The Lake Union is an association of towns.\n\n2. This Charter may be amended by the General Assembly.",
        &[
            "Charter | be adopted on | 5 October 2010",
            "Charter | be adopted in | Oslo",
            "General Assembly | adopt | Charter",
            "Charter | be amended on | 20 June 2018",
            "General Assembly | amend | Charter possible",
        ],
    );
    check(
        "Terms of Reference of the Reef Panel\n\nApproved in May 2021\n\nThe Reef Panel meets in Suva.",
        &["Terms of Reference | be approved in | May 2021"],
    );
}

#[test]
fn a_line_without_a_title_above_it_tells_of_nothing() {
    check_absent("Adopted at Oslo on 5 October 2010\n\nThe Lake Union is an association of towns.", "be adopted");
    check_absent(
        "Press release on the Lima Agreement\n\nPublished in Geneva on 3 May 2019\n\nThe Agreement is long.",
        "be published",
    );
    check_absent("Our strategy failed.\n\nAdopted at Oslo on 5 October 2010\n\nIt was long.", "be adopted");
}

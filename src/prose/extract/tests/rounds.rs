//! Several told of in one clause, each with a time, an amount or a partner of its own.

use super::{check, check_absent};

#[test]
fn each_has_its_own_time() {
    let signed = "The treaty was signed by Peru on 3 May 2019 and by Chile on 7 June 2020.";
    check(
        signed,
        &[
            "Peru | sign | The treaty | actual | affirmed | in 2019-05-03",
            "Chile | sign | The treaty | actual | affirmed | in 2020-06-07",
            "The treaty | be signed on | 7 June 2020 | actual | affirmed | in 2020-06-07",
        ],
    );
    check(
        "The Fund was led by Ann Roe from 2010 to 2015 and by Bo Lee from 2016 to 2020.",
        &[
            "Ann Roe | lead | The Fund | actual | affirmed | since 2010 | until 2015",
            "Bo Lee | lead | The Fund | actual | affirmed | since 2016 | until 2020",
        ],
    );
    check(
        "Peru signed the treaty in 2019, Chile in 2020 and Cuba in 2021.",
        &[
            "Chile | sign | the treaty | actual | affirmed | in 2020",
            "Cuba | sign in | 2021 | actual | affirmed | in 2021",
        ],
    );
    check("Kenya hosted talks in 2024 and Ghana in 2025.", &["Ghana | host | talks | actual | affirmed | in 2025"]);
    check_absent("Peru signed in 2019 and Chile in 2020.", &["Peru | sign in | 2020", "in 2019 | in 2020"]);
}

#[test]
fn what_is_like_the_object_takes_its_place() {
    check(
        "The Council visited Peru in 2019 and Chile in 2020.",
        &["The Council | visit | Chile | actual | affirmed | in 2020"],
    );
    check(
        "The Council met in Oslo in 2019 and in Bergen in 2020.",
        &["The Council | meet in | Bergen | actual | affirmed | in 2020"],
    );
}

#[test]
fn each_has_its_own_amount() {
    check(
        "Norland paid 3.1 million euros and Ostrava 2.4 million euros.",
        &["Ostrava | pay | 2.4 million euros | actual | affirmed"],
    );
    check(
        "The Union won 52 seats and the Accord 48 seats.",
        &["the Accord | win | 48 seats | actual | affirmed", "The Union | win | 52 seats | actual | affirmed"],
    );
    check("The Union won 52 seats and Ostrava 48.", &["Ostrava | win | 48 seats | actual | affirmed"]);
    // A decision has a number for a name.
    check("The Board adopted 3 plans and Decision 48.", &["The Board | adopt | Decision 48 | actual | affirmed"]);
}

#[test]
fn respectively_tells_which_has_which() {
    check(
        "Peru and Chile paid 5 and 7 million euros respectively.",
        &["Peru | pay | 5 million euros | actual | affirmed", "Chile | pay | 7 million euros | actual | affirmed"],
    );
    check(
        "Peru and Chile joined the Union in 2010 and 2012 respectively.",
        &[
            "Chile | join | the Union | actual | affirmed | in 2012",
            "Chile | join in | 2012 | actual | affirmed | in 2012",
        ],
    );
    let chairs = "Ann Roe and Bo Lee chair the Audit Committee and the Risk Panel, respectively.";
    check(chairs, &["Ann Roe | chair | the Audit Committee …", "Bo Lee | chair | the Risk Panel …"]);
    check_absent(chairs, &["Bo Lee | chair | the Audit", "Ann Roe | chair | the Risk"]);
}

#[test]
fn two_times_of_one_clause_are_two() {
    check(
        "The Council meets twice a year, in March and in October.",
        &["The Council | meet in | March …", "The Council | meet in | October …"],
    );
}

#[test]
fn a_second_receiver_gives_nothing() {
    let lent = "The Bank lent Peru 40 million dollars and Chile 20 million.";
    check(lent, &["The Bank | lend to | Chile | actual | affirmed", "The Bank | lend | 20 million dollars …"]);
    check_absent(lent, &["Chile | lend"]);
    let fined = "The regulator fined Telvia 18 million dollars and Norcom 5 million dollars.";
    check(fined, &["The regulator | fine | Norcom …", "The regulator | fine | 5 million dollars …"]);
}

#[test]
fn each_year_has_its_own_change() {
    let prices = "Prices rose by 3 per cent in 2020 and by 5 per cent in 2021.";
    check(
        prices,
        &[
            "Prices | rise by | 3 per cent | actual | affirmed | in 2020",
            "Prices | rise by | 5 per cent | actual | affirmed | in 2021",
        ],
    );
}

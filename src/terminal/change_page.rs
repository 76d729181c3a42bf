//! Changes for people: what is proposed, what was kept, what users defined.

use crate::knowledge::{Defined, Proposal};
use crate::show::markup::{Line, Page, Role};
use crate::show::words::count;

/// What a sentence would change.
pub(super) fn preview(proposal: &Proposal) -> Page {
    let mut page = Page::default();
    page.line(Line::hanging(4).say("I read this as: ").with(Role::Reading, &proposal.reading));
    proposal.notes.iter().for_each(|note| _ = page.note(note));
    page
}

/// The same, with the question whether it is to be kept.
pub(super) fn proposal(proposal: &Proposal) -> Page {
    let mut page = preview(proposal);
    page.gap().line(Line::default().say("Is that so? ").with(Role::Verdict, "yes").say(" keeps it."));
    page
}

/// What was kept.
pub(super) fn kept(proposal: &Proposal) -> Page {
    let mut page = Page::default();
    let (added, removed) = (proposal.change.insert.len(), proposal.change.remove.len());
    let mut counted = vec![];
    if added > 0 {
        counted.push(format!("{} added", count(added, "statement", "statements")));
    }
    if removed > 0 {
        counted.push(format!("{} removed", count(removed, "statement", "statements")));
    }
    let done = if added > 0 { "Kept: " } else { "Done: " };
    page.line(Line::hanging(4).say(done).with(Role::Reading, &proposal.reading));
    page.note(counted.join(", "));
    page
}

/// Nothing was changed.
pub(super) fn left() -> Page {
    let mut page = Page::default();
    page.line(Line::default().say("Left as it was."));
    page
}

/// The words and rules of users, numbered.
pub(super) fn definitions(all: &[Defined]) -> Page {
    let mut page = Page::default();
    if all.is_empty() {
        page.line(
            Line::hanging(4)
                .say("Nothing is defined. For instance: ")
                .with(Role::Reading, "let “dormant” mean never met since 2023"),
        );
    }
    for (one, number) in all.iter().zip(1..) {
        page.line(Line::hanging(4).say(format!("{number:>3} ")).with(Role::Reading, &one.sentence));
    }
    if !all.is_empty() {
        page.gap().note("forget “word” or forget rule 2 takes one back");
    }
    page
}

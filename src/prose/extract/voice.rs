//! How a clause is told: as it stands, or, where a passive names its agent, in two halves.

use crate::prose::clause::{Clause, Role};

/// A way to tell a clause. "The plan was adopted by the Board in May" says that the Board adopted the plan, and that the
/// plan was adopted in May.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// As it stands.
    Own,
    /// A passive turned round: its agent does what the verb says to what undergoes it.
    Turned,
    /// The other half of such a passive: what undergoes it, and when, where and how.
    Undergone,
}

impl Voice {
    /// The ways in which a clause is told.
    pub fn of(clause: &Clause) -> &'static [Self] {
        let agent = clause.passive && clause.arguments.iter().any(|argument| argument.role == Role::Agent);
        match clause.subject {
            _ if !agent => &[Self::Own],
            Some(subject) if subject.undergoes => &[Self::Turned, Self::Undergone],
            _ => &[Self::Turned],
        }
    }

    /// Whether it tells of arguments that play this part.
    pub const fn takes(self, role: Role) -> bool {
        let circumstance = matches!(role, Role::Oblique | Role::Unmarked | Role::Adverb | Role::Adverbial);
        match self {
            Self::Own => true,
            Self::Turned => !circumstance,
            Self::Undergone => circumstance,
        }
    }
}

//! Closed sets of annotation names: an enum, its written names, and the way between them.

/// A name that is not in its annotation scheme, such as the tag `NNX`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is not a {scheme}")]
pub struct ParseNameError {
    /// What was expected, such as `Penn Treebank tag`.
    pub scheme: &'static str,
    /// What was written.
    pub name: String,
}

/// Declares an enum each of whose variants has one written name and a gloss, which becomes its documentation.
macro_rules! named {
    ($(#[$meta:meta])* $set:ident, $scheme:literal { $($variant:ident = $name:literal, $gloss:literal;)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $set {
            $(#[doc = concat!("`", $name, "`: ", $gloss, ".")] $variant,)*
        }

        impl $set {
            /// Every member, in the order of declaration; `ALL[m as usize] == m`.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name as the treebanks write it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }

        impl std::fmt::Display for $set {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $set {
            type Err = $crate::prose::ParseNameError;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                match name {
                    $($name => Ok(Self::$variant),)*
                    _ => Err($crate::prose::ParseNameError { scheme: $scheme, name: name.to_owned() }),
                }
            }
        }
    };
}

pub(crate) use named;

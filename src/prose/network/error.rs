//! What can be wrong with a model's bytes.

/// Bytes that are not a model, or not of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeModelError {
    /// The first line is another one, as in a model of another version.
    #[error("not a model of this version")]
    Magic,
    /// The bytes end too early, as in a file cut short.
    #[error("the model is cut short")]
    Short,
    /// A size that no model has, as in a damaged file.
    #[error("the model has an impossible size")]
    Shape,
    /// Bytes are left over.
    #[error("the model is followed by something else")]
    Trailing,
}

//! What a document may cost. Beyond these it is refused; nothing is cut off in silence.

use std::time::Duration;

/// The largest file, in bytes.
pub(super) const LARGEST_FILE: usize = 256 << 20;
/// The most bytes that the parts of an archive or the streams of a PDF may unpack to.
pub(super) const LARGEST_UNPACKED: usize = 512 << 20;
/// The most bytes that one stream of a PDF may unpack to.
pub(super) const LARGEST_STREAM: usize = 128 << 20;
/// How much larger than packed a part of an archive may be.
pub(super) const LARGEST_RATIO: usize = 250;
/// Parts up to this size, in bytes, may have any ratio: a page of spaces packs well.
pub(super) const SMALL_PART: usize = 4 << 20;
/// The most entries of an archive.
pub(super) const MOST_ENTRIES: usize = 20_000;
/// The most elements of a page of HTML or XML.
pub(super) const MOST_ELEMENTS: usize = 2_000_000;
/// How deep elements may be nested.
pub(super) const DEEPEST: usize = 400;
/// The most columns that one cell of a table may span.
pub(super) const WIDEST_TABLE: usize = 200;
/// The most pages.
pub(super) const MOST_PAGES: usize = 20_000;
/// The longest that a document may take. A clock decides nothing but this refusal.
pub(super) const LONGEST: Duration = Duration::from_secs(120);

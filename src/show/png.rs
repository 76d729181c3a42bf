//! Drawings as pictures of points: the SVG, drawn with the fonts of this machine.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

/// Points for each pixel of the drawing, so that it can be printed.
const SCALE: f32 = 2.0;
/// The longest side of a picture, in points.
const LONGEST: f32 = 16_000.0;
/// Typefaces that machines have, the likeliest first.
const TYPEFACES: [&str; 7] =
    ["DejaVu Sans", "Noto Sans", "Liberation Sans", "Arial", "Helvetica", "Segoe UI", "Helvetica Neue"];

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PngError {
    /// A machine without any font, such as a bare container.
    #[error("this machine has no font to write the names with")]
    NoFont,
    /// A drawing beyond all measures.
    #[error("the drawing is too large for a picture")]
    TooLarge,
}

/// The fonts of this machine, and the typeface that names are written in.
fn fonts() -> (fontdb::Database, Option<String>) {
    let mut fonts = fontdb::Database::new();
    fonts.load_system_fonts();
    let has = |family: &str| fonts.faces().any(|face| face.families.iter().any(|(name, _)| name == family));
    let any = || fonts.faces().next().and_then(|face| Some(face.families.first()?.0.clone()));
    let family = TYPEFACES.into_iter().find(|family| has(family)).map(str::to_owned).or_else(any);
    (fonts, family)
}

/// The typeface that names are written in, if there is any.
pub(crate) fn typeface() -> Option<String> {
    fonts().1
}

/// A drawing in PNG, light.
pub(crate) fn png(svg: &str) -> Result<Vec<u8>, PngError> {
    let (mut fonts, family) = fonts();
    let family = family.ok_or(PngError::NoFont)?;
    fonts.set_sans_serif_family(&family);
    let options = Options { font_family: family, fontdb: std::sync::Arc::new(fonts), ..Options::default() };
    // What it looks like in the dark is no matter of a picture, which is light.
    let svg = svg.replace(super::svg::DARK, "");
    let tree = Tree::from_str(&svg, &options).map_err(|_| PngError::TooLarge)?;
    let size = tree.size();
    let scale = SCALE.min(LONGEST / size.width().max(size.height()));
    let mut picture = Pixmap::new((size.width() * scale).ceil() as u32, (size.height() * scale).ceil() as u32)
        .ok_or(PngError::TooLarge)?;
    picture.fill(Color::from_rgba8(0xfd, 0xfd, 0xfb, 0xff));
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().map_err(|_| PngError::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_have_the_size_of_the_drawing() {
        let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\"><rect width=\"9\" height=\"9\"/></svg>";
        match png(drawing) {
            Ok(bytes) => {
                assert!(bytes.starts_with(b"\x89PNG"));
                assert_eq!(bytes.get(16..24), Some([0, 0, 0, 60, 0, 0, 0, 40].as_slice()));
            }
            Err(error) => assert_eq!(error, PngError::NoFont),
        }
    }
}

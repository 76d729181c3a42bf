//! Writing small PDF files.

/// A page whose content is a stream with these entries in its dictionary.
pub fn with_stream(entries: &str, content: &[u8]) -> Vec<u8> {
    file(&[stream(entries, content)])
}

/// A page that draws a form, which can draw itself.
pub fn with_form(form: &[u8]) -> Vec<u8> {
    let entries = "/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>";
    file(&[stream("", b"/X Do"), stream(entries, form)])
}

fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{entries}/Length {}>>\nstream\n", content.len()).into_bytes();
    object.extend_from_slice(content);
    object.extend_from_slice(b"\nendstream");
    object
}

/// Objects 5 and on beside a catalogue, one page and a font.
fn file(more: &[Vec<u8>]) -> Vec<u8> {
    let resources = "/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>";
    let mut objects: Vec<Vec<u8>> = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 5 0 R{resources}>>").into_bytes(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
    ];
    objects.extend_from_slice(more);
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = vec![];
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend_from_slice(format!("{} 0 obj\n", number + 1).as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let start = out.len();
    out.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).as_bytes());
    for place in &places {
        out.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    let trailer = format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", places.len() + 1);
    out.extend_from_slice(trailer.as_bytes());
    out
}

//! Loading: the fast way against the full parser, packed files, mistakes.

use super::*;
use crate::store::RdfFormat;
use oxigraph::io::RdfParser;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

fn folder(test: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/tmp/bulk").join(test);
    _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    path
}

fn listed(draft: Draft) -> BTreeSet<String> {
    draft.into_quads().iter().map(ToString::to_string).collect()
}

fn load(path: &Path, bulk: &Bulk) -> Result<(BTreeSet<String>, Vec<Mistake>), BulkError> {
    bulk.read(&[path.to_owned()]).map(|loaded| (listed(loaded.draft), loaded.mistakes))
}

/// Lines of every shape that the grammar has, and of some that it has not.
const LINES: &[&str] = &[
    "<http://x/a> <http://x/p> <http://x/b> .",
    "<http://x/a> <http://x/p> \"plain\" .",
    "<http://x/a>\t<http://x/p>\t\"tabs\"\t.",
    "  <http://x/a>   <http://x/p>  \"spaces\"  .  ",
    "<http://x/a><http://x/p><http://x/tight>.",
    "<http://x/a> <http://x/p> \"tight\".",
    "<http://x/a> <http://x/p> \"with \\\"escapes\\\" \\u00e9 \\n\" .",
    "<http://x/a> <http://x/p> \"é – 中\"@zh .",
    "<http://x/a> <http://x/p> \"colour\"@en-GB .",
    "<http://x/a> <http://x/p> \"colour\"@en-gb .",
    "<http://x/a> <http://x/p> \"colour\"@en-x-private .",
    "<http://x/a> <http://x/p> \"colour\"@nonsenselanguagetag .",
    "<http://x/a> <http://x/p> \"colour\"@e1 .",
    "<http://x/a> <http://x/p> \"7\"^^<http://www.w3.org/2001/XMLSchema#integer> .",
    "<http://x/a> <http://x/p> \"07\"^^<http://www.w3.org/2001/XMLSchema#integer> .",
    "<http://x/a> <http://x/p> \"s\"^^<http://www.w3.org/2001/XMLSchema#string> .",
    "<http://x/a> <http://x/p> \"2024-02-30\"^^<http://www.w3.org/2001/XMLSchema#date> .",
    "<http://x/a> <http://x/p> \"x\"^^<relative> .",
    "<http://x/a> <http://x/p> \"x\"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString> .",
    "_:a <http://x/p> _:b1 .",
    "_:a-b <http://x/p> _:b.c .",
    "_:a <http://x/p> _:b.",
    "_: <http://x/p> _:b .",
    "<urn:x:a> <urn:p> <mailto:a@b.c> .",
    "<http://h:80/a> <http://x/p?q=1&r#f> <http://x/%20> .",
    "<http://h:abc> <http://x/p> <http://x/b> .",
    "<http://x/%zz> <http://x/p> <http://x/b> .",
    "<http://x/a b> <http://x/p> <http://x/b> .",
    "<http://x/a#b#c> <http://x/p> <http://x/b> .",
    "<http://x/\\u00e9> <http://x/p> <http://x/é> .",
    "<relative> <http://x/p> <http://x/b> .",
    "<> <http://x/p> <http://x/b> .",
    "<http://x/[a]> <http://x/p> <http://[::1]/> .",
    "<http://x/a> <http://x/p> <http://x/b> . # comment",
    "# comment",
    "",
    "   ",
    "<http://x/a> <http://x/p> .",
    "<http://x/a> <http://x/p> <http://x/b>",
    "<http://x/a> <http://x/p> <http://x/b> . <http://x/a> <http://x/p> <http://x/c> .",
    "<http://x/a> <http://x/p> <http://x/b> <http://x/g> .",
    "<http://x/a> <http://x/p> \"in a graph\" _:g .",
    "<http://x/a> _:p <http://x/b> .",
    "\"literal\" <http://x/p> <http://x/b> .",
    "<http://x/a> <http://x/p> 'single' .",
    "<http://x/a> <http://x/p> \"open .",
    "<http://x/a> <http://x/p> \"\" .",
    "nonsense",
];

#[test]
fn the_fast_way_takes_what_the_full_parser_takes() {
    for format in [RdfFormat::NTriples, RdfFormat::NQuads] {
        for line in LINES {
            for ending in ["", "\n", "\r\n"] {
                let text = format!("{line}{ending}");
                let full = RdfParser::from_format(format).for_slice(text.as_bytes()).collect::<Result<Vec<_>, _>>();
                let mut lines = Lines::new(format, "f", false);
                lines.read(text.as_bytes(), false);
                match full {
                    Ok(quads) => {
                        assert_eq!(lines.mistakes, [], "{text:?}");
                        let expected: BTreeSet<String> =
                            quads.iter().map(|quad| quad.to_string().replace("_:", "_:f")).collect();
                        assert_eq!(listed(lines.draft), expected, "{text:?}");
                    }
                    Err(_) => assert_eq!(lines.mistakes.len(), 1, "{text:?}"),
                }
            }
        }
    }
}

/// Many lines put together by chance, in blocks, against the full parser over all of them.
#[test]
fn generated_files_are_read_as_the_full_parser_reads_them() {
    let good: Vec<&str> = LINES
        .iter()
        .copied()
        .filter(|line| RdfParser::from_format(RdfFormat::NQuads).for_slice(line.as_bytes()).all(|quad| quad.is_ok()))
        .collect();
    let mut state = 11_u32;
    let mut text = String::new();
    for _ in 0..4_000 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let line = good[(state >> 8) as usize % good.len()];
        text += &line.replace("http://x/b", &format!("http://x/{}/b{}", state % 9, state % 301));
        text += if state.is_multiple_of(5) { "\r\n" } else { "\n" };
    }
    let full = RdfParser::from_format(RdfFormat::NQuads).for_slice(text.as_bytes()).map(Result::unwrap);
    let expected: BTreeSet<String> = full.map(|quad| quad.to_string().replace("_:", "_:f")).collect();
    let mut whole = Draft::default();
    for (at, part) in text.split_inclusive('\n').collect::<Vec<_>>().chunks(333).enumerate() {
        let mut lines = Lines::new(RdfFormat::NQuads, "f", false);
        lines.read(part.concat().as_bytes(), false);
        if at == 0 { whole = lines.draft } else { whole.append(lines.draft) }
    }
    assert_eq!(listed(whole), expected);
}

#[test]
fn packed_files_and_folders_are_read() {
    let path = folder("packed");
    let text = "<http://x/a> <http://x/p> _:b .\n<http://x/a> <http://x/p> \"c\" <http://x/g> .\n";
    let gzip = |text: &str| {
        let mut packed = flate2::write::GzEncoder::new(vec![], flate2::Compression::fast());
        packed.write_all(text.as_bytes()).unwrap();
        packed.finish().unwrap()
    };
    let bzip = |text: &str| {
        let mut packed = bzip2::write::BzEncoder::new(vec![], bzip2::Compression::fast());
        packed.write_all(text.as_bytes()).unwrap();
        packed.finish().unwrap()
    };
    let zstd =
        |text: &str| ruzstd::encoding::compress_to_vec(text.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
    let (first, second) = text.split_at(text.find('\n').unwrap() + 1);
    let files = [
        ("a.nq", text.as_bytes().to_vec()),
        ("b.nq.gz", [gzip(first), gzip(second)].concat()),
        ("c.nq.bz2", [bzip(first), bzip(second)].concat()),
        ("d.nq.zst", [zstd(first), zstd(second)].concat()),
    ];
    for (name, bytes) in files {
        std::fs::write(path.join(name), bytes).unwrap();
        let (found, _) = load(&path.join(name), &Bulk::default()).unwrap();
        assert_eq!(found.len(), 2, "{name}");
        assert!(found.contains("<http://x/a> <http://x/p> \"c\" <http://x/g>"), "{name}");
    }
    std::fs::create_dir(path.join("more")).unwrap();
    std::fs::write(path.join("more/e.ttl"), "<http://x/a> <http://x/p> [], [] .").unwrap();
    std::fs::write(path.join("readme.md"), "No RDF.").unwrap();
    let (all, _) = load(&path, &Bulk::default()).unwrap();
    assert_eq!(all.len(), 4 + 1 + 2, "blank nodes of four files and two of the fifth: {all:?}");
    let (flat, _) = load(&path, &Bulk { flat: true, ..Bulk::default() }).unwrap();
    assert!(flat.contains("<http://x/a> <http://x/p> \"c\""));
    std::fs::write(path.join("cut.nt.gz"), &gzip(text)[..20]).unwrap();
    assert!(matches!(load(&path.join("cut.nt.gz"), &Bulk::default()), Err(BulkError::Refused { .. })));
}

#[test]
fn mistakes_have_a_place_and_may_be_left_out() {
    let path = folder("mistakes");
    let good = "<http://x/a> <http://x/p> <http://x/b> .\n".repeat(200_000);
    let text = format!("{good}<http://x/a> <http://x/p> 'c' .\n<http://x/a> <http://x/p> \"kept\" .\nwhat\n");
    let file = path.join("large.nt");
    std::fs::write(&file, text).unwrap();
    let Err(BulkError::Mistake(mistake)) = load(&file, &Bulk::default()) else { panic!("it has mistakes") };
    assert_eq!((mistake.line, mistake.column), (200_001, 27));
    let lenient = Bulk { lenient: true, ..Bulk::default() };
    let (found, mistakes) = load(&file, &lenient).unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!(mistakes.iter().map(|mistake| mistake.line).collect::<Vec<_>>(), [200_001, 200_003]);
    let turtle = path.join("wrong.ttl");
    std::fs::write(
        &turtle,
        "<http://x/a> <http://x/p> <http://x/b> .\n<http://x/a> <http://x/p> .\n<http://x/a> <http://x/p> 1 .",
    )
    .unwrap();
    let Err(BulkError::Mistake(mistake)) = load(&turtle, &Bulk::default()) else { panic!("it has a mistake") };
    assert_eq!((mistake.line, mistake.column), (2, 27));
    // The parser of Turtle goes on after the next full stop: the statement behind a mistake may go with it.
    assert_eq!(load(&turtle, &lenient).unwrap().0.len(), 1);
    assert!(matches!(load(&path.join("none.nt"), &lenient), Err(BulkError::Missing(_))));
    std::fs::write(path.join("note.txt"), "Prose.").unwrap();
    assert!(matches!(load(&path.join("note.txt"), &lenient), Err(BulkError::NotRdf(_))));
}

//! An index against the list of its statements.

use super::checked::Checked;
use super::file::HEADER;
use super::file::MAGIC;
use super::id::{DEFAULT_GRAPH, FIRST_SMALL};
use super::mapped::Bytes;
use super::*;
use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, Term};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A world of every kind of term, with chance as a seed of its own.
fn draft(seed: u32, triples: usize) -> Draft {
    let mut state = seed;
    let mut chance = move |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let mut draft = Draft::default();
    let term = |draft: &mut Draft, kind: u32, n: u32| -> Id {
        let node = |n: u32| NamedNode::new_unchecked(format!("http://x/{}/n{n}", n % 7));
        let term: Term = match kind {
            0 => node(n).into(),
            1 => Literal::new_language_tagged_literal_unchecked(format!("Word{} of {n}", n % 5), "en").into(),
            2 => Literal::from(i64::from(n) - 20).into(),
            3 => Literal::new_typed_literal(format!("20{:02}-03-0{}", n % 40, 1 + n % 9), xsd::DATE).into(),
            _ => Literal::new_simple_literal(format!("plain {n}")).into(),
        };
        draft.terms.term(term.as_ref())
    };
    for _ in 0..triples {
        let (s, p, kind, o) = (chance(40), 100 + chance(9), chance(5), chance(60));
        let (s, p, o) = (term(&mut draft, 0, s), term(&mut draft, 0, p), term(&mut draft, kind, o));
        if chance(4) == 0 {
            let g = 200 + chance(3);
            let g = term(&mut draft, 0, g);
            draft.quads.push([s, p, o, g]);
        } else {
            draft.triples.push([s, p, o]);
        }
    }
    draft
}

fn path(name: &str) -> PathBuf {
    let directory = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/tmp/index");
    std::fs::create_dir_all(&directory).unwrap();
    directory.join(format!("{name}-{}", std::process::id()))
}

fn bytes_of(draft: Draft, name: &str) -> Vec<u8> {
    let path = path(name);
    draft.write(std::fs::File::create(&path).unwrap()).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    bytes
}

fn index_of(bytes: Vec<u8>) -> Result<Index, OpenIndexError> {
    Index::of(Checked::of("made".to_owned(), Bytes::Made(bytes), MAGIC)?)
}

/// The statements of a draft as text.
fn listed(draft: &Draft) -> BTreeSet<[String; 4]> {
    let show = |id: Id| match draft.terms.get(id).or_else(|| id::literal(id).map(Into::into)) {
        Some(term) => term.to_string(),
        None => String::new(),
    };
    let quads = draft.quads.iter().map(|quad| quad.map(show));
    quads.chain(draft.triples.iter().map(|&[s, p, o]| [show(s), show(p), show(o), String::new()])).collect()
}

#[test]
fn an_index_tells_its_statements_by_every_part() {
    for (seed, size) in [(1, 0), (2, 1), (3, 40), (4, 900), (5, 6_000)] {
        let draft = draft(seed, size);
        let expected = listed(&draft);
        let index = index_of(bytes_of(draft, &format!("parts{seed}"))).unwrap();
        let show = |id: Id| index.term(id).map_or_else(String::new, |term| term.to_string());
        let mut by_row = BTreeSet::new();
        let mut by_object = BTreeSet::new();
        let mut by_run = BTreeSet::new();
        for subject in 0..index.subjects_count() as Id {
            for (predicate, objects) in index.row(subject) {
                let place = index.predicate(predicate).unwrap();
                assert_eq!(index.objects(subject, place), objects);
                for object in objects.iter() {
                    assert!(index.subjects(place, object).contains(subject));
                    by_row.insert([show(subject), show(predicate), show(object), String::new()]);
                }
            }
        }
        for (place, predicate) in index.predicates().iter().enumerate() {
            assert!(index.runs(place).objects().iter().is_sorted());
            assert_eq!(index.runs(place).triples(), index.runs(place).map(|(_, run)| run.len()).sum::<usize>());
            for (object, subjects) in index.runs(place) {
                by_run.extend(subjects.iter().map(|s| [show(s), show(predicate), show(object), String::new()]));
                for (predicate, subjects) in index.about(object) {
                    by_object.extend(subjects.iter().map(|s| [show(s), show(predicate), show(object), String::new()]));
                }
            }
        }
        let named = index.rows(rows::Order::Gspo).iter().map(|row| rows::Order::Gspo.quad(row).map(show));
        let named: BTreeSet<[String; 4]> = named.collect();
        assert_eq!((by_row.len(), named.len()), (index.triples(), index.quads()));
        assert!(by_row == by_object && by_row == by_run);
        assert_eq!(by_row.into_iter().chain(named).collect::<BTreeSet<_>>(), expected);
        assert!(index.check().is_ok());
    }
}

#[test]
fn terms_are_found_by_what_they_are() {
    let index = index_of(bytes_of(draft(6, 2_000), "found")).unwrap();
    for id in 0..index.terms() as Id {
        let term = index.term(id).unwrap();
        assert_eq!(index.find(term.as_ref()), Some(id));
    }
    assert_eq!(index.find(NamedNode::new_unchecked("http://x/9/n").as_ref().into()), None);
    assert!(index.term(index.terms() as Id).is_none() && index.term(DEFAULT_GRAPH).is_none());
    assert!(index.objects(FIRST_SMALL, 0).is_empty() && index.subjects(0, DEFAULT_GRAPH).is_empty());
}

#[test]
fn the_same_statements_give_the_same_bytes() {
    assert_eq!(bytes_of(draft(7, 3_000), "same1"), bytes_of(draft(7, 3_000), "same2"));
}

#[test]
fn strings_are_found_by_what_they_contain() {
    let index = index_of(bytes_of(draft(8, 4_000), "words")).unwrap();
    let strings: Vec<(Id, String)> = (0..index.terms() as Id)
        .filter_map(|id| Some((id, index.token(id).filter(|token| token.is_string())?.text.to_lowercase())))
        .collect();
    for needle in ["word", "of 1", "d3 of", "3 OF 2", "lain", "plain 5", " of ", "x", "of", "word1 of 11", "1 of 1"] {
        let expected: Vec<Id> =
            strings.iter().filter(|(_, text)| text.contains(&needle.to_lowercase())).map(|(id, _)| *id).collect();
        let found = index.strings_with(needle).unwrap();
        assert!(found.is_sorted());
        assert!(expected.iter().all(|id| found.contains(id)), "{needle}");
        assert!(found.len() <= expected.len().max(64) * 4, "{needle}: {} for {}", found.len(), expected.len());
    }
    assert_eq!(index.strings_with(" - "), None);
}

#[test]
fn a_damaged_file_gives_an_error_and_no_answer() {
    let bytes = bytes_of(draft(9, 3_000), "damage");
    let sound = listed_of(&index_of(bytes.clone()).unwrap());
    let mut found = 0;
    for at in (0..bytes.len()).step_by(bytes.len() / 400) {
        for bit in [0, 7] {
            let mut other = bytes.clone();
            other[at] ^= 1 << bit;
            let Ok(index) = index_of(other) else {
                found += 1;
                continue;
            };
            let listed = listed_of(&index);
            match index.check() {
                Err(_) => found += 1,
                // Only bytes that nobody reads may differ: those between the table of sections and its checksum.
                Ok(()) => assert!(at < HEADER, "{at}"),
            }
            assert!(index.sound().is_err() || listed == sound);
        }
    }
    assert!(found > 700, "{found}");
    for length in [0, 7, 100, HEADER, bytes.len() / 2, bytes.len() - 1] {
        assert!(index_of(bytes[..length].to_vec()).is_err(), "{length}");
    }
}

fn listed_of(index: &Index) -> Vec<(Id, Id, Id)> {
    let row = |s: Id| index.row(s).flat_map(move |(p, objects)| objects.iter().map(move |o| (s, p, o)));
    (0..index.subjects_count() as Id).flat_map(row).collect()
}

#[test]
fn a_newer_file_is_refused_as_such() {
    let mut bytes = bytes_of(draft(10, 10), "newer");
    bytes[8] = 9;
    assert!(matches!(index_of(bytes), Err(OpenIndexError::Newer { found: 9, .. })));
    assert!(matches!(index_of(b"%PDF-1.7".to_vec()), Err(OpenIndexError::NoIndex(_))));
}

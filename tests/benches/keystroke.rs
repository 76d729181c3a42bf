//! From a keystroke to the list of what can come next, on a kept graph.
//!
//! `cargo bench --bench keystroke -- 1000000` takes a graph of a million triples; without a number, of a hundred thousand.
//! Each question is typed letter by letter, and after each letter the list is made as the prompt shows it: candidates with
//! their counts. Told are quantiles and the slowest ten, of the time that passed and of the time that the processor worked at it,
//! which others on the same machine do not lengthen (Linux). The first list of all, for which names are put into their order, is told apart.
//! A beginning behind the number (`-- 1000000 "who holds "`) is the only one that is measured: for a look at what takes so long.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark that fails panics, which is how it says so"
)]

mod fora;

use rapporteur::knowledge::{Knowledge, load_bulk};
use rapporteur::store::{Bulk, Kept};
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

const QUESTIONS: [&str; 10] = [
    "which committees are part of Forum 0 on Trade of Forum 0?",
    "what is Committee 3 on Health of Forum 0?",
    "who holds Post 1, Forum 0 on Trade of Forum 0?",
    "which meetings are organized by WorkingGroup 7 on Tourism of Forum 2?",
    "who is Person 0 of f1b2?",
    "what is produced by Meeting 2014 of the TaskForce 20 on Customs of Forum 1?",
    "how many meetings are hosted by economy8?",
    "list working groups with their label",
    "which reports are about topic 3 and produced by Meeting 2012 of the Committee 2 on Energy of Forum 0?",
    "does Subgroup 45 on Food Security of Forum 2 produce reports?",
];

fn main() {
    let mut out = io::stdout().lock();
    let size: usize = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(100_000);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("target/tmp/keystroke-{size}"));
    if !folder.exists() {
        let file = folder.with_extension("nt");
        std::fs::write(&file, fora::write(size)).unwrap();
        let kept = Kept::open_or_make(&folder).unwrap();
        load_bulk(&kept, &[file], &Bulk::default()).unwrap();
    }
    let kept = Kept::open(&folder).unwrap();
    let knowledge = Knowledge::about(Box::new(kept));
    knowledge.prepare().unwrap();
    let list = |begun: &str| {
        let (began, worked) = (Instant::now(), worked());
        let candidates = knowledge.completions(begun);
        let counted = candidates.iter().take(100).filter_map(|one| knowledge.counted(one)).count();
        (began.elapsed(), self::worked() - worked, candidates.len(), counted)
    };
    let (first, ..) = list("what is Com");
    writeln!(out, "{size} triples; the first list: {:.1} ms", milliseconds(first)).unwrap();
    let mut took: [Vec<(Duration, String)>; 2] = [vec![], vec![]];
    let mut lists = 0;
    for begun in beginnings() {
        let (passed, worked, found, _) = list(&begun);
        lists += usize::from(found > 0);
        took[0].push((passed, begun.clone()));
        took[1].push((worked, begun));
    }
    writeln!(out, "{} keystrokes, {lists} of them with candidates", took[0].len()).unwrap();
    for (mut took, what) in took.into_iter().zip(["time that passed", "time of the processor"]) {
        took.sort();
        let at = |share: f64| took.get((took.len() as f64 * share) as usize).or(took.last()).unwrap();
        writeln!(out, "{what}:").unwrap();
        for (name, share) in [("p50", 0.5), ("p90", 0.9), ("p99", 0.99)] {
            writeln!(out, "{name:>8} {:>8.2} ms", milliseconds(at(share).0)).unwrap();
        }
        for (time, begun) in took.iter().rev().take(10) {
            writeln!(out, "         {:>8.2} ms   after “{begun}”", milliseconds(*time)).unwrap();
        }
    }
}

/// What is typed: a beginning that was given, else each question letter by letter.
fn beginnings() -> Vec<String> {
    let given =
        std::env::args().skip(1).find(|argument| !argument.starts_with('-') && argument.parse::<usize>().is_err());
    let typed = |question: &'static str| {
        question.char_indices().filter_map(|(end, letter)| question.get(..end + letter.len_utf8()).map(str::to_owned))
    };
    given.map_or_else(|| QUESTIONS.into_iter().flat_map(typed).collect(), |begun| vec![begun])
}

/// For how long the processor has worked at this thread; nothing where the system does not tell.
fn worked() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(told.split(' ').next().and_then(|nanoseconds| nanoseconds.parse().ok()).unwrap_or_default())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

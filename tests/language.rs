//! The question language as people meet it: every sentence of `tests/language/*.md` is said back as it should be.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on says so by failing")]

use rapporteur::lexicon::{BUILT_IN, Entry, Lexicon, Meaning, Vocabulary};
use rapporteur::question::{Condition, Outcome, Reading, completions, read};
use rapporteur::rdf::{NamedOrBlankNode, Quad, Term, mint, namespace, parse_turtle};

const WORLD: &str = include_str!("language/world.tsv");

/// What the built-in vocabulary calls its classes and relations.
fn of_vocabulary(quad: &Quad) -> Option<Entry> {
    let (NamedOrBlankNode::NamedNode(node), Term::Literal(form)) = (&quad.subject, &quad.object) else { return None };
    let preferred = quad.predicate.as_ref() == namespace::LABEL;
    let names = preferred || quad.predicate.as_ref() == namespace::ALT_LABEL;
    let is_relation = node.as_str().starts_with(namespace::REL);
    let is_class = node.as_str().rsplit('#').next().is_some_and(|name| name.starts_with(char::is_uppercase));
    let meaning = match (is_relation, is_class) {
        (true, _) => Meaning::Relation(node.clone()),
        (false, true) => Meaning::Class(node.clone()),
        _ => return None,
    };
    names.then(|| Entry { form: form.value().to_owned(), meaning, preferred })
}

fn of_world(line: &str) -> Vec<Entry> {
    let mut cells = line.split('\t');
    let kind = cells.next().unwrap();
    let forms: Vec<&str> = cells.collect();
    let meaning = |form: &str| match kind {
        "thing" => Meaning::Thing(mint::slug(namespace::ID, form)),
        "kind" => Meaning::Kind(form.to_owned()),
        "relation" => Meaning::Relation(mint::slug("http://example.org/", form)),
        _ => Meaning::Quality(form.to_owned()),
    };
    let entry =
        |(at, form): (usize, &&str)| Entry { form: (*form).to_owned(), meaning: meaning(forms[0]), preferred: at == 0 };
    forms.iter().enumerate().map(entry).collect()
}

fn lexicon() -> Lexicon {
    let vocabulary = parse_turtle(BUILT_IN).unwrap();
    let entries = vocabulary.iter().filter_map(of_vocabulary).chain(WORLD.lines().flat_map(of_world));
    Lexicon::from_entries(entries).with_vocabulary(Vocabulary::from_quads(&vocabulary))
}

/// The rows of a Markdown table.
fn rows(markdown: &str) -> Vec<(String, String)> {
    let table = markdown.lines().filter(|line| line.starts_with('|')).skip(2);
    let cells = |line: &str| {
        let (question, said) = line.trim_matches('|').split_once('|').unwrap();
        (question.trim().to_owned(), said.trim().to_owned())
    };
    table.map(cells).collect()
}

fn said_back(question: &str, lexicon: &Lexicon) -> String {
    match read(question, lexicon) {
        Ok(outcome) => outcome.reading.paraphrase,
        Err(error) => format!("error: {error}"),
    }
}

/// What a reading says, whatever the numbers of its variables and the order of its conditions.
fn gist(reading: &Reading) -> Vec<String> {
    let conditions = match &reading.body {
        Condition::All(all) => all.iter().map(|one| format!("{one:?}")).collect(),
        other => vec![format!("{other:?}")],
    };
    let nameless = |text: String| (0..9).fold(text, |text, n| text.replace(&format!("Variable({n})"), "Variable"));
    let mut gist: Vec<String> = conditions.into_iter().map(nameless).collect();
    gist.sort();
    gist.push(format!("{:?} {:?} {:?}", reading.form, reading.about, reading.within));
    gist
}

#[test]
fn questions_are_said_back() {
    let lexicon = lexicon();
    let mut wrong = vec![];
    for (question, expected) in rows(include_str!("language/said-back.md")) {
        let said = said_back(&question, &lexicon);
        if said != expected {
            wrong.push(format!("{question}\n    expected: {expected}\n    said:     {said}"));
        }
    }
    assert!(wrong.is_empty(), "{} said otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_said_back_can_be_asked_again() {
    let lexicon = lexicon();
    let mut wrong = vec![];
    for (question, _) in rows(include_str!("language/said-back.md")) {
        let Ok(Outcome { reading, .. }) = read(&question, &lexicon) else { continue };
        let again = read(&reading.paraphrase, &lexicon).map(|outcome| outcome.reading);
        match again {
            Ok(again) if again.paraphrase == reading.paraphrase && gist(&again) == gist(&reading) => {}
            Ok(again) => wrong.push(format!(
                "{}\n    {}\n    {:#?}\n    {:#?}",
                reading.paraphrase,
                again.paraphrase,
                gist(&reading),
                gist(&again)
            )),
            Err(error) => wrong.push(format!("{}\n    {error}", reading.paraphrase)),
        }
    }
    assert!(wrong.is_empty(), "{} read otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn capitals_quotes_and_marks_do_not_count() {
    let lexicon = lexicon();
    for (one, other) in [
        ("what can SOM1 produce", "What can SOM1 produce?"),
        ("WHO CHAIRS APEC", "who chairs APEC."),
        ("why can’t the host economy act?", "why can't the host economy act"),
        ("who’s the Secretary General", "who is the Secretary General?"),
        ("which best‑practice guidelines are there", "which best-practice guidelines are there"),
        ("who chair APEC", "who chairs APEC"),
        ("what SOM1 can produce?", "what can SOM1 produce?"),
        ("SOM1 can produce what?", "what can SOM1 produce?"),
    ] {
        let plain = |question| said_back(question, &lexicon).to_lowercase().replace('‑', "-");
        assert_eq!(plain(one), plain(other));
    }
}

#[test]
fn every_refusal_has_its_question() {
    let lexicon = lexicon();
    let code = |question: &str| read(question, &lexicon).map_err(|error| error.diagnostic().code).err();
    let long = "who chairs APEC and ".repeat(300);
    for (question, expected) in [
        ("?", "no-words"),
        (long.as_str(), "question-too-long"),
        ("who chairs (((((((((APEC)))))))))", "nested-too-deep"),
        ("who chairs (APEC", "unbalanced-bracket"),
        ("who chairs APEC)", "unbalanced-bracket"),
        ("SELECT ?x WHERE { ?x a ?y }", "query-language"),
        ("MATCH (n:Body)-[:CHAIRS]->(m) RETURN n", "query-language"),
        ("who chairs the Counsil", "unknown-word"),
        ("can the Counsil meet?", "unknown-word"),
        ("who eats APEC", "unknown-verb"),
        ("what does SOM1 chair the meeting", "nothing-asked"),
        ("which APEC", "not-understood"),
        ("can SOM1", "not-understood"),
    ] {
        assert_eq!(code(question), Some(expected), "{}", question.get(..40).unwrap_or(question));
    }
}

#[test]
fn an_unknown_word_is_pointed_at_with_near_ones() {
    let lexicon = lexicon();
    let diagnostic = read("who chairs the Counsil", &lexicon).unwrap_err().diagnostic();
    assert_eq!((diagnostic.labels[0].span.start, diagnostic.labels[0].span.end), (15, 22));
    assert!(diagnostic.help[0].contains("Council"), "{:?}", diagnostic.help);
}

#[test]
fn whether_something_holds_may_be_asked_of_unknown_things() {
    let outcome = read("can the Troika veto the budget?", &lexicon()).unwrap();
    let codes: Vec<&str> = outcome.warnings.iter().map(|warning| warning.code).collect();
    assert_eq!(codes, ["not-mentioned", "not-mentioned"]);
}

#[test]
fn hard_questions_are_answered_or_refused() {
    let lexicon = lexicon();
    let words = ["APEC", "reports", "chairs", "the", "committees", "and", "of", "binding", "that", "veto", "can", "("];
    let noise: Vec<&str> = (0..600).map(|n| words[(n * 7 + n / 5) % words.len()]).collect();
    for (question, code) in [
        (noise.join(" "), "question-too-long"),
        (format!("who chairs {}", "committees that report to ".repeat(150)), "not-understood"),
        ("(".repeat(4000), "no-words"),
        ("x".repeat(100_000), "question-too-long"),
    ] {
        let error = read(&question, &lexicon).map_err(|error| error.diagnostic().code).err();
        assert_eq!(error, Some(code), "{}", question.get(..40).unwrap());
    }
}

#[test]
fn completion_knows_grammar_and_names() {
    let lexicon = lexicon();
    let texts = |prefix: &str| -> Vec<String> { completions(prefix, &lexicon).into_iter().map(|c| c.text).collect() };
    for (prefix, expected) in [
        ("wh", "which"),
        ("what can SOM1 pro", "produce"),
        ("who chairs the Pacific Isl", "Pacific Islands Forum"),
        ("how many members do", "does"),
        ("list officials with th", "their"),
    ] {
        assert!(texts(prefix).iter().any(|text| text == expected), "{prefix}: {:?}", texts(prefix));
    }
    assert!(!texts("can SOM1 produce ").iter().any(|text| text == "can"));
    assert_eq!(completions("who chairs the Pacific Isl", &lexicon)[0].start, 15);
}

#[test]
fn completion_offers_nothing_twice() {
    let lexicon = lexicon();
    let question = "which committees that report to the Council can adopt guidelines";
    for at in question.char_indices().map(|(at, _)| at).step_by(5) {
        let (begun, _) = question.split_at(at);
        let found = completions(begun, &lexicon);
        assert!(found.windows(2).all(|pair| pair[0] != pair[1]), "{begun}");
    }
}

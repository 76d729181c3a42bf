//! Prints extractions of CoNLL-U from stdin.
use rapporteur::prose::*;
use rapporteur::text::Span;
use std::io::Read;
fn words(s: &Sentence, p: &Phrase) -> String {
    p.reworded
        .clone()
        .unwrap_or_else(|| p.tokens.iter().map(|&t| s.tokens[t].form.clone()).collect::<Vec<_>>().join(" "))
}
fn flush(text: &str, toks: &mut Vec<Token>) {
    if toks.is_empty() {
        return;
    }
    show(text, Sentence::new(std::mem::take(toks)));
}
fn show(text: &str, s: Sentence) {
    if std::env::var("TREE").is_ok() {
        for (i, t) in s.tokens.iter().enumerate() {
            println!(
                "{i}\t{}\t{}\t{}\t{}\t{}",
                t.form,
                t.lemma,
                t.tag,
                t.head.map_or("-".into(), |h| format!("{h} {}", s.tokens[h].form)),
                t.relation
            );
        }
    }

    println!("# {text}");
    for e in extract(&s) {
        let q: Vec<String> = e
            .qualifiers
            .iter()
            .map(|q| match q {
                PhraseQualifier::Time(r, d) => format!("{r:?} {d}"),
                PhraseQualifier::TimeText(p) => format!("time {}", words(&s, p)),
                PhraseQualifier::Scope(a, p) => format!("{a} {}", words(&s, p)),
                PhraseQualifier::Venue(p) => format!("venue {}", words(&s, p)),
                PhraseQualifier::Hedge(p) => format!("hedge {}", words(&s, p)),
                PhraseQualifier::Condition(p) => format!("cond {}", words(&s, p)),
                PhraseQualifier::Attribution(p) => format!("acc {}", words(&s, p)),
            })
            .collect();
        let o = match &e.object {
            None => "-".into(),
            Some(Object::Thing(p)) => words(&s, p),
            Some(Object::Text(p)) => format!("\"{}\"", words(&s, p)),
        };
        println!(
            "  {} | {} | {} | {} {} | {:?} | {}",
            words(&s, &e.subject),
            e.relation,
            o,
            e.modality.as_str(),
            e.polarity.as_str(),
            e.construction,
            q.join("; ")
        );
    }
}
fn main() {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).unwrap();
    if std::env::args().nth(1).as_deref() == Some("text") {
        let source = rapporteur::text::Source::new("t", input.clone());
        for s in Reader::bundled().sentences(&source) {
            let t = input[s.span.start..s.span.end].to_string();
            show(&t, s);
        }
        return;
    }
    if std::env::args().nth(1).as_deref() == Some("bench") {
        let source = rapporteur::text::Source::new("t", input.clone());
        let all: Vec<_> = Reader::bundled().sentences(&source).collect();
        let start = std::time::Instant::now();
        let n: usize = all.iter().map(|s| extract(s).len()).sum();
        let took = start.elapsed().as_secs_f64();
        println!("{n} extractions, {:.2} MB/s", input.len() as f64 / 1e6 / took);
        return;
    }
    let (mut toks, mut text) = (vec![], String::new());
    for line in input.lines() {
        if line.is_empty() {
            flush(&text, &mut toks);
            continue;
        }
        if let Some(t) = line.strip_prefix("# text = ") {
            text = t.into();
        }
        if line.starts_with('#') {
            continue;
        }
        let c: Vec<&str> = line.split('\t').collect();
        let Ok(id) = c[0].parse::<usize>() else { continue };
        let head: usize = c[6].parse().unwrap();
        toks.push(Token {
            span: Span::new(id * 2, id * 2 + 1),
            form: c[1].into(),
            lemma: c[2].into(),
            tag: c[4].parse().unwrap_or(Tag::Nn),
            head: head.checked_sub(1),
            relation: c[7].parse().unwrap_or(Deprel::Dep),
        });
    }
    flush(&text, &mut toks);
}

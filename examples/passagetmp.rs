//! temporary
use rapporteur::prose::Reader;
use rapporteur::prose::passage::{Asked, fillers};
use rapporteur::text::{Source, Span};
fn main() {
    let a: Vec<String> = std::env::args().skip(1).collect();
    let q = Source::new("q", a[0].clone());
    let read = Reader::bundled().read_sentence(&q, Span::new(0, a[0].len()));
    let show = |s: &rapporteur::prose::Sentence| {
        for (i, t) in s.tokens.iter().enumerate() {
            print!("{}/{}/{}.{}>{} ", i + 1, t.form, t.tag.as_str(), t.relation.as_str(), t.head.map_or(0, |h| h + 1));
        }
        println!();
    };
    show(&read);
    let asked = Asked::of(&read);
    println!("{asked:?}");
    let (Some(asked), Some(text)) = (asked, a.get(1)) else { return };
    let source = Source::new("t", text.clone());
    for s in Reader::bundled().sentences(&source) {
        show(&s);
        let named = a.get(2).map(|n| n.split(' ').map(str::to_lowercase).collect()).unwrap_or_default();
        println!("=> {:?}", fillers(&asked, &source, &s, &named));
    }
}

//! A timeline as a drawing: a line for each dated claim, bars along the years.

use super::html::escaped;
use super::map::said;
use super::measures::LETTER;
use super::svg::{DARK, LIGHT};
use crate::claim::{Modality, Polarity};
use crate::knowledge::{Dated, Timeline};
use std::fmt::Write;

/// Measures, in pixels.
const ROW: f64 = 30.0;
const TOP: f64 = 34.0;
const MARGIN: f64 = 20.0;
const YEARS: f64 = 560.0;
/// The most years that are named along the top.
const MOST_TICKS: i32 = 12;

/// The timeline in SVG.
pub(crate) fn svg(timeline: &Timeline) -> String {
    let bounds = || timeline.dated.iter().flat_map(|dated| dated.begin.into_iter().chain(dated.end));
    let first = bounds().fold(f64::INFINITY, f64::min).floor();
    let last = bounds().fold(f64::NEG_INFINITY, f64::max).ceil().max(first + 1.0);
    let (first, last) = if first.is_finite() { (first, last) } else { (0.0, 1.0) };
    let letters = |text: &str| text.chars().count() as f64 * LETTER;
    let left = timeline.dated.iter().map(|dated| letters(&dated.who)).fold(40.0, f64::max) + 2.0 * MARGIN;
    let at = |year: f64| left + (year - first) / (last - first) * YEARS;
    let right = timeline.dated.iter().map(|dated| words_at(dated, &at, first, last).0 + letters(&words(dated)));
    let width = right.fold(left + YEARS, f64::max) + MARGIN;
    let height = TOP + ROW * timeline.dated.len().max(1) as f64 + MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\">\n\
         <title>Timeline</title>\n<desc>{}</desc>\n<style>{LIGHT}{DARK}</style>\n",
        escaped(&sentences(timeline).join(" "))
    );
    ticks((first, last), &at, height, &mut out);
    for (dated, number) in timeline.dated.iter().zip(0_i32..) {
        row(dated, f64::from(number).mul_add(ROW, TOP + ROW / 2.0), left, (first, last), &at, &mut out);
    }
    if timeline.dated.is_empty() {
        let _ =
            writeln!(out, "<text class=\"s\" x=\"{MARGIN}\" y=\"{}\">Nothing of it is dated.</text>", TOP + ROW / 2.0);
    }
    out.push_str("</svg>\n");
    out
}

/// The timeline in sentences: "Peru: host Asia-Pacific Economic Cooperation, in 2024."
pub(crate) fn sentences(timeline: &Timeline) -> Vec<String> {
    timeline.dated.iter().map(|dated| format!("{}: {}, {}.", dated.who, words(dated), dated.written)).collect()
}

fn words(dated: &Dated) -> String {
    format!("{} {}", said(&dated.relation, dated.modality, dated.polarity), dated.whom)
}

/// Where the words of a bar begin, and whether that is within the bar.
fn words_at(dated: &Dated, at: &impl Fn(f64) -> f64, first: f64, last: f64) -> (f64, bool) {
    let (begin, end) = (at(dated.begin.unwrap_or(first)), at(dated.end.unwrap_or(last)));
    let wide = words(dated).chars().count() as f64 * LETTER + 12.0;
    if end - begin > wide { (begin + 6.0, true) } else { (end + 8.0, false) }
}

fn ticks((first, last): (f64, f64), at: &impl Fn(f64) -> f64, height: f64, out: &mut String) {
    let (from, to) = (first as i32, last as i32);
    let step = ((to - from) / MOST_TICKS).max(0) + 1;
    for year in (from..=to).step_by(usize::try_from(step).unwrap_or(1)) {
        let x = at(f64::from(year));
        let _ = writeln!(
            out,
            "<path class=\"w g\" d=\"M{x:.1} {TOP}V{:.1}\"/><text class=\"k\" x=\"{x:.1}\" y=\"{:.1}\">{year}</text>",
            height - MARGIN / 2.0,
            TOP / 2.0
        );
    }
}

fn row(dated: &Dated, middle: f64, left: f64, (first, last): (f64, f64), at: &impl Fn(f64) -> f64, out: &mut String) {
    let class = match (dated.modality, dated.polarity) {
        (_, Polarity::Denied) => "n",
        (Modality::Actual, _) => "y",
        _ => "h",
    };
    let (begin, end) = (at(dated.begin.unwrap_or(first)), at(dated.end.unwrap_or(last)));
    let wide = (end - begin).max(4.0);
    let _ = write!(
        out,
        "<text class=\"s r\" x=\"{:.1}\" y=\"{middle:.1}\">{}</text><rect class=\"t b {class}\" x=\"{begin:.1}\" y=\"{:.1}\" \
         width=\"{wide:.1}\" height=\"{:.1}\" rx=\"3\"><title>{}</title></rect>",
        left - MARGIN / 2.0,
        escaped(&dated.who),
        middle - ROW / 2.0 + 4.0,
        ROW - 8.0,
        escaped(&dated.written)
    );
    let (x, _) = words_at(dated, at, first, last);
    let _ = writeln!(out, "<text class=\"s k\" x=\"{x:.1}\" y=\"{middle:.1}\">{}</text>", escaped(&words(dated)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    #[test]
    fn bars_stand_under_their_years() {
        let knowledge = Knowledge::bundled().unwrap();
        let answer = knowledge.ask("who hosts APEC?").unwrap().answer;
        let drawn = svg(&knowledge.timeline_of(&answer).unwrap());
        for part in ["2023", "2026", "Peru", "host Asia-Pacific Economic Cooperation"] {
            assert!(drawn.contains(part), "{part}\n{drawn}");
        }
    }

    #[test]
    fn names_are_text() {
        let dated = Dated {
            who: "<b>".into(),
            relation: "chair".into(),
            whom: "a & b".into(),
            modality: Modality::Possible,
            polarity: Polarity::Affirmed,
            begin: Some(2020.0),
            end: None,
            written: "since 2020".into(),
        };
        let drawn = svg(&Timeline { dated: vec![dated], left_out: 0 });
        assert!(
            drawn.contains("&lt;b&gt;") && drawn.contains("can chair a &amp; b") && !drawn.contains("<b>"),
            "{drawn}"
        );
        assert!(svg(&Timeline::default()).contains("Nothing of it is dated"));
    }
}

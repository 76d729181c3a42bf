//! The operators of a page: which words are shown where (ISO 32000, clause 9).

use super::font::Font;
use super::matrix::Matrix;
use super::unpack::Unpacker;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::{Page, Resources};
use std::collections::BTreeMap;
use std::rc::Rc;

/// How deep forms may stand in forms.
const DEEPEST_FORM: usize = 12;

/// The most operators of a document; a page has some thousands.
const MOST_OPERATORS: usize = 40_000_000;

/// Words shown at one place, in points from the lower left corner of the page as it is read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    /// The words.
    pub text: String,
    /// Where they begin.
    pub left: f64,
    /// Where they end.
    pub right: f64,
    /// The line that they stand on.
    pub base: f64,
    /// Their size.
    pub size: f64,
    /// Whether they are bold.
    pub is_bold: bool,
    /// Whether they were put there by themselves, and do not go on with what was shown before.
    pub is_placed: bool,
    /// How many quarters of a circle they are turned to the left.
    pub turn: u8,
}

/// Reads pages, and holds what they share.
#[derive(Default)]
pub(super) struct Reader {
    fonts: BTreeMap<(i32, i32), Rc<Font>>,
    /// Unpacks the streams.
    pub unpacker: Unpacker,
    operators: usize,
    /// Glyphs that were shown whose letters no font tells.
    pub untold: usize,
}

/// What the operators set.
#[derive(Clone, Default)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    character_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
}

impl Reader {
    /// What a page shows, in its own order.
    pub fn page(&mut self, page: &Page<'_>) -> Vec<Shown> {
        let mut content = vec![];
        if let Some(stream) = page.raw().get::<Stream<'_>>("Contents") {
            content = self.unpacker.unpack(&stream).unwrap_or_default();
        } else if let Some(streams) = page.raw().get::<Array<'_>>("Contents") {
            for stream in streams.iter::<Stream<'_>>() {
                content.extend(self.unpacker.unpack(&stream).unwrap_or_default());
                content.push(b'\n');
            }
        }
        let state = State { matrix: Matrix(page.initial_transform(false).as_coeffs()), scale: 1.0, ..State::default() };
        let (text, line) = (Matrix::default(), Matrix::default());
        let mut run = Run { reader: self, shown: vec![], state, saved: vec![], text, line, is_placed: true };
        run.content(&content, page.resources(), 0);
        in_turns(run.shown)
    }

    fn font(&mut self, resources: &Resources<'_>, name: &Name<'_>) -> Option<Rc<Font>> {
        let dict = resources.get_font(name)?;
        let Some(id) = dict.obj_id() else { return Some(Rc::new(Font::of(&dict, &mut self.unpacker))) };
        let key = (id.obj_number, id.gen_number);
        if let Some(font) = self.fonts.get(&key) {
            return Some(Rc::clone(font));
        }
        let font = Rc::new(Font::of(&dict, &mut self.unpacker));
        self.fonts.insert(key, Rc::clone(&font));
        Some(font)
    }
}

/// The words of a page, those first that are turned as most of them are; few that are turned otherwise are stamps.
fn in_turns(shown: Vec<Shown>) -> Vec<Shown> {
    let mut letters = [0; 4];
    for part in &shown {
        if let Some(count) = letters.get_mut(usize::from(part.turn)) {
            *count += part.text.len();
        }
    }
    let all: usize = letters.iter().sum();
    let mut turns: Vec<(usize, u8)> = letters.into_iter().zip(0..).filter(|&(count, _)| count * 5 > all).collect();
    turns.sort_by_key(|&(count, turn)| (std::cmp::Reverse(count), turn));
    match turns.as_slice() {
        [_] if letters.iter().filter(|&&count| count > 0).count() == 1 => shown,
        turns => {
            turns.iter().flat_map(|&(_, turn)| shown.iter().filter(move |part| part.turn == turn).cloned()).collect()
        }
    }
}

/// The reading of one page.
struct Run<'r> {
    reader: &'r mut Reader,
    shown: Vec<Shown>,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    is_placed: bool,
}

impl Run<'_> {
    fn content(&mut self, content: &[u8], resources: &Resources<'_>, depth: usize) {
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            self.reader.operators += 1;
            if self.reader.operators > MOST_OPERATORS {
                let problem = super::super::problem::Problem::too_much("operators", MOST_OPERATORS);
                self.reader.unpacker.refused.get_or_insert(problem);
                return;
            }
            match operator {
                TypedInstruction::TextFont(set) => {
                    self.state.font = self.reader.font(resources, set.0);
                    self.state.size = set.1.as_f64();
                }
                TypedInstruction::XObject(form) => self.form(resources, form.0, depth),
                other => self.operator(&other),
            }
        }
    }

    fn operator(&mut self, operator: &TypedInstruction<'_, '_>) {
        use TypedInstruction as Op;
        match operator {
            Op::SaveState(_) if self.saved.len() < 256 => self.saved.push(self.state.clone()),
            Op::RestoreState(_) => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            Op::Transform(m) => {
                let matrix = Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64()));
                self.state.matrix = matrix.then(&self.state.matrix);
            }
            Op::BeginText(_) => self.begin(Matrix::default()),
            Op::CharacterSpacing(space) => self.state.character_space = space.0.as_f64(),
            Op::WordSpacing(space) => self.state.word_space = space.0.as_f64(),
            Op::HorizontalScaling(scale) => self.state.scale = scale.0.as_f64() / 100.0,
            Op::TextLeading(leading) => self.state.leading = leading.0.as_f64(),
            Op::TextRise(rise) => self.state.rise = rise.0.as_f64(),
            Op::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                self.state.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::SetTextMatrix(m) => self.begin(Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64()))),
            Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            Op::ShowText(string) => self.show(string.0.as_bytes()),
            Op::NextLineAndShowText(string) => {
                self.next_line(0.0, -self.state.leading);
                self.show(string.0.as_bytes());
            }
            Op::ShowTextWithParameters(with) => {
                (self.state.word_space, self.state.character_space) = (with.0.as_f64(), with.1.as_f64());
                self.next_line(0.0, -self.state.leading);
                self.show(with.2.as_bytes());
            }
            Op::ShowTexts(parts) => self.show_parts(parts.0),
            _ => {}
        }
    }

    fn begin(&mut self, matrix: Matrix) {
        (self.text, self.line, self.is_placed) = (matrix.clone(), matrix, true);
    }

    fn next_line(&mut self, right: f64, up: f64) {
        let matrix = Matrix([1.0, 0.0, 0.0, 1.0, right, up]).then(&self.line);
        self.begin(matrix);
    }

    fn show_parts(&mut self, parts: &Array<'_>) {
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::String(string) => self.show(string.as_bytes()),
                Object::Number(number) => {
                    self.advance(-number.as_f64() / 1000.0 * self.state.size * self.state.scale);
                }
                _ => {}
            }
        }
    }

    fn advance(&mut self, by: f64) {
        self.text = Matrix([1.0, 0.0, 0.0, 1.0, by, 0.0]).then(&self.text);
    }

    fn show(&mut self, string: &[u8]) {
        let Some(font) = self.state.font.clone() else { return };
        for glyph in font.glyphs(string) {
            let place = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, self.state.rise]).then(&self.text).then(&self.state.matrix);
            let mut width = glyph.width / 1000.0 * self.state.size;
            let shown_width = width * self.state.scale;
            width += self.state.character_space + if glyph.is_space { self.state.word_space } else { 0.0 };
            self.advance(width * self.state.scale);
            match glyph.text {
                Some(text) => self.put(text, &place, shown_width, font.is_bold),
                None => self.reader.untold += 1,
            }
        }
    }

    /// Puts a glyph at a place, if it stands upright there or on its side; what is aslant is no text but a stamp.
    fn put(&mut self, text: String, place: &Matrix, width: f64, is_bold: bool) {
        let size = (self.state.size * place.height()).abs();
        let (Some(turn), true) = (place.turn(), size.is_finite() && size >= 0.5) else { return };
        let upright = |(x, y): (f64, f64)| match turn {
            0 => (x, y),
            1 => (y, -x),
            2 => (-x, -y),
            _ => (-y, x),
        };
        let ((left, base), (right, _)) = (upright(place.origin()), upright(place.apply(width, 0.0)));
        let goes_on = self.shown.last().is_some_and(|last| {
            last.turn == turn
                && (last.base - base).abs() < 0.01 * size
                && (last.size - size).abs() < 0.01 * size
                && (last.right - left).abs() < 0.05 * size
                && last.is_bold == is_bold
        });
        match self.shown.last_mut().filter(|_| goes_on) {
            Some(last) => {
                last.text.push_str(&text);
                last.right = right;
            }
            None => {
                let is_placed = self.is_placed;
                self.shown.push(Shown { text, left, right, base, size, is_bold, is_placed, turn });
            }
        }
        self.is_placed = false;
    }

    fn form(&mut self, resources: &Resources<'_>, name: &Name<'_>, depth: usize) {
        let Some(form) = resources.get_x_object(name).filter(|_| depth < DEEPEST_FORM) else { return };
        let dict = form.dict();
        if dict.get::<Name<'_>>("Subtype").is_none_or(|kind| kind.as_str() != "Form") {
            return;
        }
        let Some(content) = self.reader.unpacker.unpack(&form) else { return };
        let own = Resources::from_parent(dict.get::<Dict<'_>>("Resources").unwrap_or_default(), resources.clone());
        let before = (self.state.clone(), self.text.clone(), self.line.clone(), self.saved.len());
        if let Some(matrix) = dict.get::<[f64; 6]>("Matrix") {
            self.state.matrix = Matrix(matrix).then(&self.state.matrix);
        }
        self.content(&content, &own, depth + 1);
        self.saved.truncate(before.3);
        (self.state, self.text, self.line) = (before.0, before.1, before.2);
    }
}

//! Tables for people: aligned, one light rule, as wide as the terminal, never cut.

use super::columns;
use super::markup::{Piece, Role, Style};
use super::words::harmless;
use comfy_table::presets::NOTHING;
use comfy_table::{
    Attribute, Cell, CellAlignment, Color, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Width,
};

/// The widest column, so that one long name does not push all others out of sight.
const WIDEST: usize = 60;

/// Rows under headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    /// One heading a column.
    pub headings: Vec<String>,
    /// Rows of as many cells.
    pub rows: Vec<Vec<Piece>>,
}

/// The table as lines, the last one not ended; cells too wide are wrapped, never cut.
pub(crate) fn render(table: &Table, style: Style) -> String {
    let mut drawn = comfy_table::Table::new();
    drawn.load_style(
        NOTHING
            .header_lines(ContentLineStyle::none())
            .header_separator(LineStyle::none().fill('─').junction('─'))
            .content_lines(ContentLineStyle::none()),
    );
    drawn.set_header(table.headings.iter().map(|heading| Cell::new(harmless(heading)).add_attribute(Attribute::Bold)));
    for row in &table.rows {
        drawn.add_row(row.iter().map(cell));
    }
    if style.colour {
        drawn.enforce_styling()
    } else {
        drawn.force_no_tty()
    };
    match style.width.and_then(|width| u16::try_from(width).ok()) {
        Some(width) => drawn.set_content_arrangement(ContentArrangement::Dynamic).set_width(width),
        None => drawn.set_content_arrangement(ContentArrangement::Disabled),
    };
    let fixed = |width: usize| Width::Fixed(u16::try_from(width).unwrap_or(u16::MAX));
    match style.width.and_then(|width| columns::widths(table, WIDEST, width)) {
        Some(widths) => drawn.set_constraints(widths.into_iter().map(|width| ColumnConstraint::Absolute(fixed(width)))),
        None => drawn.set_constraints(table.headings.iter().map(|_| ColumnConstraint::UpperBoundary(fixed(WIDEST)))),
    };
    drawn.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

fn cell(piece: &Piece) -> Cell {
    let cell = Cell::new(harmless(&piece.text));
    let is_number = !piece.text.is_empty() && piece.text.chars().all(|c| c.is_ascii_digit());
    let cell = if is_number { cell.set_alignment(CellAlignment::Right) } else { cell };
    match piece.role {
        // The dark ones are those that markup has; the others are hardly seen on white.
        Role::Name => cell.fg(Color::DarkCyan),
        Role::Modality => cell.fg(Color::DarkMagenta),
        Role::Place | Role::Note => cell.add_attribute(Attribute::Dim),
        Role::Verdict | Role::Heading | Role::Mark => cell.add_attribute(Attribute::Bold),
        Role::Plain | Role::Quote | Role::Reading => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let piece = |role, text: &str| Piece { role, text: text.to_owned() };
        Table {
            headings: vec!["deliverable".to_owned(), "number".to_owned()],
            rows: vec![
                vec![piece(Role::Name, "workplans for working groups"), piece(Role::Plain, "7")],
                vec![piece(Role::Name, "joint statements"), piece(Role::Plain, "12")],
            ],
        }
    }

    #[test]
    fn plain_tables_are_aligned() {
        let lines = [
            " deliverable                    number",
            "───────────────────────────────────────",
            " workplans for working groups        7",
            " joint statements                   12",
        ];
        assert_eq!(render(&table(), Style::default()), lines.join("\n"));
    }

    #[test]
    fn colours_are_legible_on_dark_and_on_light() {
        let drawn = render(&table(), Style { colour: true, width: None });
        // Colour 6 of the terminal, not 14, which is bright.
        assert!(drawn.contains("\u{1b}[38;5;6m") && !drawn.contains("38;5;14m"), "{drawn:?}");
    }

    #[test]
    fn narrow_tables_break_between_words() {
        let piece = |text: &str| Piece { role: Role::Plain, text: text.to_owned() };
        let row = ["what it does", "coordinates in", "Asia-Pacific Economic Cooperation", "stated", "[3]"].map(piece);
        let headings = ["", "relation", "value", "said", "source"].map(str::to_owned);
        let table = Table { headings: headings.into(), rows: vec![row.into()] };
        for width in 53..=100 {
            let drawn = render(&table, Style { colour: false, width: Some(width) });
            assert!(drawn.lines().all(|line| line.chars().count() <= width), "{width}\n{drawn}");
            let words = ["Asia-Pacific", "Economic", "Cooperation", "coordinates", "source", "[3]"];
            assert!(words.iter().all(|word| drawn.contains(word)), "{width}\n{drawn}");
        }
    }

    #[test]
    fn narrow_tables_wrap_and_lose_nothing() {
        let drawn = render(&table(), Style { colour: false, width: Some(28) });
        assert!(drawn.lines().all(|line| line.chars().count() <= 28), "{drawn}");
        assert!(["workplans", "working", "groups", "joint", "statements"].iter().all(|word| drawn.contains(word)));
    }
}

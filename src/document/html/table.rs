//! Tables that hold data, and those that only lay out a page.

use super::super::draft::{Flow, Table, Written};
use super::super::limits::WIDEST_TABLE;
use super::furniture::is_hidden;
use super::tree::{Element, Node, Tree};

/// What a cell of data does not hold.
const NOT_IN_DATA: [&str; 9] = ["table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section"];

/// The table, if it holds data: it has heads, or two columns and rows of plain text.
pub(super) fn data(tree: &Tree, number: usize) -> Option<Table> {
    let element = tree.element(number)?;
    if matches!(element.attribute("role"), Some("presentation" | "none")) {
        return None;
    }
    let rows = rows(tree, number);
    let any = |found: &dyn Fn(&Element) -> bool| {
        rows.iter().flat_map(|row| tree.children(row.number)).any(|(_, element)| found(element))
    };
    let has_heads = any(&|cell| cell.name == "th");
    let columns = rows.iter().map(|row| tree.children(row.number).count()).max()?;
    let plain = !rows.iter().flat_map(|row| tree.children(row.number)).any(|(cell, _)| holds(tree, cell, &NOT_IN_DATA));
    if !plain || columns < 2 || (!has_heads && rows.len() < 2) {
        return None;
    }
    let is_head = |row: &&Found| row.in_head || tree.children(row.number).all(|(_, cell)| cell.name == "th");
    let heads = rows.iter().take_while(is_head).count();
    Some(Table { heads: if heads == rows.len() { 0 } else { heads }, rows: written(tree, &rows) })
}

/// A row, and whether it stands in the table's head.
struct Found {
    number: usize,
    in_head: bool,
}

fn rows(tree: &Tree, table: usize) -> Vec<Found> {
    let mut found = vec![];
    for (child, element) in tree.children(table) {
        if element.name == "tr" {
            found.push(Found { number: child, in_head: false });
        } else if element.is(&["thead", "tbody", "tfoot"]) {
            let in_head = element.name == "thead";
            let rows = tree.children(child).filter(|(_, row)| row.name == "tr");
            found.extend(rows.map(|(number, _)| Found { number, in_head }));
        }
    }
    found
}

fn holds(tree: &Tree, number: usize, names: &[&str]) -> bool {
    tree.children(number).any(|(child, element)| element.is(names) || holds(tree, child, names))
}

/// The cells of each row; one that spans rows goes on in those below.
fn written(tree: &Tree, rows: &[Found]) -> Vec<Vec<Written>> {
    let mut spans: Vec<usize> = vec![];
    rows.iter()
        .map(|row| {
            let mut cells: Vec<Written> = vec![];
            let mut column = 0;
            let mut own = tree.children(row.number).filter(|(_, cell)| cell.is(&["td", "th"])).peekable();
            while own.peek().is_some() || spans.get(column).is_some_and(|&rest| rest > 0) {
                spans.resize(spans.len().max(column + 1), 0);
                if let Some(rest) = spans.get_mut(column).filter(|rest| **rest > 0) {
                    *rest -= 1;
                    cells.push(Written { text: String::new(), width: 1, continues: true });
                    column += 1;
                    continue;
                }
                let Some((number, cell)) = own.next() else { break };
                let count = |name| cell.attribute(name).and_then(|value| value.parse::<usize>().ok()).unwrap_or(1);
                let (width, height) =
                    (count("colspan").clamp(1, WIDEST_TABLE), count("rowspan").clamp(1, rows.len().max(1)));
                spans.resize(spans.len().max(column + width), 0);
                spans.iter_mut().skip(column).take(width).for_each(|rest| *rest = height - 1);
                cells.push(Written { text: text(tree, number), width, continues: false });
                column += width;
            }
            cells
        })
        .collect()
}

/// The text of a cell, its paragraphs and items a line each.
fn text(tree: &Tree, number: usize) -> String {
    let mut flow = Flow::default();
    append(tree, number, &mut flow);
    flow.take()
}

fn append(tree: &Tree, number: usize, flow: &mut Flow) {
    for node in tree.element(number).map(|element| element.children.as_slice()).unwrap_or_default() {
        match node {
            Node::Text(text) => flow.push(text),
            Node::Element(child) => {
                let Some(element) = tree.element(*child).filter(|element| !is_hidden(element)) else { continue };
                let is_mark = super::walk::is_reference(tree, *child);
                let breaks = element.is(&["p", "div", "li", "br", "ul", "ol", "dt", "dd", "tr"]);
                if breaks {
                    flow.break_line();
                }
                if !is_mark {
                    append(tree, *child, flow);
                }
                if breaks {
                    flow.break_line();
                }
            }
        }
    }
}

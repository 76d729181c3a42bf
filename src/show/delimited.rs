//! Rows of text for spreadsheets and documents.

use super::words::harmless;
use std::io;

/// The texts, owned.
pub(crate) fn strings<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

/// The lines with their values separated by `delimiter` and quoted where need be.
pub(crate) fn write(lines: &[Vec<String>], delimiter: u8) -> io::Result<String> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(vec![]);
    for line in lines {
        writer.write_record(line)?;
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A Markdown table.
pub(crate) fn markdown_table<'a>(
    headings: impl IntoIterator<Item = &'a str>,
    rows: impl IntoIterator<Item = Vec<String>>,
) -> String {
    let headings: Vec<String> = headings.into_iter().map(str::to_owned).collect();
    let rule = vec!["---".to_owned(); headings.len()];
    [headings, rule].into_iter().chain(rows).map(|row| markdown_row(&row)).collect()
}

/// A row of a Markdown table, its line ended.
pub(crate) fn markdown_row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| harmless(&one_line(cell)).replace('|', "\\|")).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// The text with its line breaks as spaces.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_quoted_where_need_be() {
        let lines = [strings(["a", "b"]), strings(["one, two", "“three”\n\"four\""])];
        assert_eq!(write(&lines, b',').unwrap(), "a,b\n\"one, two\",\"“three”\n\"\"four\"\"\"\n");
    }

    #[test]
    fn markdown_cells_stay_on_their_line() {
        let table = markdown_table(["a"], [vec!["x|y\nz".to_owned()]]);
        assert_eq!(table, "| a |\n| --- |\n| x\\|y z |\n");
    }
}

//! Cells of a CSV file, as RFC 4180 has them: in double quotes a cell may hold anything, a quote of it
//! written twice. Lines end with CR LF, LF or CR.
//!
//! Unlike there: blanks before a quote are none of the cell, and rows may have different lengths.

use std::iter::Peekable;
use std::str::Chars;

/// A record: a line, unless there are line breaks in its cells.
#[derive(Debug, PartialEq)]
pub(super) struct Record {
    /// The line that it begins in, from 1.
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
    /// What is wrong with its quotes.
    pub(super) fault: Option<&'static str>,
}

/// A cell was closed and continues.
const AFTER_QUOTE: &str =
    "something stands after a closing quote; write a quote that is part of a cell twice, \"\"";
/// The file ends in a cell.
const UNCLOSED: &str = "a cell begins with a quote and never ends, so that nothing after it is read; write another quote at its end";

/// The records of a file.
pub(super) struct Records<'t> {
    letters: Peekable<Chars<'t>>,
    separator: char,
    line: usize,
}

impl Records<'_> {
    pub(super) fn new(text: &str, separator: char) -> Records<'_> {
        Records { letters: text.chars().peekable(), separator, line: 1 }
    }

    /// What stands in quotes, up to the closing one; false if there is none.
    fn quoted(&mut self, cell: &mut String) -> bool {
        while let Some(letter) = self.letters.next() {
            match letter {
                '"' if self.letters.next_if_eq(&'"').is_none() => return true,
                '\n' => self.line += 1,
                '\r' if self.letters.peek() != Some(&'\n') => self.line += 1,
                _ => {}
            }
            cell.push(letter);
        }
        false
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        self.letters.peek()?;
        let mut record = Record { line: self.line, cells: Vec::new(), fault: None };
        let (mut cell, mut was_quoted) = (String::new(), false);
        while let Some(letter) = self.letters.next() {
            match letter {
                '\n' | '\r' => {
                    if letter == '\r' {
                        self.letters.next_if_eq(&'\n');
                    }
                    self.line += 1;
                    break;
                }
                _ if letter == self.separator => {
                    record.cells.push(std::mem::take(&mut cell));
                    was_quoted = false;
                }
                '"' if !was_quoted && cell.chars().all(char::is_whitespace) => {
                    cell.clear();
                    was_quoted = true;
                    if !self.quoted(&mut cell) {
                        record.fault = Some(UNCLOSED);
                    }
                }
                _ if was_quoted && letter.is_whitespace() => {}
                _ => {
                    if was_quoted {
                        record.fault = Some(AFTER_QUOTE);
                    }
                    cell.push(letter);
                }
            }
        }
        record.cells.push(cell);
        Some(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn records(text: &str) -> Vec<Record> {
        Records::new(text, ',').collect()
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        records(text).into_iter().map(|record| record.cells).collect()
    }

    #[test]
    fn cells_are_read_as_rfc_4180_has_them() {
        for (text, wanted) in [
            ("", &[][..]),
            ("a,b", &[&["a", "b"][..]]),
            ("a,b\r\nc,\r\n", &[&["a", "b"], &["c", ""]]),
            ("a\nb\rc\n\nd", &[&["a"], &["b"], &["c"], &[""], &["d"]]),
            ("\"a,\"\"b\"\"\",\"\"", &[&["a,\"b\"", ""]]),
            ("\"a\r\nb\nc\",d", &[&["a\r\nb\nc", "d"]]),
            (" \"a\" , b", &[&["a", " b"]]),
            ("a \"b\" c,5' 10\"", &[&["a \"b\" c", "5' 10\""]]),
        ] {
            assert_eq!(cells(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn a_record_knows_the_line_that_it_begins_in() {
        let lines = |text| records(text).iter().map(|record| record.line).collect::<Vec<_>>();
        assert_eq!(lines("a\r\n\"b\r\nb\rb\nb\"\r\nc\rd\ne"), [1, 2, 6, 7, 8]);
    }

    #[test]
    fn quotes_that_do_not_fit_are_a_fault_of_their_record_alone() {
        let faults = |text| records(text).iter().map(|record| record.fault).collect::<Vec<_>>();
        assert_eq!(faults("\"a\"b,c\nd,\"e\"\n"), [Some(AFTER_QUOTE), None]);
        assert_eq!(faults("a\nb,\"c\nd\ne"), [None, Some(UNCLOSED)]);
        assert_eq!(faults("\"a\" \"b\""), [Some(AFTER_QUOTE)]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            rows in prop::collection::vec(prop::collection::vec("[a-c \",;\r\n]{0,6}", 1..5), 0..6),
        ) {
            let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
            let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",");
            let text: String = rows.iter().map(|row| line(row) + "\r\n").collect();
            prop_assert_eq!(cells(&text), rows);
        }
    }
}

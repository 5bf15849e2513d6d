//! Cells of a CSV file, as RFC 4180 has them: in double quotes a cell may hold anything, a quote of it
//! written twice. Lines end with CR LF, LF or CR.
//!
//! Unlike there: blanks before a quote are none of the cell, and rows may have different lengths.

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

/// Where in a cell the reader is.
#[derive(Clone, Copy, PartialEq)]
enum At {
    Start,
    Plain,
    Quoted,
    /// Directly after a quote, which closes the cell or is the first of two.
    Quote,
    Closed,
}

/// The records of a file.
pub(super) struct Records<'t> {
    letters: Chars<'t>,
    separator: char,
    line: usize,
    /// The letter read last.
    before: char,
}

impl Records<'_> {
    pub(super) fn new(text: &str, separator: char) -> Records<'_> {
        Records { letters: text.chars(), separator, line: 1, before: ' ' }
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        let mut record = Record { line: self.line, cells: Vec::new(), fault: None };
        let (mut cell, mut at, mut is_there) = (String::new(), At::Start, false);
        for letter in &mut self.letters {
            let is_break = letter == '\n' || letter == '\r';
            let is_second = letter == '\n' && self.before == '\r';
            self.before = letter;
            self.line += usize::from(is_break && !is_second);
            // Of CR LF in a cell both are kept.
            if is_second && at != At::Quoted {
                continue;
            }
            is_there = true;
            at = match at {
                At::Quoted if letter == '"' => At::Quote,
                At::Quoted => At::Quoted,
                At::Quote if letter == '"' => At::Quoted,
                _ if is_break => break,
                _ if letter == self.separator => {
                    record.cells.push(std::mem::take(&mut cell));
                    at = At::Start;
                    continue;
                }
                At::Start if letter == '"' => {
                    cell.clear();
                    at = At::Quoted;
                    continue;
                }
                At::Start if letter.is_whitespace() => At::Start,
                At::Quote | At::Closed if letter.is_whitespace() => At::Closed,
                At::Quote | At::Closed => {
                    record.fault = Some(AFTER_QUOTE);
                    At::Plain
                }
                At::Start | At::Plain => At::Plain,
            };
            if !matches!(at, At::Quote | At::Closed) {
                cell.push(letter);
            }
        }
        if at == At::Quoted {
            record.fault = Some(UNCLOSED);
        }
        record.cells.push(cell);
        is_there.then_some(record)
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

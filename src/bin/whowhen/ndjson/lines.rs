//! Lines of an input, numbered from 1, none of which is held beyond a bound.

use std::io::{self, BufRead};

/// What many editors of Windows put before a text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A line without its end.
#[derive(Debug, PartialEq, Eq)]
pub enum InputLine<'l> {
    Whole(&'l [u8]),
    /// The beginning of one that is longer than the bound.
    TooLong(&'l [u8]),
}

/// An input's lines.
pub struct Lines<R> {
    input: R,
    most: usize,
    number: u64,
    line: Vec<u8>,
    /// The last that was read of the input ended a line, and there was more.
    more_at_hand: bool,
}

impl<R: BufRead> Lines<R> {
    /// No line is longer than `most` bytes.
    pub fn new(input: R, most: usize) -> Lines<R> {
        Lines { input, most, number: 0, line: Vec::new(), more_at_hand: false }
    }

    /// Whether the next line can be read, or begun, without waiting for the input.
    pub fn has_more_at_hand(&self) -> bool {
        self.more_at_hand
    }

    /// The next line and its number.
    pub fn next(&mut self) -> io::Result<Option<(u64, InputLine<'_>)>> {
        self.line.clear();
        let (mut any, mut too_long) = (false, false);
        loop {
            let bytes = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                bytes => bytes?,
            };
            if bytes.is_empty() {
                break;
            }
            any = true;
            let end = bytes.iter().position(|&byte| byte == b'\n');
            let piece = bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default();
            // The mark at the beginning of an input is no part of its first line.
            let mark = if self.number == 0 { BYTE_ORDER_MARK.len() } else { 0 };
            let room = (self.most.saturating_add(mark)).saturating_sub(self.line.len());
            too_long |= piece.len() > room;
            self.line.extend_from_slice(piece.get(..room).unwrap_or(piece));
            let taken = end.map_or(bytes.len(), |end| end + 1);
            self.more_at_hand = bytes.get(taken..).is_some_and(|rest| rest.contains(&b'\n'));
            self.input.consume(taken);
            if end.is_some() {
                break;
            }
        }
        if !any {
            return Ok(None);
        }
        self.number += 1;
        let mut line = self.line.as_slice();
        if self.number == 1 {
            line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
            too_long |= line.len() > self.most;
            line = line.get(..self.most).unwrap_or(line);
        }
        Ok(Some((
            self.number,
            if too_long { InputLine::TooLong(line) } else { InputLine::Whole(line) },
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufReader, Read};

    /// What every buffer size makes of an input.
    fn read(input: &[u8], most: usize) -> Vec<(u64, bool, Vec<u8>)> {
        let mut all: Vec<Vec<_>> = Vec::new();
        for size in [1, 2, 3, 7, 4096] {
            let mut lines = Lines::new(BufReader::with_capacity(size, input), most);
            let mut found = Vec::new();
            while let Some((number, line)) = lines.next().expect("memory can be read") {
                found.push(match line {
                    InputLine::Whole(line) => (number, true, line.to_vec()),
                    InputLine::TooLong(line) => (number, false, line.to_vec()),
                });
            }
            all.push(found);
        }
        assert!(all.windows(2).all(|pair| pair[0] == pair[1]), "{all:?}");
        all.remove(0)
    }

    #[test]
    fn lines_are_numbered_and_the_last_needs_no_end() {
        let whole = |number, line: &str| (number, true, line.as_bytes().to_vec());
        assert_eq!(read(b"a\n\nbc\n", 9), [whole(1, "a"), whole(2, ""), whole(3, "bc")]);
        assert_eq!(read(b"a\r\nb", 9), [whole(1, "a\r"), whole(2, "b")]);
        assert_eq!(read(b"", 9), []);
    }

    #[test]
    fn a_line_is_too_long_from_one_byte_beyond_the_bound() {
        let kinds: Vec<bool> = read(b"1234\n12345\n123\n", 4).iter().map(|l| l.1).collect();
        assert_eq!(kinds, [true, false, true]);
        assert_eq!(read(b"123456789", 4)[0].2, b"1234");
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_first_line() {
        assert_eq!(read(b"\xef\xbb\xbf1234\n", 4), [(1, true, b"1234".to_vec())]);
        assert!(!read(b"\xef\xbb\xbf12345\n", 4)[0].1);
        assert!(!read(b"1234567\n", 4)[0].1);
        assert_eq!(read(b"a\n\xef\xbb\xbfb\n", 4)[1].2, b"\xef\xbb\xbfb");
    }

    #[test]
    fn a_line_without_an_end_is_read_and_not_kept() {
        let endless = io::repeat(b'x').take(50_000_000).chain(&b"\nb\n"[..]);
        let mut lines = Lines::new(BufReader::new(endless), 1000);
        assert!(
            matches!(lines.next(), Ok(Some((1, InputLine::TooLong(line)))) if line.len() == 1000)
        );
        assert!(lines.line.capacity() < 100_000, "{}", lines.line.capacity());
        assert!(matches!(lines.next(), Ok(Some((2, InputLine::Whole(b"b"))))));
    }
}

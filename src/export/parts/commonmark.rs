//! Words and marks as CommonMark that is read back as the same words and marks. A control is a
//! sign that can be seen; CommonMark has no U+0000 anyway.
//!
//! A mark stays plain where emphasis could not be read back: over an empty line, directly after
//! another, or where CommonMark lets none begin or end: not at white space, and at a sign only
//! beside white space or another sign.

use super::visible::sign_of_control;
use crate::contract::{Kind, Span};

/// What is written before and after a mark.
type Delimiter = &'static str;

/// Words in which nothing is Markdown's, for the start of a line or elsewhere in it.
#[inline(never)]
pub(in crate::export) fn escaped(words: &str) -> String {
    let mut page = Page::default();
    words.chars().for_each(|letter| page.letter(letter));
    page.out
}

/// A text with people bold, roles italic and dates both. A line break stays one; a run of spaces
/// becomes one; an empty line parts paragraphs.
pub(in crate::export) fn marked(text: &str, spans: &[Span]) -> String {
    let mut page = Page::default();
    let mut marks = emphasized(text, spans).into_iter().peekable();
    let mut open: Option<(usize, Delimiter)> = None;
    for (at, letter) in text.char_indices() {
        if let Some((_, delimiter)) = open.take_if(|(end, _)| *end <= at) {
            page.out.push_str(delimiter);
        }
        if let Some((span, delimiter)) = marks.next_if(|(span, _)| span.start <= at) {
            page.begin(delimiter);
            open = Some((span.end, delimiter));
        }
        page.letter(letter);
    }
    page.out.push_str(open.map_or("", |(_, delimiter)| delimiter));
    page.out
}

/// The marks that can be emphasized, in text order, none over another.
fn emphasized<'s>(text: &str, spans: &'s [Span]) -> Vec<(&'s Span, Delimiter)> {
    let mut marks: Vec<(&Span, Delimiter)> = Vec::new();
    for span in spans {
        let delimiter = match span.detail.kind() {
            Kind::Person => "**",
            Kind::Role => "*",
            Kind::Date => "***",
            Kind::Organization | Kind::Place | Kind::Quote => continue,
        };
        let free = marks.last().is_none_or(|(last, _)| last.end < span.start);
        if free && can_be_emphasized(text, span) {
            marks.push((span, delimiter));
        }
    }
    marks
}

fn can_be_emphasized(text: &str, span: &Span) -> bool {
    let before = text.get(..span.start).and_then(|t| t.chars().next_back());
    let after = text.get(span.end..).and_then(|t| t.chars().next());
    let beside = |outer: Option<char>| {
        outer.is_none_or(|c| c.is_ascii_whitespace() || c.is_ascii_punctuation())
    };
    let edge = |inner: Option<char>, outer: Option<char>| {
        inner.is_some_and(|c| c.is_alphanumeric() || !c.is_whitespace() && beside(outer))
    };
    edge(span.text.chars().next(), before)
        && edge(span.text.chars().next_back(), after)
        && !has_empty_line(&span.text)
}

fn has_empty_line(words: &str) -> bool {
    words.lines().skip(1).any(|line| line.trim_ascii().is_empty()) || words.contains('\r')
}

/// A page as far as it is written.
#[derive(Default)]
struct Page {
    out: String,
    /// White space that has come and is not yet written: any, and how many line breaks.
    space: bool,
    breaks: usize,
    /// The last letter was a carriage return: a line feed after it is the same break.
    returned: bool,
    /// What stands on the line so far.
    line: LineSoFar,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum LineSoFar {
    #[default]
    Empty,
    Digits,
    Words,
}

impl Page {
    fn letter(&mut self, letter: char) {
        let second_half = letter == '\n' && self.returned;
        self.returned = letter == '\r';
        if letter.is_ascii_whitespace() {
            self.space = true;
            self.breaks += usize::from(matches!(letter, '\n' | '\r') && !second_half);
            return;
        }
        self.flush();
        let escape = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '#' | '=' | '$'
            | '^' => true,
            '+' | '-' => self.line == LineSoFar::Empty,
            '.' | ')' => self.line == LineSoFar::Digits,
            _ => false,
        };
        if escape {
            self.out.push('\\');
        }
        self.out.push(sign_of_control(letter).unwrap_or(letter));
        self.line = match self.line {
            LineSoFar::Empty | LineSoFar::Digits if letter.is_ascii_digit() => LineSoFar::Digits,
            _ => LineSoFar::Words,
        };
    }

    fn begin(&mut self, delimiter: Delimiter) {
        self.flush();
        self.out.push_str(delimiter);
        self.line = LineSoFar::Words;
    }

    fn flush(&mut self) {
        let between = match self.breaks {
            _ if !self.space || self.out.is_empty() => "",
            0 => " ",
            1 => "\\\n",
            _ => "\n\n",
        };
        self.out.push_str(between);
        if self.breaks > 0 {
            self.line = LineSoFar::Empty;
        }
        (self.space, self.breaks) = (false, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Detail;

    #[test]
    fn what_is_markdowns_is_escaped_where_it_would_be_read_as_such() {
        for (words, want) in [
            ("a*b_c`d", "a\\*b\\_c\\`d"),
            ("# title", "\\# title"),
            ("- item", "\\- item"),
            ("well-known + more", "well-known + more"),
            ("1. first", "1\\. first"),
            ("5) no 6.", "5\\) no 6."),
            ("<b>&amp;", "\\<b\\>\\&amp;"),
            ("  two   spaces ", "two spaces"),
            ("\0\u{1b}[2J", "␀␛\\[2J"),
        ] {
            assert_eq!(escaped(words), want);
        }
    }

    #[test]
    fn line_breaks_stay_and_every_kind_of_line_starts_anew() {
        assert_eq!(
            marked("a\n- b\r\n1. c\r+ d\n \n> e", &[]),
            "a\\\n\\- b\\\n1\\. c\\\n\\+ d\n\n\\> e"
        );
    }

    fn shown(text: &str, start: usize, end: usize) -> String {
        let span = Span {
            start,
            end,
            text: text[start..end].to_owned(),
            confidence: 1.0,
            because: Vec::new(),
            detail: Detail::Person { person: 0.into() },
        };
        marked(text, &[span])
    }

    #[test]
    fn a_mark_is_bold_where_it_can_be() {
        assert_eq!(shown("Mr Okafor’s", 3, 9), "Mr **Okafor**’s");
        assert_eq!(shown("Ray (Jr.) x", 0, 9), "**Ray (Jr.)** x");
        assert_eq!(shown("Ray (Jr.)x", 0, 9), "Ray (Jr.)x");
        assert_eq!(shown("Ada\nMarsh", 0, 9), "**Ada\\\nMarsh**");
        assert_eq!(shown("Ada\n\nMarsh", 0, 10), "Ada\n\nMarsh");
    }
}

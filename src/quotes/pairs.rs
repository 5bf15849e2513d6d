//! Which quotation marks belong together.
//!
//! A straight mark opens where it touches the word after it and closes where it touches the
//! word before it. A pair never crosses a paragraph; a quotation that runs over several opens each
//! of them and is closed in the last one only.

use crate::text::{Document, Gap, TokenKind, quotation};
use std::ops::Range;

/// How far, in tokens, a single mark that may be an apostrophe is followed to find another.
const LONGEST_SINGLE: usize = 200;

/// A quotation in token numbers, its marks included.
#[derive(Clone)]
pub(super) struct QuotePair {
    pub(super) tokens: Range<usize>,
    /// A mark closes it; else it ends with its paragraph.
    pub(super) closed: bool,
    /// No mark closes it, and the next paragraph opens with such a mark again.
    pub(super) carried_over: bool,
}

impl QuotePair {
    /// One that is known by its tokens.
    pub(super) fn of(document: &Document, tokens: Range<usize>) -> QuotePair {
        let last = document.word(tokens.end.wrapping_sub(1));
        let closed = tokens.len() > 1 && quotation::closes_speech(last);
        QuotePair { tokens, closed, carried_over: false }
    }

    /// The tokens between the marks.
    pub(super) fn inside(&self) -> Range<usize> {
        let Range { start, end } = self.tokens;
        start + 1..end - usize::from(self.closed && end > start + 1)
    }

    /// The last word or sign between the marks.
    pub(super) fn last<'d>(&self, document: &'d Document) -> &'d str {
        document.word(self.inside().end.wrapping_sub(1))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    StraightDouble,
    CurlyDouble,
    StraightSingle,
    CurlySingle,
    /// »…« and ”…”, whose ends are read as curly marks.
    Inward,
    LowDouble,
    /// ‚…‘
    LowSingle,
}

/// The outermost pairs of a paragraph. `continues`: the paragraph before ended inside a quotation.
pub(super) fn in_paragraph(
    document: &Document,
    paragraph: Range<usize>,
    continues: bool,
) -> Vec<QuotePair> {
    let mut pairs = Vec::new();
    // Styles without a closing mark further on, so that no mark is looked for twice.
    let mut none_beyond: Vec<Style> = Vec::new();
    let mut number = paragraph.start;
    while number < paragraph.end {
        let Some(style) = opens(document, number, &paragraph) else {
            number += 1;
            continue;
        };
        if none_beyond.contains(&style) {
            number += 1;
            continue;
        }
        let close = closing(document, number, style, &paragraph);
        if close.is_none() {
            none_beyond.push(style);
        }
        match close {
            Some(close) if close > number + 1 => {
                pairs.push(QuotePair {
                    tokens: number..close + 1,
                    closed: true,
                    carried_over: false,
                });
                number = close + 1;
            }
            // A mark alone in its paragraph opens nothing.
            None if number + 1 == paragraph.end => number += 1,
            None => {
                let carried_over = is_carried_over(document, &paragraph, style);
                if carried_over
                    || continues && number == paragraph.start
                    || is_never_closed(document, &paragraph, number, style)
                {
                    pairs.push(QuotePair {
                        tokens: number..paragraph.end,
                        closed: false,
                        carried_over,
                    });
                    number = paragraph.end;
                } else {
                    number += 1;
                }
            }
            Some(_) => number += 1,
        }
    }
    pairs
}

/// Where a quotation that opens with this mark closes: quotations of the same marks inside it are passed over.
fn closing(
    document: &Document,
    number: usize,
    style: Style,
    paragraph: &Range<usize>,
) -> Option<usize> {
    let nests = |n: usize| match style {
        Style::CurlyDouble => document.word(n) == "“",
        Style::StraightDouble => {
            document.word(n) == "\"" && document.is_any(n - 1, &["(", "["]) && document.joined(n)
        }
        _ => false,
    };
    let (mut first, mut inside) = (None, 0_usize);
    for n in number + 1..paragraph.end {
        if nests(n) {
            inside += 1;
        } else if closes(document, n, style, paragraph) {
            if inside == 0 {
                return Some(n);
            }
            first = first.or(Some(n));
            inside -= 1;
        }
    }
    // Not as many close as open.
    first
}

/// So many tokens make a quotation of a mark that is never closed.
const LEAST_UNCLOSED: usize = 6;

/// A quotation that is said to begin, or begins the paragraph, and has no end: it ends with its paragraph.
fn is_never_closed(
    document: &Document,
    paragraph: &Range<usize>,
    number: usize,
    style: Style,
) -> bool {
    let begins = if number == paragraph.start {
        style != Style::StraightSingle
    } else {
        document.word(number - 1) == ":"
    };
    begins && style != Style::CurlySingle && paragraph.end > number + LEAST_UNCLOSED
}

fn opens(document: &Document, number: usize, paragraph: &Range<usize>) -> Option<Style> {
    let token = document.tokens.get(number).filter(|t| t.kind == TokenKind::Sign)?;
    let joined_after = number + 1 < paragraph.end && document.joined(number + 1);
    let free_before = number == paragraph.start
        || token.gap != Gap::None
        || matches!(
            document.word(number - 1),
            "(" | "[" | "—" | "–" | "-" | "--" | "“" | "\"" | "‘"
        );
    let straight = free_before && (joined_after || number == paragraph.start);
    match document.word(number) {
        "“" => Some(Style::CurlyDouble),
        "„" => Some(Style::LowDouble),
        "‚" if joined_after => Some(Style::LowSingle),
        "”" if joined_after && free_before => Some(Style::Inward),
        "\"" if straight => Some(Style::StraightDouble),
        // `’tis`, `'70s` are no openings.
        "‘" if joined_after && free_before => Some(Style::CurlySingle),
        "'" if straight && joined_after && !is_clipped(document, number + 1) => {
            Some(Style::StraightSingle)
        }
        _ => None,
    }
}

fn is_clipped(document: &Document, number: usize) -> bool {
    document.kind(number) == Some(TokenKind::Number)
        || document.is_any(number, &["em", "til", "tis", "twas", "cause", "bout", "n"])
}

fn closes(document: &Document, number: usize, style: Style, paragraph: &Range<usize>) -> bool {
    if document.kind(number) != Some(TokenKind::Sign) {
        return false;
    }
    let joined_before = document.joined(number);
    let free_after = number + 1 >= paragraph.end
        || !document.joined(number + 1)
        || document.kind(number + 1) == Some(TokenKind::Sign)
        || document.possessive(number + 1);
    match (style, document.word(number)) {
        (Style::CurlyDouble, "”") | (Style::LowDouble, "“" | "”") => true,
        (Style::Inward, "“" | "”") | (Style::StraightDouble, "”") => joined_before,
        (Style::LowSingle, "‘" | "’") => joined_before && free_after,
        (Style::CurlyDouble | Style::StraightDouble, "\"") => joined_before || free_after,
        (Style::CurlySingle, "’") | (Style::StraightSingle, "'") => {
            // A plural's possessive (`the ministers' plan`) or a clipped word (`nothin’`) is followed by a word; so may a closing
            // mark be, but then a stop or comma stands before it, or no later mark closes.
            joined_before && free_after && !is_apostrophe(document, number, style, paragraph)
        }
        _ => false,
    }
}

fn is_apostrophe(
    document: &Document,
    number: usize,
    style: Style,
    paragraph: &Range<usize>,
) -> bool {
    let mark = document.word(number);
    let word_after = document.tokens.get(number + 1).is_some_and(|t| t.kind == TokenKind::Word);
    let before = document.word(number - 1);
    let clipped = before.ends_with("in") || matches!(before, "an" | "o" | "th" | "ol" | "wi");
    // `nothin’,’`
    if clipped && document.word(number + 2) == mark && document.joined(number + 2) {
        return true;
    }
    if !(clipped || before.ends_with('s')) || !word_after {
        return false;
    }
    // Where the next mark closes, this one did not; where it opens, this one closed.
    let next = (number + 1..paragraph.end.min(number + LONGEST_SINGLE)).find_map(|n| {
        let opening = opens(document, n, paragraph) == Some(style);
        let closing = document.word(n) == mark && document.joined(n);
        (opening || closing).then_some(opening)
    });
    next.map_or_else(|| is_carried_over(document, paragraph, style), |opening| !opening)
}

/// Whether the next paragraph opens with the same mark, so that this quotation continues there.
fn is_carried_over(document: &Document, paragraph: &Range<usize>, style: Style) -> bool {
    let next = paragraph.end;
    next < document.tokens.len()
        && matches!(
            (style, document.word(next)),
            (Style::CurlyDouble, "“" | "”" | "\"")
                | (Style::StraightDouble, "\"" | "“")
                | (Style::CurlySingle, "‘")
                | (Style::StraightSingle, "'")
                | (Style::LowDouble, "„")
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn what_is_never_closed_keeps_its_last_word() {
        for (given, closed, last) in [
            ("He said: “We waited for a very long time", false, "time"),
            ("He said: “We waited for a very long time.", false, "."),
            ("He said: “We waited.”", true, "."),
            ("He said: “We waited”.", true, "waited"),
        ] {
            let document = text::read(given);
            let pairs = in_paragraph(&document, document.paragraphs[0].tokens.clone(), false);
            let [pair] = pairs.as_slice() else { panic!("{given}: {} pairs", pairs.len()) };
            assert_eq!((pair.closed, pair.last(&document)), (closed, last), "{given}");
            let again = QuotePair::of(&document, pair.tokens.clone());
            assert_eq!(again.inside(), pair.inside(), "{given}");
        }
    }

    /// What is paired in the first paragraph of a text, `…` after what has no closing mark.
    fn paired(text: &str, continues: bool) -> Vec<String> {
        let document = crate::text::read(text);
        let paragraph = document.paragraphs[0].tokens.clone();
        in_paragraph(&document, paragraph, continues)
            .into_iter()
            .map(|pair| {
                let words = document.slice(document.span(pair.tokens));
                format!("{words}{}", if pair.carried_over { "…" } else { "" })
            })
            .collect()
    }

    #[test]
    fn marks_of_every_style_are_paired() {
        for (text, pairs) in [
            ("He said “go” and “stay”.", &["“go”", "“stay”"][..]),
            ("He said \"go\" and \"stay\".", &["\"go\"", "\"stay\""]),
            ("He said ‘go’ and ‘stay’.", &["‘go’", "‘stay’"]),
            ("He said 'go' and 'stay'.", &["'go'", "'stay'"]),
            ("Er sagte „geh“ und „bleib”.", &["„geh“", "„bleib”"]),
            ("Er sagte ‚geh‘ und ‚bleib’.", &["‚geh‘", "‚bleib’"]),
            ("Er sagte ”geh” und ”bleib”.", &["”geh”", "”bleib”"]),
            ("He said \"go” and “stay\".", &["\"go”", "“stay\""]),
            ("(“go”) [\"stay\"] —'here'", &["“go”", "\"stay\"", "'here'"]),
            ("“Go”", &["“Go”"]),
            ("“” he said “go”.", &["“go”"]),
            ("“‘Go’ is a word,” he said.", &["“‘Go’ is a word,”"]),
        ] {
            assert_eq!(paired(text, false), pairs, "{text}");
        }
    }

    #[test]
    fn apostrophes_and_measures_are_no_marks() {
        for text in [
            "The ministers' plan and the boys' room.",
            "Rock 'n' roll of the '70s, 'tis said.",
            "It is 5' 10\" tall.",
            "‘",
            "\"",
            "“”",
            "The end”",
            "It is ' not ' said.",
            "Don't and can't.",
        ] {
            assert_eq!(paired(text, false), [""; 0], "{text}");
        }
    }

    #[test]
    fn an_apostrophe_inside_closes_nothing() {
        for (text, pairs) in [
            ("‘The boys’ room is full,’ he said.", &["‘The boys’ room is full,’"][..]),
            ("‘The boys’ he met ‘on Monday’ left.", &["‘The boys’", "‘on Monday’"]),
            ("‘I know nothin’ about it,’ he said.", &["‘I know nothin’ about it,’"]),
            ("‘I know nothin’,’ he said.", &["‘I know nothin’,’"]),
            ("He saw ‘the boys’ there.", &["‘the boys’"]),
            ("'It's late,' he said.", &["'It's late,'"]),
        ] {
            assert_eq!(paired(text, false), pairs, "{text}");
        }
    }

    #[test]
    fn a_mark_of_the_same_style_nests() {
        let text = "“They call it “new” music for good,” she said.";
        assert_eq!(paired(text, false), ["“They call it “new” music for good,”"]);
        let text = "\"They (\"the old\") call it new,\" she said.";
        assert_eq!(paired(text, false), ["\"They (\"the old\") call it new,\""]);
        // More open than close.
        let text = "“They call it “new” for good, she said.";
        assert_eq!(paired(text, false), ["“They call it “new”"]);
    }

    #[test]
    fn what_no_mark_closes_ends_with_its_paragraph() {
        // The next paragraph opens with the mark again.
        for (text, pair) in [
            ("She said: “We go.\n“We stay.”", "“We go.…"),
            ("She said: \"We go.\n\"We stay.\"", "\"We go.…"),
            ("She said: ‘We go.\n‘We stay.’", "‘We go.…"),
            ("She said: 'We go.\n'We stay.'", "'We go.…"),
        ] {
            assert_eq!(paired(text, false), [pair], "{text}");
        }
        // Said to begin, or at the beginning; seven tokens at least with the mark.
        assert_eq!(paired("She said: “We go home at last", false), ["“We go home at last"; 0]);
        assert_eq!(
            paired("She said: “We go home at long last", false),
            ["“We go home at long last"]
        );
        assert_eq!(paired("She said “We go home at long last", false), [""; 0]);
        assert_eq!(paired("“We go home at long last", false), ["“We go home at long last"]);
        assert_eq!(paired("'We go home at long last", false), [""; 0]);
        assert_eq!(paired("‘We go home at long last", false), [""; 0]);
        assert_eq!(paired("“We go", false), [""; 0]);
        assert_eq!(paired("“We go", true), ["“We go"]);
        assert_eq!(paired("“\n“We go,” he said.", false), [""; 0], "a mark alone");
        assert_eq!(paired("And “we go", true), [""; 0]);
    }
}

//! The text in the one way of writing that every later stage reads, and the way back from it.
//!
//! The same words reach the page in many writings: with zero-width characters and soft hyphens that
//! editors leave inside words, with no-break and thin spaces, non-breaking hyphens, ligatures of a
//! PDF, letters decomposed into letter and accent, ``` ``LaTeX'' ``` quotation marks, U+2028 for a
//! line break. All later stages read the canonical text alone, so that none of them has to know, and
//! [`Canonical::given_span`] turns their spans into bytes of the text as it was given.
//!
//! Letters are composed as in Unicode's form NFC (UAX #15), as far as one letter and the marks
//! directly after it go. Lines in capitals are read as [`shouted`] writes them. Not changed: curly
//! and straight quotation marks, dashes, width, runs of spaces, controls; and compatibility forms
//! other than the Latin ligatures.

use super::truecase;
use crate::contract::ByteSpan;
use std::borrow::Cow;
use unicode_normalization::char::compose;

/// A text as the stages read it.
#[derive(Debug)]
pub(crate) struct Canonical<'t> {
    given: &'t str,
    /// In canonical writing, capitals as given.
    written: Cow<'t, str>,
    /// The same with its lines in capitals in ordinary writing, where it has any.
    truecased: Option<String>,
    /// What was written otherwise, in order; nothing where both texts are alike.
    edits: Vec<Edit>,
}

/// A stretch of the given text that another one stands for.
#[derive(Debug, PartialEq, Eq)]
struct Edit {
    /// Bytes of the canonical text.
    canonical: ByteSpan,
    /// Bytes of the given text.
    given: ByteSpan,
}

impl<'t> Canonical<'t> {
    /// Reads a text. Linear; borrows where nothing is written otherwise.
    pub(crate) fn of(given: &'t str) -> Canonical<'t> {
        let (written, edits) = rewrite(given);
        let truecased = truecase::truecased(&written);
        Canonical { given, written, truecased, edits }
    }

    /// The text that the stages read.
    pub(crate) fn text(&self) -> &str {
        self.truecased.as_deref().unwrap_or(&self.written)
    }

    /// The same text with every capital as given, for what quotes it: corrections. Its places are
    /// those of [`Canonical::text`].
    pub(crate) fn written(&self) -> &str {
        &self.written
    }

    /// The text as it was given.
    pub(crate) fn given(&self) -> &'t str {
        self.given
    }

    /// Whether the stages read the very text that was given.
    pub(crate) fn is_given(&self) -> bool {
        self.truecased.is_none() && matches!(self.written, Cow::Borrowed(_))
    }

    /// The bytes of the given text that a span of the canonical one stands for: what nobody sees
    /// before and after it stays outside, a letter is taken whole.
    pub(crate) fn given_span(&self, span: ByteSpan) -> ByteSpan {
        let after = self.edits.partition_point(|edit| edit.canonical.start <= span.start);
        let start = match after.checked_sub(1).and_then(|before| self.edits.get(before)) {
            Some(edit) if span.start < edit.canonical.end => edit.given.start,
            Some(edit) => edit.given.end + (span.start - edit.canonical.end),
            None => span.start,
        };
        let after = self.edits.partition_point(|edit| edit.canonical.start < span.end);
        let end = match after.checked_sub(1).and_then(|before| self.edits.get(before)) {
            Some(edit) if span.end <= edit.canonical.end => edit.given.end,
            Some(edit) => edit.given.end + (span.end - edit.canonical.end),
            None => span.end,
        };
        ByteSpan { start, end: end.max(start) }
    }
}

/// Words that are compared with a text, such as a correction's, in canonical writing.
pub(crate) fn written(words: &str) -> Cow<'_, str> {
    rewrite(words).0
}

/// A text in canonical writing, and where that differs from it.
fn rewrite(given: &str) -> (Cow<'_, str>, Vec<Edit>) {
    let mut made = Rewriting { text: String::new(), edits: Vec::new() };
    let mut copied = 0;
    let double_grave = given.contains("``");
    while let Some(Other { start, end, written }) = next_other(given, copied, double_grave) {
        if copied == 0 {
            made.text.reserve(given.len());
        }
        made.text.push_str(given.get(copied..start).unwrap_or_default());
        made.replace(ByteSpan { start, end }, &written);
        copied = end;
    }
    if copied == 0 {
        return (Cow::Borrowed(given), Vec::new());
    }
    made.text.push_str(given.get(copied..).unwrap_or_default());
    (Cow::Owned(made.text), made.edits)
}

struct Rewriting {
    text: String,
    edits: Vec<Edit>,
}

impl Rewriting {
    fn replace(&mut self, given: ByteSpan, written: &str) {
        let start = self.text.len();
        self.text.push_str(written);
        let canonical = ByteSpan { start, end: self.text.len() };
        // A line feed for a carriage return moves nothing.
        if (canonical.end - canonical.start, given.end - given.start) == (1, 1) {
            return;
        }
        match self.edits.last_mut() {
            // Two neighbours that are left out are one gap.
            Some(last)
                if last.given.end == given.start
                    && last.canonical.start == canonical.end
                    && last.canonical.end == canonical.start =>
            {
                last.given.end = given.end;
            }
            _ => self.edits.push(Edit { canonical, given }),
        }
    }
}

/// A stretch that is written otherwise.
struct Other {
    start: usize,
    end: usize,
    written: Cow<'static, str>,
}

/// The first stretch from `from` on that is not canonical. `double_grave`: the text has ``` `` ```,
/// so that `''` closes.
fn next_other(text: &str, from: usize, double_grave: bool) -> Option<Other> {
    let rest = text.get(from..)?;
    let mut before: Option<(usize, char)> = None;
    let mut letters = rest.char_indices().peekable();
    while let Some((offset, letter)) = letters.next() {
        let start = from + offset;
        let next = letters.peek().map(|(_, next)| *next);
        let other = |written: &'static str, length: usize| {
            Some(Other { start, end: start + length, written: Cow::Borrowed(written) })
        };
        match letter {
            // The last one may be half of a line end that was cut off.
            '\r' if next.is_some_and(|next| next != '\n') => return other("\n", 1),
            '`' if next == Some('`') => return other("“", 2),
            '\'' if next == Some('\'') => return other(if double_grave { "”" } else { "\"" }, 2),
            _ if letter.is_ascii() => {}
            '\u{300}'..='\u{36f}' => {
                let composed = before.and_then(|(at, base)| Some((at, compose(base, letter)?)));
                if let Some((at, composed)) = composed {
                    return Some(accented(text, at, start + letter.len_utf8(), composed));
                }
            }
            _ => {
                if let Some(written) = otherwise(letter) {
                    return other(written, letter.len_utf8());
                }
            }
        }
        before = Some((start, letter));
    }
    None
}

/// A letter and its first accent at `start` to before `end`, composed, with the accents after them.
fn accented(text: &str, start: usize, mut end: usize, mut letter: char) -> Other {
    for mark in text.get(end..).unwrap_or_default().chars() {
        let Some(composed) = compose(letter, mark) else { break };
        letter = composed;
        end += mark.len_utf8();
    }
    Other { start, end, written: Cow::Owned(letter.to_string()) }
}

/// What stands for a character beyond ASCII, if it is not canonical.
fn otherwise(letter: char) -> Option<&'static str> {
    Some(match letter {
        // Soft hyphen; zero-width space, joiners and marks of direction; word joiner and invisible
        // operators, isolates; embeddings and overrides; byte-order mark.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => "",
        // No-break, typographic and ideographic spaces.
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            " "
        }
        '\u{85}' | '\u{2028}' => "\n",
        '\u{2029}' => "\n\n",
        '\u{2010}' | '\u{2011}' => "-",
        '«' => "“",
        '»' => "”",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_reads_the_same_is_written_the_same() {
        for (given, want) in [
            ("Satu\u{200b}rday", "Saturday"),
            ("\u{feff}Bri\u{ad}g\u{2060}gs\u{200e}", "Briggs"),
            ("Rose\u{a0}Ann\u{2009}Lee\u{3000}", "Rose Ann Lee "),
            ("Anne\u{2011}Marie, co\u{2010}founder", "Anne-Marie, co-founder"),
            ("Sa\u{303}o Tome\u{301}, Hue\u{302}\u{301}", "São Tomé, Huế"),
            ("Ngo\u{323}\u{302}c", "Ngộc"),
            ("oﬃcer, ﬁrst, ﬂow, Jeﬀ, baﬄe", "officer, first, flow, Jeff, baffle"),
            ("``Go,'' he said.", "“Go,” he said."),
            ("''Go,'' he said.", "\"Go,\" he said."),
            ("«Go,» he said.", "“Go,” he said."),
            ("a\u{2028}b\u{2029}c\u{85}d\re\r\nf", "a\nb\n\nc\nd\ne\r\nf"),
            ("“It’s — ‘so’…” said Zoë", "“It’s — ‘so’…” said Zoë"),
            ("x\u{34f}\u{301} \u{301}", "x\u{34f}\u{301} \u{301}"),
        ] {
            assert_eq!(Canonical::of(given).text(), want, "{given:?}");
        }
    }

    #[test]
    fn an_ordinary_text_is_not_copied() {
        let text = "“Hier,” said Zoë O’Neill — on 5 May.\r\nShe left.";
        assert!(Canonical::of(text).is_given());
    }

    #[test]
    fn spans_go_back_to_the_words_as_given() {
        for (given, words, want) in [
            ("on Satu\u{200b}rday.", "Saturday", "Satu\u{200b}rday"),
            // What nobody sees around the words stays outside.
            ("a \u{200b}Lee\u{200b}\u{ad} b", "Lee", "Lee"),
            ("by Sa\u{303}o Tome\u{301}.", "São Tomé", "Sa\u{303}o Tome\u{301}"),
            ("``Go,'' he", "“Go,”", "``Go,''"),
            // Half a ligature is the ligature.
            ("oﬃcer Lee", "icer", "ﬃcer"),
            ("A\u{a0}B\u{a0}C", "B", "B"),
            ("\u{feff}Ann", "Ann", "Ann"),
        ] {
            let canonical = Canonical::of(given);
            let start = canonical.text().find(words).unwrap();
            let span = canonical.given_span(ByteSpan { start, end: start + words.len() });
            assert_eq!(&given[span.start..span.end], want, "{given:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_span_goes_back_to_letters_that_read_the_same(
            letters in prop::collection::vec(prop::sample::select(vec![
                "a", "e", "\u{301}", "\u{302}", "\u{323}", "\u{200b}", "\u{ad}", "\u{a0}", "ﬃ", "`", "'", "\r", "\n",
                "\u{2028}", "\u{2029}", "\u{2011}", "ế", "日", "👧", "\u{200d}", " ", "“",
            ]), 0..40),
            from in 0usize..40,
            length in 1usize..40,
        ) {
            let given = letters.concat();
            let canonical = Canonical::of(&given);
            let text = canonical.text().to_owned();
            // What is canonical is left alone, but for two graves or accents that met over a gap.
            let again = Canonical::of(&text).text().chars().count();
            prop_assert!(again <= text.chars().count() + 1);
            let bounds: Vec<usize> =
                text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = bounds[from.min(bounds.len() - 1)];
            let end = bounds[(from + length).min(bounds.len() - 1)];
            let span = canonical.given_span(ByteSpan { start, end });
            let words = given.get(span.start..span.end);
            prop_assert!(words.is_some(), "{given:?} {start}..{end} -> {span:?}");
            if start < end && !given.contains(['`', '\'', '\r']) {
                let read = written(words.unwrap()).into_owned();
                prop_assert!(read.contains(text[start..end].trim_start_matches(['\u{301}', '\u{302}', '\u{323}'])),
                    "{read:?} {:?}", &text[start..end]);
            }
        }
    }
}

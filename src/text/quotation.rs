//! Quotation marks: which there are, and what is asked of them.
//!
//! English papers set `“ ” ‘ ’` or straight marks; others come with copy from elsewhere. Which of them a
//! rule counts differs, since a mark may be something else as well: `'` and `’` are apostrophes more
//! often than not. How marks pair into quotations is for `quotes/pairs.rs`.

/// A quotation mark.
struct QuotationMark {
    sign: &'static str,
    opens: bool,
    closes: bool,
    set: MarkSet,
}

/// Where a mark is at home.
#[derive(Clone, Copy, PartialEq, Eq)]
enum MarkSet {
    /// English, and never an apostrophe.
    English,
    /// English, and an apostrophe as well.
    Apostrophe,
    /// « and », of French, Spanish and Russian copy.
    Guillemet,
    /// ‹ and ›, inside those.
    InnerGuillemet,
    /// „, of German and Polish copy.
    Low,
}

const fn mark(sign: &'static str, opens: bool, closes: bool, set: MarkSet) -> QuotationMark {
    QuotationMark { sign, opens, closes, set }
}

const MARKS: [QuotationMark; 10] = [
    //   sign  opens closes
    mark("\"", true, true, MarkSet::English),
    mark("“", true, false, MarkSet::English),
    mark("”", false, true, MarkSet::English),
    mark("‘", true, false, MarkSet::English),
    mark("’", false, true, MarkSet::Apostrophe),
    mark("'", true, true, MarkSet::Apostrophe),
    mark("«", true, false, MarkSet::Guillemet),
    mark("»", false, true, MarkSet::Guillemet),
    mark("›", false, true, MarkSet::InnerGuillemet),
    mark("„", true, false, MarkSet::Low),
];

impl QuotationMark {
    fn is_english(&self) -> bool {
        matches!(self.set, MarkSet::English | MarkSet::Apostrophe)
    }
}

/// Whether the word is a mark of which that holds.
fn is(word: &str, holds: impl Fn(&QuotationMark) -> bool) -> bool {
    !word.starts_with(|c: char| c.is_ascii_alphanumeric())
        && MARKS.iter().any(|mark| mark.sign == word && holds(mark))
}

/// An English mark.
pub(crate) fn is_english(word: &str) -> bool {
    is(word, QuotationMark::is_english)
}

/// An English mark that opens.
pub(crate) fn opens(word: &str) -> bool {
    is(word, |mark| mark.opens && mark.is_english())
}

/// An English mark that closes.
pub(crate) fn closes(word: &str) -> bool {
    is(word, |mark| mark.closes && mark.is_english())
}

/// An English mark that is no apostrophe.
pub(crate) fn is_no_apostrophe(word: &str) -> bool {
    is(word, |mark| mark.set == MarkSet::English)
}

/// A mark that opens what is said, English or a guillemet.
pub(crate) fn opens_speech(word: &str) -> bool {
    is(word, |mark| mark.opens && mark.set != MarkSet::Low)
}

/// A mark that closes what is said, English or a guillemet.
pub(crate) fn closes_speech(word: &str) -> bool {
    is(word, |mark| mark.closes && mark.set != MarkSet::InnerGuillemet)
}

/// Any mark that closes.
pub(crate) fn closes_anything(word: &str) -> bool {
    is(word, |mark| mark.closes)
}

/// A mark around what is said, of whatever copy, that is no apostrophe.
pub(crate) fn is_around_speech(word: &str) -> bool {
    is(word, |mark| !matches!(mark.set, MarkSet::Apostrophe | MarkSet::InnerGuillemet))
}

/// Whether the second mark closes what the first has opened; English marks only.
pub(crate) fn is_pair(opening: &str, closing: &str) -> bool {
    matches!((opening, closing), ("\"", "\"") | ("“", "”") | ("‘", "’") | ("'", "'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All marks of which that holds.
    fn all(holds: fn(&str) -> bool) -> String {
        MARKS.iter().map(|mark| mark.sign).filter(|sign| holds(sign)).collect()
    }

    #[test]
    fn each_question_has_its_marks() {
        assert_eq!(all(is_english), "\"“”‘’'");
        assert_eq!(all(opens), "\"“‘'");
        assert_eq!(all(closes), "\"”’'");
        assert_eq!(all(is_no_apostrophe), "\"“”‘");
        assert_eq!(all(opens_speech), "\"“‘'«");
        assert_eq!(all(closes_speech), "\"”’'»");
        assert_eq!(all(closes_anything), "\"”’'»›");
        assert_eq!(all(is_around_speech), "\"“”‘«»„");
    }

    #[test]
    fn words_and_other_signs_are_no_marks() {
        for word in ["", "a", "said", "'s", "(", ",", "—", "“”"] {
            assert!(!is_english(word) && !closes_anything(word), "{word}");
        }
    }

    #[test]
    fn a_pair_opens_and_closes() {
        let pairs = MARKS.iter().flat_map(|a| MARKS.iter().map(|b| (a.sign, b.sign)));
        let pairs: Vec<_> = pairs.filter(|(a, b)| is_pair(a, b)).collect();
        assert_eq!(pairs.len(), 4);
        assert!(pairs.iter().all(|(a, b)| opens(a) && closes(b)));
    }
}

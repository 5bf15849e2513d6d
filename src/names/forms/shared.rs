//! What the forms ask of the words around a name.

use crate::lexicon::List;
use crate::text::{Document, Gap};

/// The most words of one name.
pub(super) const LONGEST_NAME: usize = 4;

/// Whether a capitalised word stands directly before `start`, other than a sentence's first one or a
/// title.
pub(super) fn continues_before(document: &Document, start: usize) -> bool {
    const TITLES: [List; 7] = [
        List::Honorifics,
        List::Ranks,
        List::Heads,
        List::PluralHeads,
        List::Nationalities,
        List::CommonWords,
        List::WordsBeforeNames,
    ];
    let before = start.wrapping_sub(1);
    document.capital(before)
        && document.gap(start) == Some(Gap::Space)
        && !document.opens(before)
        && !document.on_any(before, &TITLES)
}

/// Whether a capitalised word continues a name after it.
pub(super) fn continues_after(document: &Document, end: usize) -> bool {
    document.capital(end)
        && document.gap(end) == Some(Gap::Space)
        && !document.on(end, List::CommonWords)
}

/// Where the capitalised words begin that end at this token, if they are not too many for a name.
pub(super) fn begin(document: &Document, last: usize) -> Option<usize> {
    let mut start = last;
    while document.capital(start.wrapping_sub(1)) && document.gap(start) == Some(Gap::Space) {
        start = start.checked_sub(1)?;
        if last - start >= LONGEST_NAME {
            return None;
        }
    }
    Some(start)
}

/// Whether the word is on a list of something that is nobody's given name.
pub(in crate::names) fn is_listed(document: &Document, number: usize) -> bool {
    const OTHERS: [List; 12] = [
        List::CommonWords,
        List::SentenceOpeners,
        List::Heads,
        List::PluralHeads,
        List::Ranks,
        List::Nationalities,
        List::Countries,
        List::Cities,
        List::Places,
        List::Organizations,
        List::PlaceWords,
        List::Months,
    ];
    document.on_any(number, &OTHERS)
}

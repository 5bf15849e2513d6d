//! What stands before or after a name and is no part of it, and what is.

use super::super::evidence::syllable_name;
use super::super::runs::is_post_nominal;
use crate::lexicon::List;
use crate::text::{Case, Document, Gap};
use std::ops::Range;

/// Without titles and other words before it, and post-nominals after it.
pub(super) fn cut(document: &Document, mut tokens: Range<usize>) -> Range<usize> {
    if document.listed(tokens.clone()).has(List::WellKnownPeople) {
        return tokens;
    }
    loop {
        let before = no_part(document, &tokens);
        if before == 0 || before >= tokens.len() {
            break;
        }
        tokens.start += before;
    }
    while tokens.len() > 1 && is_post_nominal(document, tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}

/// How many words at the beginning of a name are no part of it: `Datuk Seri`, `Hello`, `Luckily`.
fn no_part(document: &Document, tokens: &Range<usize>) -> usize {
    let start = tokens.start;
    let title = document.phrase(List::Honorifics, start, tokens.end);
    // `Datuk [Seri Azmin`: the name was taken to begin within the title.
    let within = document.listed(start.wrapping_sub(1)..start + 1).has(List::Honorifics);
    // `Park Sang-woo`, but `Son Heung-min` too.
    let surname = syllable_name(document, start..start + 2).is_some();
    // `In June Joe Smithers left`
    let month = document.on(start, List::Months) && document.is(start.wrapping_sub(1), "in");
    if title > 1 {
        title
    } else if surname && !month {
        0
    } else {
        usize::from(
            month
                || within
                || is_malay_title(document, start)
                || document.on(start, List::WordsBeforeNames)
                || is_adverb(document, start)
                || is_of_a_people(document, start) && document.on(start + 1, List::FirstNames)
                || is_saint(document, start)
                || is_label_of_an_answer(document, start)
                || is_title(document, start),
        )
    }
}

/// `Tun Hanafi` among other Malay titles; elsewhere it is a name.
fn is_malay_title(document: &Document, number: usize) -> bool {
    const AS_FAR_AS: usize = 500;
    let near = number.saturating_sub(AS_FAR_AS)..number + AS_FAR_AS;
    document.is(number, "tun")
        && near
            .into_iter()
            .any(|n| document.is_any(n, &["datuk", "dato", "dato'", "datin", "tunku"]))
}

/// `Luckily` where it opens a sentence.
fn is_adverb(document: &Document, number: usize) -> bool {
    const SHORTEST: usize = 6;
    let word = document.word(number);
    word.len() >= SHORTEST
        && word.ends_with("ly")
        && !document.on(number, List::FirstNames)
        && !document.on(number, List::Surnames)
        && document.opens(number)
}

/// `Democrat` of `Democrat Ron Wyden`, `Kenyan`: of a people or a party, and nobody's name.
pub(super) fn is_of_a_people(document: &Document, number: usize) -> bool {
    const OF_PEOPLE: [List; 2] = [List::FirstNames, List::Surnames];
    document.on(number, List::Nationalities) && !document.on_any(number, &OF_PEOPLE)
}

/// `St.` of `St. Jerome`, but not of `St John`, which is a surname.
pub(super) fn is_saint(document: &Document, number: usize) -> bool {
    document.is_any(number, &["saint", "st", "st."])
        && document.on(number + 1, List::FirstNames)
        && !document.is(number + 1, "john")
}

/// `A.` at the beginning of a line, after a line that began with `Q`.
fn is_label_of_an_answer(document: &Document, number: usize) -> bool {
    const AS_FAR_AS: usize = 100;
    let begins_line = |n: usize| matches!(document.gap(n), Some(Gap::Line | Gap::Paragraph));
    document.is_any(number, &["a.", "q."])
        && begins_line(number)
        && (number.saturating_sub(AS_FAR_AS)..number)
            .any(|n| begins_line(n) && document.is_any(n, &["q.", "q", "a."]))
}

/// A title, rank, position or word of kinship, and no first name, or a royal title before one:
/// `Prince Mattias`, `Brothers Jordan Price`, `Dad-of-four Terence`.
pub(super) fn is_title(document: &Document, number: usize) -> bool {
    let first_name = document.on(number, List::FirstNames);
    let royal = document.is_any(number, &["prince", "princess", "king", "queen"])
        && (document.on(number + 1, List::FirstNames) || !document.on(number + 1, List::Surnames));
    let acronym = document.on(number, List::RankAcronyms)
        && document.case(number) == Some(Case::Upper)
        && document.tokens.get(number + 1).is_some_and(|t| t.case == Case::Initial);
    let title = document.on(number, List::Honorifics)
        || document.on(number, List::Ranks)
        || document.on(number, List::Kinship)
        || document.on(number, List::TitleFirstNames) && document.capital(number + 2)
        || document.word(number).contains("-of-");
    let position = document.on(number, List::Heads) || document.on(number, List::PluralHeads);
    let surname = document.on(number, List::Surnames);
    // `Bishop Karl Meier`, not `Cook James`.
    let precedes_a_name = document.on(number + 1, List::FirstNames)
        && document.on(number + 2, List::Surnames)
        && document.capital(number + 2);
    royal || acronym || !first_name && (title || position && (!surname || precedes_a_name))
}

/// After `Jr.`, `III` or `, Sr.`, if one stands there.
pub(super) fn suffix_end(document: &Document, Range { start, end }: Range<usize>) -> usize {
    let suffix = |n: usize| document.on(n, List::NameSuffixes) && document.capital(n);
    let comma = document.word(end) == ","
        && suffix(end + 1)
        && document.is_any(end + 1, &["jr", "jr.", "sr", "sr.", "jnr", "snr", "ii", "iii", "iv"]);
    // `, V,`: alone it may be a letter.
    let fifth = document.word(end) == ","
        && document.word(end + 1) == "V"
        && matches!(document.word(end + 2), "," | ".");
    let royal = document
        .is_any(start.wrapping_sub(1), &["king", "queen", "pope", "emperor", "tsar"])
        && matches!(document.word(end), "I" | "V" | "X");
    // `Adlai Stevenson I of Illinois`, `Norton I, Emperor`
    let first = document.word(end) == "I"
        && document.gap(end) == Some(Gap::Space)
        && (document.is(end + 1, "of")
            || document.word(end + 1) == "," && document.on(end + 2, List::Heads));
    if suffix(end) || royal || first {
        end + 1
    } else if comma || fifth {
        end + 2
    } else {
        end
    }
}

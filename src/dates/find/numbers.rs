//! Numbers in words and figures, over several subtokens: `twenty-first`, `nineteen eighty-six`.

use super::subtokens::Window;

/// An ordinal in words at `at`, 1 to 99: (number, the subtoken after it).
pub(super) fn ordinal(w: &Window, at: usize) -> Option<(i8, usize)> {
    let first = w.at(at);
    if let Some(number) = first.ordinal_word() {
        return Some((number, at + 1));
    }
    let tens = first.cardinal_word().filter(|n| (20..=90).contains(n) && n % 10 == 0)?;
    let next = at + 1 + usize::from(w.at(at + 1).is("-"));
    let ones = w.at(next).ordinal_word().filter(|n| *n < 10)?;
    Some((i8::try_from(tens).ok()? + ones, next + 1))
}

/// An ordinal in words or figures: `third`, `3rd`, `twenty-first`, `21st`.
pub(super) fn any_ordinal(w: &Window, at: usize) -> Option<(i8, usize)> {
    let figures = w.at(at).ordinal_figures().and_then(|n| i8::try_from(n).ok());
    figures.map(|n| (n, at + 1)).or_else(|| ordinal(w, at))
}

/// A number below 100 in words: (number, the subtoken after it).
pub(super) fn small_cardinal(w: &Window, at: usize) -> Option<(i16, usize)> {
    let first = w.at(at).cardinal_word().filter(|n| *n < 100)?;
    if first < 20 || first % 10 != 0 {
        return Some((first, at + 1));
    }
    let next = at + 1 + usize::from(w.at(at + 1).is("-"));
    match w.at(next).cardinal_word().filter(|n| (1..10).contains(n)) {
        Some(ones) => Some((first + ones, next + 1)),
        None => Some((first, at + 1)),
    }
}

/// The day of a month: `5`, `5th`, `fifth`, `twenty-first`.
pub(super) fn day(w: &Window, at: usize) -> Option<(i8, usize)> {
    if let Some(day) = w.at(at).day() {
        return Some((day, at + 1));
    }
    ordinal(w, at).filter(|(day, _)| (1..=31).contains(day))
}

/// A year in words: `nineteen eighty six`, `two thousand and eighteen`, `two thousand`.
pub(super) fn year_in_words(w: &Window, at: usize) -> Option<(i16, usize)> {
    let (head, next) = small_cardinal(w, at)?;
    if w.at(next).is("thousand") && head < 10 {
        let (year, next) = below_thousand(w, next + 1, head.checked_mul(1000)?);
        return (1000..=2999).contains(&year).then_some((year, next));
    }
    let next = next + usize::from(w.at(next).is("-") && !w.at(next + 1).is("s"));
    let (tail, next) = small_cardinal(w, next).filter(|(n, _)| *n >= 10)?;
    (10..=29).contains(&head).then_some((head * 100 + tail, next))
}

/// What follows a thousand: `seven hundred and eighty nine`.
fn below_thousand(w: &Window, at: usize, thousands: i16) -> (i16, usize) {
    let mut year = thousands;
    let mut at = at;
    if let Some((hundreds, next)) = small_cardinal(w, at).filter(|(n, _)| *n < 10)
        && w.at(next).is("hundred")
    {
        year += hundreds * 100;
        at = next + 1;
    }
    let connector = at + usize::from(w.at(at).is("and"));
    match small_cardinal(w, connector) {
        Some((rest, next)) => (year + rest, next),
        None => (year, at),
    }
}

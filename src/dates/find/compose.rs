//! One date phrase from its parts: the longest single date at a place, and two that make a range.

use super::atoms::Window;
use super::{
    Piece, calendar, counted_within, from_now, guards, named, numeric, periods, relative, shift,
    years,
};
use crate::contract::Code;
use crate::lexicon::List;
use crate::mark::date::{Calendar, Expression, Month, Which, Year};

/// The longest date phrase that begins at `at`, ranges included.
pub(super) fn read(w: &Window, at: usize) -> Option<Piece> {
    let first = simple(w, at);
    let range = match &first {
        Some(first) => range(w, first),
        None => months_in_a_year(w, at),
    };
    range.or(first).filter(|piece| closes(w, piece.to))
}

/// The longest date phrase that begins at `at` and is no range of two.
pub(super) fn simple(w: &Window, at: usize) -> Option<Piece> {
    let families: [fn(&Window, usize) -> Option<Piece>; 10] = [
        calendar_checked,
        calendar::day_alone,
        numeric::read,
        named::read,
        years::read,
        periods::read,
        counted_within::read,
        from_now::read,
        relative::read,
        shift::read,
    ];
    let mut longest: Option<Piece> = None;
    for family in families {
        let Some(piece) = family(w, at) else { continue };
        if longest.as_ref().is_none_or(|found| piece.to > found.to) {
            longest = Some(piece);
        }
    }
    longest
}

/// A calendar date; a month alone only where the guards let it stand.
fn calendar_checked(w: &Window, at: usize) -> Option<Piece> {
    let mut piece = calendar::read(w, at)?;
    if let Expression::Calendar(Calendar {
        day: None,
        year,
        month: Some(_),
        which: Which::Bare,
        ..
    }) = piece.said
    {
        match year {
            None => piece.sure = guards::month(w, at, piece.to)?,
            Some(_) if at == 0 && guards::follows_day(w) => return None,
            Some(_) => {}
        }
    }
    Some(piece)
}

/// Whether the phrase ends where a token ends, or before a part that leaves it a date.
fn closes(w: &Window, to: usize) -> bool {
    let last = w.at(to.wrapping_sub(1));
    last.closes_token || w.at(to).is("t") || w.at(to).text.starts_with('T') || date_adjective(w, to)
}

/// `-era`, `-born`, `-dated` behind a date.
fn date_adjective(w: &Window, to: usize) -> bool {
    w.at(to).is_dash() && w.at(to + 1).is_any(&["era", "style", "dated", "built", "night"])
}

/// A joint between the two ends of a range, and the atom behind it.
fn joint(w: &Window, at: usize) -> Option<(Joint, usize)> {
    let atom = w.at(at);
    let kind = if atom.is_any(&["to", "through", "thru"]) {
        Joint::To
    } else if atom.is_any(&["until", "till", "til"]) {
        Joint::Until
    } else if atom.is("and") {
        Joint::And
    } else if atom.is_dash() {
        Joint::Dash { spaced: !atom.joined || !w.at(at + 1).joined }
    } else {
        return None;
    };
    let mut next = at + 1;
    next += usize::from(kind == Joint::To && w.at(next).is("through"));
    Some((kind, skip_part(w, next)))
}

/// Behind `the`, `late`, `mid-`, `the end of`: the second end of a range is where it goes on.
fn skip_part(w: &Window, at: usize) -> usize {
    let at = at + usize::from(w.at(at).is("the"));
    if w.at(at).is_any(&["end", "start", "beginning", "middle"]) && w.at(at + 1).is("of") {
        return at + 2 + usize::from(w.at(at + 2).is("the"));
    }
    if !w.at(at).is_any(&["early", "mid", "late"]) {
        return at;
    }
    at + 1 + usize::from(w.at(at + 1).is("-") && w.at(at + 1).joined)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    To,
    Until,
    And,
    Dash { spaced: bool },
}

/// `from` and `between` promise a range.
fn promised(w: &Window) -> (bool, bool) {
    let mut before = w.before();
    if w.document.is(before, "of")
        && w.document.is_any(before.wrapping_sub(1), &["end", "start", "beginning", "middle"])
    {
        before = before.wrapping_sub(2);
    }
    if w.document.is_any(before, &["the", "early", "late", "mid"]) {
        before = before.wrapping_sub(1);
    }
    (w.document.is(before, "from"), w.document.is(before, "between"))
}

/// The first date and one more behind a joint.
fn range(w: &Window, first: &Piece) -> Option<Piece> {
    if matches!(first.said, Expression::Span(..) | Expression::Recent { .. }) {
        return None;
    }
    let comma =
        w.at(first.to).is(",") && joint(w, first.to + 1).is_some_and(|(kind, _)| kind == Joint::To);
    let (joint, next) = joint(w, first.to + usize::from(comma))?;
    let (from, between) = promised(w);
    let second = simple(w, next).or_else(|| now(w, next).filter(|_| from || between))?;
    let joined = match joint {
        Joint::To => from || alike(&first.said, &second.said),
        Joint::Until => from || alike(&first.said, &second.said) && has_day(&first.said),
        Joint::And => between,
        Joint::Dash { spaced } => {
            w.at(first.to).text != "~"
                && alike(&first.said, &second.said)
                && !(spaced && w.at(first.to).is("—"))
                && !(spaced && is_lifetime(&first.said, &second.said))
        }
    } || w.at(first.to).is("~");
    if !joined
        || !rangeable(&first.said)
        || !rangeable(&second.said)
        || runs_backward(&first.said, &second.said)
    {
        return None;
    }
    let sure = first.sure.max(second.sure);
    let said = Expression::Span(Box::new(first.said.clone()), Box::new(second.said));
    Some(Piece::new(said, second.to, sure, Code::DateToDate))
}

/// `between January and now`.
fn now(w: &Window, at: usize) -> Option<Piece> {
    w.at(at).is("now").then(|| Piece::new(Expression::DayWord(0), at + 1, 0.9, Code::UpToNow))
}

/// `2012-1400`: the second year is before the first.
fn runs_backward(first: &Expression, second: &Expression) -> bool {
    let year = |said: &Expression| match said {
        Expression::Calendar(Calendar { year: Some(Year::Written(year)), .. }) => Some(*year),
        _ => None,
    };
    matches!((year(first), year(second)), (Some(a), Some(b)) if b < a)
}

/// Not a range itself, and not a shift, which would be a length.
fn rangeable(said: &Expression) -> bool {
    !matches!(said, Expression::Span(..) | Expression::Recent { .. } | Expression::Shift { .. })
}

fn has_day(said: &Expression) -> bool {
    match said {
        Expression::Calendar(date) => date.day.is_some(),
        Expression::Numeric { .. } | Expression::Weekday { .. } | Expression::DayWord(_) => true,
        _ => false,
    }
}

/// Both name days, or months, or years; `to` between others is hardly a range.
fn alike(first: &Expression, second: &Expression) -> bool {
    let grain = |said: &Expression| match said {
        Expression::Calendar(Calendar { day: Some(_), .. })
        | Expression::Numeric { .. }
        | Expression::Weekday { .. }
        | Expression::DayWord(_)
        | Expression::Named { .. }
        | Expression::NthWeekday { .. } => 1,
        Expression::Calendar(Calendar { month: Some(_), .. }) => 2,
        Expression::Season { .. } | Expression::Division { .. } => 3,
        Expression::Calendar(_) | Expression::Fiscal(_) => 4,
        Expression::Years { .. } | Expression::ShortDecade(_) => 5,
        _ => 0,
    };
    grain(first) != 0 && grain(first) == grain(second)
}

/// `8 February 1700 – 17 March 1782`: the two ends of a life are two dates.
fn is_lifetime(first: &Expression, second: &Expression) -> bool {
    let full = |said: &Expression| match said {
        Expression::Calendar(Calendar {
            day: Some(_), year: Some(Year::Written(year)), ..
        }) => Some(*year),
        _ => None,
    };
    matches!((full(first), full(second)), (Some(a), Some(b)) if b - a >= 10)
}

/// `May and June 1981`, `November or December of last year`, `spring and summer 2021`, `Nov-Feb 2017`: the year goes with
/// both.
fn months_in_a_year(w: &Window, at: usize) -> Option<Piece> {
    let joint = w.at(at + 1);
    let joins = joint.is_any(&["and", "or", "to", "through"]) || joint.is_dash();
    if let Some(first) = w.at(at).season() {
        return joins.then(|| seasons_in_a_year(w, first, at + 2)).flatten();
    }
    let first = w.at(at).month().filter(|_| w.at(at).on(List::Months))?;
    joins.then(|| shared_year(w, first, at + 2)).flatten()
}

/// `summer and fall of 2020`: the year goes with both; a winter before a spring began the year before.
fn seasons_in_a_year(w: &Window, first: i8, at: usize) -> Option<Piece> {
    let second = periods::season(w, at)?;
    let Expression::Season { season, year: Some(year), .. } = second.said else { return None };
    let before = i8::from(season < first);
    let first_year = match year {
        Year::Written(year) => Year::Written(year - i16::from(before)),
        Year::Near(steps) => Year::Near(steps - before),
        Year::Spoken(steps) => Year::Spoken(steps - before),
    };
    let from = Expression::Season { season: first, which: Which::Bare, year: Some(first_year) };
    let said = Expression::Span(Box::new(from), Box::new(second.said));
    Some(Piece::new(said, second.to, 0.95, Code::TwoSeasons))
}

fn shared_year(w: &Window, first: i8, at: usize) -> Option<Piece> {
    let second = calendar::read(w, at)?;
    let Expression::Calendar(date) = second.said else { return None };
    if date.day.is_some() || date.year.is_none() || date.month.is_none() {
        return None;
    }
    let over_new_year = matches!(date.month, Some(Month::Written(second)) if second < first);
    let year = match date.year {
        Some(Year::Written(year)) => Some(Year::Written(year - i16::from(over_new_year))),
        Some(Year::Near(steps)) => Some(Year::Near(steps - i8::from(over_new_year))),
        other => other,
    };
    let from = Calendar { month: Some(Month::Written(first)), year, ..Calendar::default() };
    let said = Expression::Span(
        Box::new(Expression::Calendar(from)),
        Box::new(Expression::Calendar(date)),
    );
    Some(Piece::new(said, second.to, 0.95, Code::TwoMonths))
}

/// `May and June 1981` where `May` would stand alone as well.
pub(super) fn widen(w: &Window, at: usize, piece: Piece) -> Piece {
    let lone = matches!(
        piece.said,
        Expression::Calendar(Calendar {
            day: None,
            year: None,
            month: Some(_),
            which: Which::Bare,
            weekday: None
        }) | Expression::Season { year: None, which: Which::Bare, .. }
    );
    match months_in_a_year(w, at) {
        Some(wider) if lone && wider.to > piece.to => wider,
        _ => piece,
    }
}

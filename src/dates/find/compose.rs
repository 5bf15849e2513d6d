//! One date phrase from its parts: the longest single date at a position, and two that make a
//! range.

use super::subtokens::Window;
use super::{
    Match, calendar, counted_within, from_now, guards, named, numeric, periods, relative, shift,
    years,
};
use crate::contract::Code;
use crate::lexicon::List;
use crate::mark::date::{Calendar, Expression, Month, Which, Year};

/// The longest date phrase that begins at `at`, ranges included.
pub(super) fn read(w: &Window, at: usize) -> Option<Match> {
    let first = simple(w, at);
    let range = match &first {
        Some(first) => range(w, first),
        None => months_in_a_year(w, at),
    };
    range.or(first).filter(|found| closes(w, found.end))
}

/// The longest date phrase that begins at `at` and is no range of two.
pub(super) fn simple(w: &Window, at: usize) -> Option<Match> {
    let families: [fn(&Window, usize) -> Option<Match>; 10] = [
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
    let mut longest: Option<Match> = None;
    for family in families {
        let Some(matched) = family(w, at) else { continue };
        if longest.as_ref().is_none_or(|found| matched.end > found.end) {
            longest = Some(matched);
        }
    }
    longest
}

/// A calendar date; a month alone only where the guards let it stand.
fn calendar_checked(w: &Window, at: usize) -> Option<Match> {
    let mut found = calendar::read(w, at)?;
    if let Expression::Calendar(Calendar {
        day: None,
        year,
        month: Some(_),
        which: Which::Bare,
        ..
    }) = found.expression
    {
        match year {
            None => found.confidence = guards::month(w, at, found.end)?,
            Some(_) if at == 0 && guards::follows_day(w) => return None,
            Some(_) => {}
        }
    }
    Some(found)
}

/// Whether the phrase ends where a token ends, or before a part that leaves it a date.
fn closes(w: &Window, to: usize) -> bool {
    let last = w.at(to.wrapping_sub(1));
    last.closes_token || w.at(to).is("t") || w.at(to).text.starts_with('T') || date_adjective(w, to)
}

/// `-era`, `-born`, `-dated` after a date.
fn date_adjective(w: &Window, to: usize) -> bool {
    w.at(to).is_dash() && w.at(to + 1).is_any(&["era", "style", "dated", "built", "night"])
}

/// A connector between the two ends of a range, and the subtoken after it.
fn connector(w: &Window, at: usize) -> Option<(Connector, usize)> {
    let subtoken = w.at(at);
    let kind = if subtoken.is_any(&["to", "through", "thru"]) {
        Connector::To
    } else if subtoken.is_any(&["until", "till", "til"]) {
        Connector::Until
    } else if subtoken.is("and") {
        Connector::And
    } else if subtoken.is_dash() {
        Connector::Dash { spaced: !subtoken.joined || !w.at(at + 1).joined }
    } else {
        return None;
    };
    let mut next = at + 1;
    next += usize::from(kind == Connector::To && w.at(next).is("through"));
    Some((kind, skip_part(w, next)))
}

/// After `the`, `late`, `mid-`, `the end of`: the second end of a range is where it continues.
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
enum Connector {
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

/// The first date and one more after a connector.
fn range(w: &Window, first: &Match) -> Option<Match> {
    if matches!(first.expression, Expression::Span(..)) {
        return None;
    }
    let (from, between) = promised(w);
    let comma = w.at(first.end).is(",")
        && connector(w, first.end + 1)
            .is_some_and(|(kind, _)| kind == Connector::To || kind == Connector::And && between);
    let (connector, next) = connector(w, first.end + usize::from(comma))?;
    let second = simple(w, next).or_else(|| now(w, next).filter(|_| from || between))?;
    let joined = match connector {
        Connector::To => from || alike(&first.expression, &second.expression),
        Connector::Until => {
            from || alike(&first.expression, &second.expression) && has_day(&first.expression)
        }
        Connector::And => between,
        Connector::Dash { spaced } => {
            w.at(first.end).text != "~"
                && alike(&first.expression, &second.expression)
                && !(spaced && w.at(first.end).is("—"))
                && !(spaced && is_lifetime(&first.expression, &second.expression))
        }
    } || w.at(first.end).is("~");
    if !joined
        || !rangeable(&first.expression)
        || !rangeable(&second.expression)
        || runs_backward(&first.expression, &second.expression)
    {
        return None;
    }
    let confidence = first.confidence.max(second.confidence);
    let expression =
        Expression::Span(Box::new(first.expression.clone()), Box::new(second.expression));
    Some(Match::new(expression, second.end, confidence, Code::DateToDate))
}

/// `between January and now`.
fn now(w: &Window, at: usize) -> Option<Match> {
    w.at(at).is("now").then(|| Match::new(Expression::DayWord(0), at + 1, 0.9, Code::UpToNow))
}

/// `2012-1400`: the second year is before the first.
fn runs_backward(first: &Expression, second: &Expression) -> bool {
    let year = |expression: &Expression| match expression {
        Expression::Calendar(Calendar { year: Some(Year::Written(year)), .. }) => Some(*year),
        _ => None,
    };
    matches!((year(first), year(second)), (Some(a), Some(b)) if b < a)
}

/// Not a range itself, and not a shift, which would be a length.
fn rangeable(expression: &Expression) -> bool {
    !matches!(expression, Expression::Span(..) | Expression::Shift { .. })
}

fn has_day(expression: &Expression) -> bool {
    match expression {
        Expression::Calendar(date) => date.day.is_some(),
        Expression::Numeric { .. } | Expression::Weekday { .. } | Expression::DayWord(_) => true,
        _ => false,
    }
}

/// Both name days, or months, or years; `to` between others is hardly a range.
fn alike(first: &Expression, second: &Expression) -> bool {
    let grain = |expression: &Expression| match expression {
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
    let full = |expression: &Expression| match expression {
        Expression::Calendar(Calendar {
            day: Some(_), year: Some(Year::Written(year)), ..
        }) => Some(*year),
        _ => None,
    };
    matches!((full(first), full(second)), (Some(a), Some(b)) if b - a >= 10)
}

/// `May and June 1981`, `November or December of last year`, `spring and summer 2021`,
/// `Nov-Feb 2017`: the year belongs to both.
fn months_in_a_year(w: &Window, at: usize) -> Option<Match> {
    let connector = w.at(at + 1);
    let joins = connector.is_any(&["and", "or", "to", "through"]) || connector.is_dash();
    if let Some(first) = w.at(at).season() {
        return joins.then(|| seasons_in_a_year(w, first, at + 2)).flatten();
    }
    let first = w.at(at).month().filter(|_| w.at(at).on(List::Months))?;
    joins.then(|| shared_year(w, first, at + 2)).flatten()
}

/// `summer and fall of 2020`: the year belongs to both; a winter before a spring began the year
/// before.
fn seasons_in_a_year(w: &Window, first: i8, at: usize) -> Option<Match> {
    let second = periods::season(w, at)?;
    let Expression::Season { season, year: Some(year), .. } = second.expression else {
        return None;
    };
    let before = i8::from(season < first);
    let first_year = match year {
        Year::Written(year) => Year::Written(year - i16::from(before)),
        Year::Near(steps) => Year::Near(steps - before),
        Year::Antecedent(steps) => Year::Antecedent(steps - before),
    };
    let from = Expression::Season { season: first, which: Which::Bare, year: Some(first_year) };
    let expression = Expression::Span(Box::new(from), Box::new(second.expression));
    Some(Match::new(expression, second.end, 0.95, Code::TwoSeasons))
}

fn shared_year(w: &Window, first: i8, at: usize) -> Option<Match> {
    let second = calendar::read(w, at)?;
    let Expression::Calendar(date) = second.expression else { return None };
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
    let expression = Expression::Span(
        Box::new(Expression::Calendar(from)),
        Box::new(Expression::Calendar(date)),
    );
    Some(Match::new(expression, second.end, 0.95, Code::TwoMonths))
}

/// `May and June 1981` where `May` would stand alone as well.
pub(super) fn widen(w: &Window, at: usize, found: Match) -> Match {
    let lone = matches!(
        found.expression,
        Expression::Calendar(Calendar {
            day: None,
            year: None,
            month: Some(_),
            which: Which::Bare,
            weekday: None
        }) | Expression::Season { year: None, which: Which::Bare, .. }
    );
    match months_in_a_year(w, at) {
        Some(wider) if lone && wider.end > found.end => wider,
        _ => found,
    }
}

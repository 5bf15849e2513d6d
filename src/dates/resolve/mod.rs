//! From what was said to which day that was.
//!
//! The only place that knows the publication date. Dates are read in text order, since later ones
//! may count from earlier ones (`the following month`). Nothing is guessed that the text gives no
//! hold for: without a publication date a bare weekday has no value, and `November 5` keeps its
//! year unknown.

mod context;
mod direction;
mod knowledge;
mod named;
mod parts;
mod places;
mod publication;
mod reading;
mod reckon;
mod relative;
mod seasons;
mod weeks;

use super::edtf::Time;
use crate::contract::{Code, Day, Published};
use crate::mark::date::Expression;
use crate::mark::{Content, Mark, reason};
use crate::text::Document;
pub(crate) use reading::DateValue;

use direction::Direction;
use jiff_core::civil::Date;
use knowledge::{Knowledge, Order};
use reading::Resolved;

/// Every date of a text with its value, and the day they were counted from.
#[derive(Debug)]
pub(crate) struct Resolution {
    /// The publication date and where it came from.
    pub(crate) published: Option<Published>,
    /// One entry a mark, in their order; some for dates only.
    pub(crate) values: Vec<Option<DateValue>>,
}

/// Reads the dates among the settled marks. `given` is the publication date that a caller states.
pub(crate) fn resolve(document: &Document, marks: &[Mark], given: Option<Day>) -> Resolution {
    let mut knowledge =
        Knowledge { month_first: numeric_order(document, marks), ..Knowledge::default() };
    let published = publication::find(document, marks, given, &knowledge);
    knowledge.published = published.as_ref().map(|(day, _)| *day);
    knowledge.history = is_history(marks, knowledge.published);
    if marks.iter().any(needs_country) {
        knowledge.country = places::country(document);
    }
    let mut values = Vec::with_capacity(marks.len());
    let mut previous = None;
    let mut stated: Option<StatedDay> = None;
    for (index, mark) in marks.iter().enumerate() {
        let Content::Date(expression) = &mark.content else {
            values.push(None);
            continue;
        };
        let after = marks.get(index + 1..).unwrap_or(&[]);
        let direction = if parts::depends_on_direction(expression) {
            direction::of_sentence(document, mark.span)
        } else {
            Direction::Open
        };
        let before = marks.get(..index).unwrap_or(&[]).iter().rev().find(|m| is_date(m));
        let placed = context::month_of(document, before, mark, previous.as_ref());
        let start = document.tokens_of(mark.span).start;
        knowledge.stated = stated.filter(|stated| stated.reaches(document, start)).map(|s| s.day);
        let mut reading = knowledge.read(placed.as_ref().unwrap_or(expression), direction);
        borrow_year(document, mark, after, &mut reading);
        let before = document.tokens_of(mark.span).start.wrapping_sub(1);
        knowledge.remember(expression, &reading, document.is(before, "of"));
        previous = reading.time.clone();
        let carried = reading.basis.code == Code::YearTheTextTellsOf;
        if let Some(Time::Day(day)) = previous
            && (carried || parts::written_year(expression).is_some())
        {
            stated = Some(StatedDay { day, token: start });
        }
        values.push(Some(reading.into_value()));
    }
    let published = published.map(|(_, published)| published);
    Resolution { published, values }
}

/// A day that is written with its year, and where.
#[derive(Debug, Clone, Copy)]
struct StatedDay {
    day: Date,
    token: usize,
}

impl StatedDay {
    /// Whether a date may continue it: in its sentence, or the next of the paragraph.
    fn reaches(&self, document: &Document, token: usize) -> bool {
        let sentences =
            document.sentence_of(token).saturating_sub(document.sentence_of(self.token));
        let paragraph = document.paragraph_at(token).map(|paragraph| paragraph.tokens.clone());
        sentences <= 1 && paragraph.is_some_and(|tokens| tokens.contains(&self.token))
    }
}

/// Years older than this, in years, are history.
const LONG_AGO: i16 = 3;
/// So many dates with such years make a text one of history, if nothing in it is news.
const MANY: usize = 4;

/// Whether a text names many years gone by and no weekday, `yesterday` or `last week`.
fn is_history(marks: &[Mark], published: Option<Date>) -> bool {
    let Some(published) = published else { return false };
    let mut old = 0;
    for mark in marks {
        let Content::Date(expression) = &mark.content else { continue };
        match expression.as_ref() {
            Expression::Weekday { .. } | Expression::DayWord(_) => return false,
            Expression::Unit { which, .. } if !which.refers_to_text() => return false,
            expression => {
                old += usize::from(
                    parts::written_year(expression)
                        .is_some_and(|year| published.year().saturating_sub(year) > LONG_AGO),
                )
            }
        }
    }
    old >= MANY
}

fn is_date(mark: &Mark) -> bool {
    matches!(mark.content, Content::Date(_))
}

fn needs_country(mark: &Mark) -> bool {
    matches!(&mark.content, Content::Date(expression) if names_feast(expression))
}

fn names_feast(expression: &Expression) -> bool {
    match expression {
        Expression::Named { .. } => true,
        Expression::WeekendOf(day) | Expression::WeekdayBeside { of: day, .. } => names_feast(day),
        Expression::Span(from, to) => names_feast(from) || names_feast(to),
        _ => false,
    }
}

/// `a wet July night in 1994`: the year after it belongs to the month.
fn borrow_year(document: &Document, mark: &Mark, after: &[Mark], reading: &mut Resolved) {
    let (
        Some(Time::Month { month, .. } | Time::Yearless { month, day: None }),
        Content::Date(expression),
    ) = (&reading.time, &mark.content)
    else {
        return;
    };
    let month = *month;
    if !parts::lacks_year(expression) {
        return;
    }
    let next = after.iter().take(3).find_map(|m| match &m.content {
        Content::Date(expression) => Some((m.span, parts::plain_year(expression))),
        _ => None,
    });
    let Some((span, Some(year))) = next else { return };
    let from = document.tokens_of(mark.span).end;
    let to = document.tokens_of(span).start;
    if !(1..=4).contains(&to.saturating_sub(from))
        || !document.is_any(to.wrapping_sub(1), &["in", "of"])
    {
        return;
    }
    let words = (from..to).all(|n| document.word(n).starts_with(char::is_alphabetic));
    if words {
        *reading = Resolved::known(Time::Month { year, month }, Code::YearStandsAfter);
    }
}

/// Settles once a text whether `5/6` is in May or in June.
fn numeric_order(document: &Document, marks: &[Mark]) -> Order {
    let mut open = false;
    for mark in marks {
        let Content::Date(expression) = &mark.content else { continue };
        match parts::figures(document.slice(mark.span), expression) {
            Some(month_first) => {
                let basis = Some(Code::OrderOfAnotherDate);
                return Order { month_first: Some(month_first), basis };
            }
            None => open |= parts::is_open(expression),
        }
    }
    if !open {
        return Order::default();
    }
    match places::month_first(document) {
        Some(true) => Order { month_first: Some(true), basis: Some(Code::OrderAmerican) },
        Some(false) => Order { month_first: Some(false), basis: Some(Code::OrderElsewhere) },
        None => Order { month_first: None, basis: Some(Code::OrderAssumed) },
    }
}

impl Knowledge {
    /// What a phrase comes to in a sentence with that direction.
    fn read(&self, expression: &Expression, direction: Direction) -> Resolved {
        match expression {
            Expression::Calendar(date) => reckon::calendar(self, date, direction),
            Expression::Numeric { first, second, year } => {
                reckon::numeric(self, (*first, *second), *year, direction)
            }
            Expression::Years { first, count } => {
                let time = Time::Years { first: *first, count: *count };
                Resolved::known(
                    time,
                    if *count == 10 { Code::DecadeAsWritten } else { Code::CenturyAsWritten },
                )
            }
            Expression::ShortDecade(digits) => reckon::short_decade(self, *digits),
            Expression::Season { season, which, year } => {
                seasons::season(self, *season, *which, *year, direction)
            }
            Expression::Division { division, number, year } => {
                seasons::division(self, *division, *number, *year, direction)
            }
            Expression::Fiscal(year) => reckon::fiscal(self, *year),
            Expression::Named { name, rule, which, year } => {
                named::read(self, name, *rule, *which, *year, direction)
            }
            Expression::Weekday { weekday, which, week } => {
                relative::weekday(self, *weekday, *which, *week, direction)
            }
            Expression::NthWeekday { nth, weekday, of } => {
                reckon::nth_weekday(self.read(of, direction), *nth, *weekday)
            }
            Expression::NthWeek { nth, of } => weeks::nth_week(self.read(of, direction), *nth),
            Expression::NthWeekend { nth, of } => {
                weeks::nth_weekend(self.read(of, direction), *nth)
            }
            Expression::WeekdayBeside { weekday, back, of } => {
                weeks::weekday_beside(self.read(of, direction), *weekday, *back)
            }
            Expression::Unit { unit, which } => relative::unit(self, *unit, *which, direction),
            Expression::DayWord(days) => relative::day_word(self, *days),
            Expression::Shift { steps, back, from } => {
                relative::shift(self, steps, *back, from, direction)
            }
            Expression::WeekOf(day) => weeks::week_of(self.read(day, direction)),
            Expression::WeekendOf(day) => {
                weeks::weekend_of(self.read(day, direction), names_feast(day))
            }
            Expression::Span(from, to) => self.span(from, to, direction),
        }
    }

    /// Two ends that lend each other what is not written.
    fn span(&self, from: &Expression, to: &Expression, direction: Direction) -> Resolved {
        let (from, to) = parts::lend(from, to);
        let ends_ahead = direction == Direction::Future && parts::is_yearless(&to);
        let (from, to) = if ends_ahead && parts::is_yearless(&from) {
            let to = self.read(&to, direction);
            let end = to.time.as_ref().and_then(Time::last_day);
            let from = self.at(end).read(&from, Direction::Past);
            (from, to)
        } else {
            let from = self.read(&from, direction);
            let start =
                from.time.as_ref().and_then(Time::first_day).filter(|_| parts::is_floating(&to));
            let to = match start {
                Some(start) => self.at(Some(start)).read(&to, Direction::Future),
                None => self.read(&to, direction),
            };
            (from, to)
        };
        let basis = if from.basis == to.basis || from.basis.code == Code::AsWritten {
            to.basis.clone()
        } else {
            from.basis.clone()
        };
        match (from.time, to.time) {
            (Some(from), Some(to)) => Resolved::known(
                Time::Span(Box::new(from), Box::new(to)),
                reason::from_one_to_the_other(basis),
            ),
            _ => Resolved::unknown(basis),
        }
    }
}

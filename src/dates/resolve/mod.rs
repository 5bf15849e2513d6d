//! From what was said to which day that was.
//!
//! The only place that knows the publication date. Dates are read in text order, since later ones
//! may count from earlier ones (`the following month`). Nothing is guessed that the text gives no
//! hold for: without a publication date a bare weekday has no value, and `November 5` keeps its
//! year unknown.

mod context;
mod direction;
mod named;
mod parts;
mod places;
mod publication;
mod reckon;
mod relative;
mod seasons;
mod weeks;

use super::edtf::{Time, is_edtf};
use crate::contract::{Code, Day, Published};
use crate::mark::date::{Expression, Year};
use crate::mark::{Content, Mark, Reason, reason};
use crate::text::Document;
use direction::Lean;
use jiff_core::civil::Date;

/// So many days of a text are remembered for when they come again; a list of more is no prose.
const MEMORY: usize = 64;

/// A day so many days from publication at most is one of the news.
const NEWS: i32 = 14;

/// Every date of a text with its value, and the day they were counted from.
#[derive(Debug)]
pub(crate) struct Resolution {
    /// The publication date and where it came from.
    pub(crate) published: Option<Published>,
    /// One entry a mark, in their order; some for dates only.
    pub(crate) values: Vec<Option<Value>>,
}

/// What a date phrase comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Value {
    /// EDTF, as far as it is known.
    pub(crate) value: Option<String>,
    /// What was written and what was assumed.
    pub(crate) basis: Reason,
    /// Other values that the words allow, the likelier first.
    pub(crate) alternatives: Vec<String>,
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
    let mut told = None;
    for (place, mark) in marks.iter().enumerate() {
        let Content::Date(said) = &mark.content else {
            values.push(None);
            continue;
        };
        let behind = marks.get(place + 1..).unwrap_or(&[]);
        let lean =
            if parts::leans(said) { direction::lean(document, mark.span) } else { Lean::Open };
        let before = marks.get(..place).unwrap_or(&[]).iter().rev().find(|m| is_date(m));
        let placed = context::month_of(document, before, mark, told.as_ref());
        let mut reading = knowledge.read(placed.as_ref().unwrap_or(said), lean);
        borrow_year(document, mark, behind, &mut reading);
        let before = document.tokens_of(mark.span).start.wrapping_sub(1);
        knowledge.remember(said, &reading, document.is(before, "of"));
        told = reading.time.clone();
        values.push(Some(reading.into_value()));
    }
    let published = published.map(|(_, published)| published);
    Resolution { published, values }
}

/// What is known while the dates of a text are read one after the other.
#[derive(Debug, Default)]
struct Knowledge {
    published: Option<Date>,
    /// The date spoken of last.
    spoken_of: Option<Time>,
    /// The day of the news spoken of last: within a fortnight of publication.
    news_day: Option<Date>,
    /// Whether figures state the month before the day, and how that is known.
    month_first: Order,
    /// ISO 3166-1 number of the country that the text is about.
    country: Option<i16>,
    /// The text tells of years gone by, as a life or a history does, and not of the news.
    history: bool,
    /// Days spoken of, for when they come again without their year. Few, and kept in order.
    days: Vec<Date>,
}

/// The order of day and month in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Order {
    month_first: Option<bool>,
    basis: Option<Code>,
}

/// What a phrase comes to, before it is written down.
#[derive(Debug)]
struct Reading {
    time: Option<Time>,
    basis: Reason,
    alternatives: Vec<Time>,
}

impl Reading {
    fn known(time: Time, basis: impl Into<Reason>) -> Reading {
        Reading { time: Some(time), basis: basis.into(), alternatives: Vec::new() }
    }

    fn unknown(basis: impl Into<Reason>) -> Reading {
        Reading { time: None, basis: basis.into(), alternatives: Vec::new() }
    }

    fn or(mut self, alternative: Option<Time>) -> Reading {
        self.alternatives.extend(alternative.filter(|time| Some(time) != self.time.as_ref()));
        self
    }

    /// What EDTF has no notation for, a month of the year 10000, is left unknown.
    fn into_value(self) -> Value {
        let written = |time: &Time| Some(time.to_string()).filter(|value| is_edtf(value));
        Value {
            value: self.time.as_ref().and_then(written),
            basis: self.basis,
            alternatives: self.alternatives.iter().filter_map(written).collect(),
        }
    }
}

impl Knowledge {
    /// The year that is meant, or why it is not known.
    fn year(&self, year: Year) -> Result<i16, Code> {
        let (from, steps, missing) = match year {
            Year::Written(year) => return Ok(year),
            Year::Near(steps) => (self.published, steps, Code::NoPublicationDateForYear),
            Year::Spoken(steps) => {
                let spoken_of = self.spoken_of.as_ref().and_then(Time::first_day);
                (spoken_of, steps, Code::NoYearSpokenOf)
            }
        };
        from.and_then(|day| day.year().checked_add(i16::from(steps))).ok_or(missing)
    }

    /// The same knowledge with another day for `now`.
    fn at(&self, day: Option<Date>) -> Knowledge {
        Knowledge { published: day, spoken_of: self.spoken_of.clone(), days: Vec::new(), ..*self }
    }

    /// `aside`: the date only says which thing is meant.
    fn remember(&mut self, said: &Expression, reading: &Reading, aside: bool) {
        let lasting = matches!(
            said,
            Expression::Recent { .. } | Expression::Years { .. } | Expression::ShortDecade(_)
        );
        let Some(time) = reading.time.as_ref().filter(|_| !lasting) else { return };
        if let Time::Day(day) = time
            && self.days.len() < MEMORY
            && !self.days.contains(day)
        {
            self.days.push(*day);
        }
        // `the tsunami of Dec. 26, 2004`: said of something, not told of.
        if aside && self.spoken_of.is_some() {
            return;
        }
        if let (Time::Day(day), Some(published)) = (time, self.published)
            && published.until(*day).abs() <= NEWS
        {
            self.news_day = Some(*day);
        }
        self.spoken_of = Some(time.clone());
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
        let Content::Date(said) = &mark.content else { continue };
        match said.as_ref() {
            Expression::Weekday { .. } | Expression::DayWord(_) => return false,
            Expression::Unit { which, .. } if !which.looks_back_in_text() => return false,
            said => {
                old += usize::from(
                    parts::written_year(said)
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
    matches!(&mark.content, Content::Date(said) if names_feast(said))
}

fn names_feast(said: &Expression) -> bool {
    match said {
        Expression::Named { .. } => true,
        Expression::WeekendOf(day) | Expression::WeekdayBeside { of: day, .. } => names_feast(day),
        Expression::Span(from, to) => names_feast(from) || names_feast(to),
        _ => false,
    }
}

/// `a wet July night in 1994`: the year behind belongs to the month.
fn borrow_year(document: &Document, mark: &Mark, behind: &[Mark], reading: &mut Reading) {
    let (
        Some(Time::Month { month, .. } | Time::Yearless { month, day: None }),
        Content::Date(said),
    ) = (&reading.time, &mark.content)
    else {
        return;
    };
    let month = *month;
    if !parts::lacks_year(said) {
        return;
    }
    let next = behind.iter().take(3).find_map(|m| match &m.content {
        Content::Date(said) => Some((m.span, parts::plain_year(said))),
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
        *reading = Reading::known(Time::Month { year, month }, Code::YearStandsAfter);
    }
}

/// Settles once a text whether `5/6` is in May or in June.
fn numeric_order(document: &Document, marks: &[Mark]) -> Order {
    let mut open = false;
    for mark in marks {
        let Content::Date(said) = &mark.content else { continue };
        match parts::figures(document.slice(mark.span), said) {
            Some(month_first) => {
                let basis = Some(Code::OrderOfAnotherDate);
                return Order { month_first: Some(month_first), basis };
            }
            None => open |= parts::is_open(said),
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
    /// What a phrase comes to in a sentence with that lean.
    fn read(&self, said: &Expression, lean: Lean) -> Reading {
        match said {
            Expression::Calendar(date) => reckon::calendar(self, date, lean),
            Expression::Numeric { first, second, year } => {
                reckon::numeric(self, (*first, *second), *year, lean)
            }
            Expression::Years { first, count } => {
                let time = Time::Years { first: *first, count: *count };
                Reading::known(
                    time,
                    if *count == 10 { Code::DecadeAsWritten } else { Code::CenturyAsWritten },
                )
            }
            Expression::ShortDecade(digits) => reckon::short_decade(self, *digits),
            Expression::Season { season, which, year } => {
                seasons::season(self, *season, *which, *year, lean)
            }
            Expression::Division { division, number, year } => {
                seasons::division(self, *division, *number, *year, lean)
            }
            Expression::Fiscal(year) => reckon::fiscal(self, *year),
            Expression::Named { name, rule, which, year } => {
                named::read(self, name, *rule, *which, *year, lean)
            }
            Expression::Weekday { weekday, which, week } => {
                relative::weekday(self, *weekday, *which, *week, lean)
            }
            Expression::NthWeekday { nth, weekday, of } => {
                reckon::nth_weekday(self.read(of, lean), *nth, *weekday)
            }
            Expression::NthWeek { nth, of } => weeks::nth_week(self.read(of, lean), *nth),
            Expression::NthWeekend { nth, of } => weeks::nth_weekend(self.read(of, lean), *nth),
            Expression::WeekdayBeside { weekday, back, of } => {
                weeks::weekday_beside(self.read(of, lean), *weekday, *back)
            }
            Expression::Unit { unit, which } => relative::unit(self, *unit, *which, lean),
            Expression::DayWord(days) => relative::day_word(self, *days),
            Expression::Recent { ahead, count, unit } => {
                relative::recent(self, *ahead, *count, *unit)
            }
            Expression::Shift { steps, back, from } => {
                relative::shift(self, steps, *back, from, lean)
            }
            Expression::WeekOf(day) => weeks::week_of(self.read(day, lean)),
            Expression::WeekendOf(day) => weeks::weekend_of(self.read(day, lean), names_feast(day)),
            Expression::Span(from, to) => self.span(from, to, lean),
        }
    }

    /// Two ends that lend each other what is not written.
    fn span(&self, from: &Expression, to: &Expression, lean: Lean) -> Reading {
        let (from, to) = parts::lend(from, to);
        let ends_ahead = lean == Lean::Future && parts::is_yearless(&to);
        let (from, to) = if ends_ahead && parts::is_yearless(&from) {
            let to = self.read(&to, lean);
            let end = to.time.as_ref().and_then(Time::last_day);
            let from = self.at(end).read(&from, Lean::Past);
            (from, to)
        } else {
            let from = self.read(&from, lean);
            let start =
                from.time.as_ref().and_then(Time::first_day).filter(|_| parts::is_floating(&to));
            let to = match start {
                Some(start) => self.at(Some(start)).read(&to, Lean::Future),
                None => self.read(&to, lean),
            };
            (from, to)
        };
        let basis = if from.basis == to.basis || from.basis.code == Code::AsWritten {
            to.basis.clone()
        } else {
            from.basis.clone()
        };
        match (from.time, to.time) {
            (Some(from), Some(to)) => Reading::known(
                Time::Span(Box::new(from), Box::new(to)),
                reason::from_one_to_the_other(basis),
            ),
            _ => Reading::unknown(basis),
        }
    }
}

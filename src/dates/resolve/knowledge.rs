//! What is known while the dates of a text are read one after the other.

use super::reading::Resolved;
use crate::contract::Code;
use crate::dates::edtf::Time;
use crate::dates::lists::Country;
use crate::mark::date::{Expression, Year};
use jiff_core::civil::Date;

/// What is known while the dates of a text are read one after the other.
#[derive(Debug, Default)]
pub(super) struct Knowledge {
    pub(super) published: Option<Date>,
    /// The date mentioned last.
    pub(super) antecedent: Option<Time>,
    /// The day just before in the sentence or the one before it, if it is written with its year.
    pub(super) stated: Option<Date>,
    /// The day of the news mentioned last: within a fortnight of publication.
    pub(super) news_day: Option<Date>,
    /// Whether figures state the month before the day, and how that is known.
    pub(super) month_first: Order,
    /// The country that the text is about.
    pub(super) country: Option<Country>,
    /// The text is about years gone by, as a life or a history does, and not of the news.
    pub(super) history: bool,
    /// Days mentioned, for when they come again without their year. Few, and kept in order.
    pub(super) days: Vec<Date>,
}

impl Knowledge {
    /// The year that is meant, or why it is not known.
    pub(super) fn year(&self, year: Year) -> Result<i16, Code> {
        let (from, steps, missing) = match year {
            Year::Written(year) => return Ok(year),
            Year::Near(steps) => (self.published, steps, Code::NoPublicationDateForYear),
            Year::Antecedent(steps) => {
                let antecedent = self.antecedent.as_ref().and_then(Time::first_day);
                (antecedent, steps, Code::NoYearSpokenOf)
            }
        };
        from.and_then(|day| day.year().checked_add(i16::from(steps))).ok_or(missing)
    }

    /// The same knowledge with another day for `now`.
    pub(super) fn at(&self, day: Option<Date>) -> Knowledge {
        Knowledge { published: day, antecedent: self.antecedent.clone(), days: Vec::new(), ..*self }
    }

    /// `aside`: the date only says which thing is meant.
    pub(super) fn remember(&mut self, expression: &Expression, reading: &Resolved, aside: bool) {
        let lasting = matches!(expression, Expression::Years { .. } | Expression::ShortDecade(_));
        let Some(time) = reading.time.as_ref().filter(|_| !lasting) else { return };
        if let Time::Day(day) = time
            && self.days.len() < MEMORY
            && !self.days.contains(day)
        {
            self.days.push(*day);
        }
        // `the tsunami of Dec. 26, 2004`: it only says which tsunami.
        if aside && self.antecedent.is_some() {
            return;
        }
        if let (Time::Day(day), Some(published)) = (time, self.published)
            && published.until(*day).abs() <= NEWS
        {
            self.news_day = Some(*day);
        }
        self.antecedent = Some(time.clone());
    }
}

/// The order of day and month in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Order {
    pub(super) month_first: Option<bool>,
    pub(super) basis: Option<Code>,
}

/// So many days of a text are remembered for when they come again; a list of more is no prose.
const MEMORY: usize = 64;

/// A day so many days from publication at most is one of the news.
pub(super) const NEWS: i32 = 14;

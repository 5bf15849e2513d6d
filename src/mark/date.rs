//! What a date phrase says, before anybody asks which day that was.
//!
//! Plain data: no publication date in it, nothing resolved. `find` writes it, `resolve` reads it.

/// The number of the last weekday of a month, and of the last week of a month or year.
pub(crate) const LAST: i8 = 5;

/// A date phrase. Numbers are as a calendar writes them: months from 1, weekdays from Monday = 1,
/// seasons as in EDTF (21 spring to 24 winter).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expression {
    /// `Thursday 2 May`, `May 2019`, `1941`, `the 18th`, `last June`: the parts that are written.
    Calendar(Calendar),
    /// `5/6/2013`: two numbers, of which either may be the day.
    Numeric { first: i8, second: i8, year: Option<i16> },
    /// `the 1970s` (10 years), `the 19th century` (100 years): the first year and how many.
    Years { first: i16, count: i16 },
    /// `the '70s`, `the seventies`: a decade of an unwritten century.
    ShortDecade(i8),
    /// `the summer of 1948`, `next spring`.
    Season { season: i8, which: Which, year: Option<Year> },
    /// `the second quarter of 1998`, `the first half of next year`.
    Division { division: Division, number: i8, year: Option<Year> },
    /// `fiscal 2021`.
    Fiscal(Year),
    /// `Boxing Day 2019`.
    Named { name: String, rule: DateRule, which: Which, year: Option<Year> },
    /// `Tuesday`, `last Friday`, `Monday of next week`.
    Weekday { weekday: i8, which: Which, week: Option<Which> },
    /// `the first Friday of next month`; the last is [`LAST`].
    NthWeekday { nth: i8, weekday: i8, of: Box<Expression> },
    /// `the first week of October`, `the last week of 2015`; the last is [`LAST`].
    NthWeek { nth: i8, of: Box<Expression> },
    /// `the first weekend of June`; the last is [`LAST`].
    NthWeekend { nth: i8, of: Box<Expression> },
    /// `the Friday after Thanksgiving`, `the Monday before Christmas`.
    WeekdayBeside { weekday: i8, back: bool, of: Box<Expression> },
    /// `last week`, `this year`, `the following morning`.
    Unit { unit: Unit, which: Which },
    /// `yesterday` (-1), `today` (0), `tomorrow night` (1).
    DayWord(i8),
    /// `three years ago`, `two weeks later`, `the day before yesterday`.
    Shift { steps: Vec<Step>, back: bool, from: From },
    /// `the week of April 10`, `the week ending 5 May`.
    WeekOf(Box<Expression>),
    /// `Labor Day weekend`, `the weekend of 4 May`.
    WeekendOf(Box<Expression>),
    /// `8 and 12 April`, `March 2006 to January 2007`: from the one to the other, both included.
    Span(Box<Expression>, Box<Expression>),
}

/// The written parts of a calendar date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Calendar {
    /// 1 Monday to 7 Sunday.
    pub(crate) weekday: Option<i8>,
    /// 1 to 31.
    pub(crate) day: Option<i8>,
    pub(crate) month: Option<Month>,
    pub(crate) year: Option<Year>,
    /// `last June`, `next May`; about the month.
    pub(crate) which: Which,
}

/// A month as far as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Month {
    /// 1 to 12.
    Written(i8),
    /// `of next month` (1), `of this month` (0).
    Near(i8),
}

/// A year as far as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Year {
    /// Astronomical: 0 is 1 BC.
    Written(i16),
    /// `last year` (-1), `this year` (0), `next year` (1).
    Near(i8),
    /// `the same year` (0), `the following year` (1): counted from the one mentioned.
    Antecedent(i8),
}

/// Which of the weeks, months, Fridays is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Which {
    /// Nothing is said.
    #[default]
    Bare,
    /// The one before now: `last`, `past`.
    Last,
    /// The present one: `this`, `current`.
    This,
    /// The one after now: `next`.
    Next,
    /// The first to come: `coming`, `upcoming`.
    Coming,
    /// The one before what was mentioned: `the previous`.
    Previous,
    /// The one after what was mentioned: `the following`.
    Following,
    /// The one mentioned: `the same`, `that`.
    Same,
}

impl Which {
    /// Steps from the present, or from what was mentioned.
    pub(crate) fn steps(self) -> i8 {
        match self {
            Which::Last | Which::Previous => -1,
            Which::Bare | Which::This | Which::Same => 0,
            Which::Next | Which::Coming | Which::Following => 1,
        }
    }

    /// Whether it counts from what was mentioned rather than from the day of publication.
    pub(crate) fn refers_to_text(self) -> bool {
        matches!(self, Which::Previous | Which::Following | Which::Same)
    }
}

/// A stretch of time that a calendar knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    /// A day that is neither Saturday nor Sunday; feasts are not left out.
    BusinessDay,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Weekend,
    Night,
    Morning,
    Afternoon,
    Evening,
}

impl Unit {
    /// A part of a day.
    pub(crate) fn is_day_part(self) -> bool {
        matches!(self, Unit::Night | Unit::Morning | Unit::Afternoon | Unit::Evening)
    }
}

/// A part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Division {
    Quarter,
    Half,
}

/// How the date of a day with a name follows from the year. Numbers as in an [`Expression`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateRule {
    /// `25 December`.
    Fixed { month: i8, day: i8 },
    /// `4th Thursday of November + 1 day`: `shift` days after it; the last is -1.
    Weekday { nth: i8, weekday: i8, month: i8, shift: i8 },
    /// `last Monday before 25 May`.
    WeekdayBefore { weekday: i8, month: i8, day: i8 },
    /// So many days after Easter Sunday of the western churches.
    Easter { days: i16 },
    /// Each country has a rule of its own.
    DiffersByCountry,
    /// By the moon, another year or another Easter.
    AnotherCalendar,
}

/// So many units; no count if it is not written (`a few months`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) count: Option<u16>,
    pub(crate) unit: Unit,
}

/// What a shift is counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum From {
    /// `ago`, `from now`.
    Publication,
    /// `later`, `earlier`: from what was mentioned.
    Mentioned,
    /// `two days after Christmas`.
    Of(Box<Expression>),
    /// `a year ago this week`, `a week ago Tuesday`: from now, then to the finer part.
    Finer(Box<Expression>),
}

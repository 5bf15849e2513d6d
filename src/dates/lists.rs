//! What the lists of dates state of their words.

use crate::lexicon::{Values, values};
use crate::mark::date::{DateRule, Unit, Which};

/// `sept.` as 9.
pub(super) static MONTHS: Values<i8> = values!("months");
/// `mar` as 3.
pub(super) static AMBIGUOUS_MONTHS: Values<i8> = values!("ambiguous_months");
/// `tues.` as 2.
pub(crate) static WEEKDAYS: Values<i8> = values!("weekdays");
/// `sun` as 7.
pub(super) static AMBIGUOUS_WEEKDAYS: Values<i8> = values!("ambiguous_weekdays");
/// `fall` as 23, the EDTF number.
pub(super) static SEASONS: Values<i8> = values!("seasons");
/// `fortnights`.
pub(super) static UNITS: Values<Unit> = values!("date_units");
/// `upcoming`.
pub(super) static WHICH_WORDS: Values<Which> = values!("which_words");
/// `yesterday` as -1.
pub(super) static DAY_WORDS: Values<i8> = values!("day_words");
/// `twelfth` as 12.
pub(super) static ORDINALS: Values<i8> = values!("ordinals");
/// `thousand` as 1000.
pub(super) static CARDINALS: Values<i16> = values!("cardinals");
/// `eighties` as 80.
pub(super) static DECADE_WORDS: Values<i8> = values!("decade_words");
/// `mardi gras`.
pub(super) static NAMED_DAYS: Values<DateRule> = values!("named_days");
/// `labour day`, by country.
pub(super) static COUNTRY_DAYS: Values<(Country, DateRule)> = values!("country_days");
/// `nairobi`.
pub(super) static COUNTRY_CUES: Values<Country> = values!("country_cues");
/// `travel`, `report`.
pub(super) static BASE_VERBS: Values<UsedAs> = values!("base_verbs");

/// A country, by its number in ISO 3166-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Country(pub(super) i16);

/// What a verb in its base form may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UsedAs {
    /// Hardly ever a noun.
    Verb,
    /// As often a noun.
    NounOrVerb,
}

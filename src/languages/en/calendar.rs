//! The names of months, weekdays and seasons, for lists and for sentences alike. The build shares this
//! file.

/// From January on.
pub(crate) const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// From Monday on, as ISO 8601 counts them.
pub(crate) const WEEKDAYS: &[&str] =
    &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The first of them is number 21 in EDTF (ISO 8601-2).
pub(crate) const SEASONS: &[&str] = &["spring", "summer", "autumn", "winter"];

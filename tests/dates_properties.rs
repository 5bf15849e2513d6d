//! Every day, written in the ways English news writes days, reads back to itself.
//!
//! The oracle is jiff, whose calendar is not the one the reader uses: the reader's days are
//! jiff-core's, the forms and weekdays here come from jiff.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use whowhen::{Analysis, Detail, Options, analyze};

const MONTHS: [&str; 12] = [
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
const SHORT: [&str; 12] = [
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
    "Dec.",
];

fn month(day: Date) -> &'static str {
    MONTHS[usize::from(day.month().unsigned_abs()) - 1]
}

fn short(day: Date) -> &'static str {
    SHORT[usize::from(day.month().unsigned_abs()) - 1]
}

fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

fn ordinal(day: Date) -> String {
    let number = day.day();
    let ending = match number {
        11..=13 => "th",
        _ => match number % 10 {
            1 => "st",
            2 => "nd",
            3 => "rd",
            _ => "th",
        },
    };
    format!("{number}{ending}")
}

/// The only date of an analysis as (words, value).
fn only_date(analysis: &Analysis) -> Option<(&str, Option<&str>)> {
    let mut dates = analysis.spans.iter().filter_map(|span| match &span.detail {
        Detail::Date { value, .. } => Some((span.text.as_str(), value.as_deref())),
        _ => None,
    });
    let first = dates.next()?;
    dates.next().is_none().then_some(first)
}

/// Checks that a phrase within a sentence is marked whole, with that value.
fn reads(phrase: &str, value: &str, options: &Options) {
    let text = format!("It happened on {phrase}, they said.");
    let analysis = analyze(&text, options, &[], &whowhen::NewsroomLists::NONE);
    assert_eq!(only_date(&analysis), Some((phrase, Some(value))), "{text}");
}

/// Days from 1600 to 2400 in steps that meet every weekday, month and day of the month.
fn days(step: i32) -> impl Iterator<Item = Date> {
    let first = date(1600, 1, 1);
    (0..)
        .map(move |n| first.checked_add((n * step).days()).unwrap())
        .take_while(|d| d.year() < 2400)
}

#[test]
fn written_with_its_year_a_day_is_itself() {
    let options = Options::default();
    for day in days(17) {
        let (number, year, value) = (day.day(), day.year(), day.to_string());
        for phrase in [
            format!("{number} {} {year}", month(day)),
            format!("{} {number}, {year}", month(day)),
            format!("{} {number}, {year}", short(day)),
            format!("{}, {} {number}, {year}", weekday(day), month(day)),
            format!("{} {number} {} {year}", weekday(day), month(day)),
            format!("{} of {} {year}", ordinal(day), month(day)),
            format!("{} {}, {year}", month(day), ordinal(day)),
            format!("{number}-{}-{year}", month(day)),
            value.clone(),
        ] {
            reads(&phrase, &value, &options);
        }
    }
}

#[test]
fn figures_tell_the_day_wherever_they_can() {
    let options = Options::default();
    for day in days(13).filter(|d| d.day() > 12) {
        let (number, month, year, value) = (day.day(), day.month(), day.year(), day.to_string());
        reads(&format!("{month}/{number}/{year}"), &value, &options);
        reads(&format!("{number}.{month}.{year}"), &value, &options);
    }
}

#[test]
fn without_its_year_a_day_is_the_last_one_in_a_past_sentence() {
    for published in days(997) {
        let options = Options::published_on(&published.to_string()).unwrap();
        for back in [1, 30, 100, 200, 350] {
            let day = published.checked_sub(back.days()).unwrap();
            reads(&format!("{} {}", day.day(), month(day)), &day.to_string(), &options);
        }
    }
}

#[test]
fn a_day_that_is_fewer_than_ten_days_ahead_is_meant_in_a_past_sentence_too() {
    for published in days(997) {
        let options = Options::published_on(&published.to_string()).unwrap();
        let ahead = |count: i64| published.checked_add(count.days()).unwrap();
        let phrase = |day: Date| format!("{} {}", day.day(), month(day));
        reads(&phrase(ahead(9)), &ahead(9).to_string(), &options);
        // A 29 February has none the year before.
        if let Ok(gone) = Date::new(ahead(10).year() - 1, ahead(10).month(), ahead(10).day()) {
            reads(&phrase(ahead(10)), &gone.to_string(), &options);
        }
    }
}

#[test]
fn a_weekday_is_one_of_the_last_seven_days() {
    for published in days(101) {
        let options = Options::published_on(&published.to_string()).unwrap();
        for back in 0..7 {
            let day = published.checked_sub(back.days()).unwrap();
            reads(weekday(day), &day.to_string(), &options);
        }
    }
}

#[test]
fn a_weekday_in_a_forward_sentence_is_one_of_the_next_seven_days() {
    for published in days(101) {
        let options = Options::published_on(&published.to_string()).unwrap();
        for ahead in 0..7 {
            let day = published.checked_add(ahead.days()).unwrap();
            let text = format!("The council will meet on {}.", weekday(day));
            let analysis = analyze(&text, &options, &[], &whowhen::NewsroomLists::NONE);
            let value = day.to_string();
            assert_eq!(only_date(&analysis), Some((weekday(day), Some(value.as_str()))), "{text}");
        }
    }
}

#[test]
fn relative_days_and_units_agree_with_the_calendar() {
    for now in days(211) {
        let options = Options::published_on(&now.to_string()).unwrap();
        let monday =
            now.checked_sub(i64::from(now.weekday().to_monday_zero_offset()).days()).unwrap();
        let month_before = now.first_of_month().checked_sub(1.day()).unwrap();
        let last_week = format!(
            "{}/{}",
            monday.checked_sub(7.days()).unwrap(),
            monday.checked_sub(1.day()).unwrap()
        );
        for (phrase, value) in [
            ("yesterday", now.yesterday().unwrap().to_string()),
            ("tomorrow", now.tomorrow().unwrap().to_string()),
            ("last week", last_week),
            ("last month", format!("{:04}-{:02}", month_before.year(), month_before.month())),
            ("next year", format!("{:04}", now.year() + 1)),
            ("ten days ago", now.checked_sub(10.days()).unwrap().to_string()),
            ("three years ago", format!("{:04}", now.year() - 3)),
        ] {
            let text = format!("It happened {phrase}.");
            let analysis = analyze(&text, &options, &[], &whowhen::NewsroomLists::NONE);
            assert_eq!(only_date(&analysis), Some((phrase, Some(value.as_str()))), "{text} {now}");
        }
    }
}

#[test]
fn weekdays_and_business_days_are_counted_from_now() {
    for now in days(89) {
        let options = Options::published_on(&now.to_string()).unwrap();
        let ahead = (1..=7).map(|n| now.checked_add(n.days()).unwrap());
        let back = (1..=7).map(|n| now.checked_sub(n.days()).unwrap());
        let sunday = ahead.into_iter().find(|d| d.weekday() == Weekday::Sunday).unwrap();
        let friday = back.into_iter().find(|d| d.weekday() == Weekday::Friday).unwrap();
        let working = (1..)
            .map(|n| now.checked_sub(n.days()).unwrap())
            .filter(|d| !matches!(d.weekday(), Weekday::Saturday | Weekday::Sunday))
            .nth(5)
            .unwrap();
        for (phrase, value) in [
            ("three Sundays from now", sunday.checked_add(14.days()).unwrap()),
            ("two Fridays ago", friday.checked_sub(7.days()).unwrap()),
            ("six business days ago", working),
        ] {
            let text = format!("It happened {phrase}.");
            let analysis = analyze(&text, &options, &[], &whowhen::NewsroomLists::NONE);
            let value = value.to_string();
            assert_eq!(only_date(&analysis), Some((phrase, Some(value.as_str()))), "{text} {now}");
        }
    }
}

#[test]
fn months_counted_within_their_year_begin_or_end_with_it() {
    let options = Options::default();
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    for (year, (count, word)) in (1900..2050).zip((2..=10).zip(&words[1..]).cycle()) {
        let first = format!("first {word} months of {year}");
        reads(&first, &format!("{year}-01/{year}-{count:02}"), &options);
        let last = format!("last {word} months of {year}");
        reads(&last, &format!("{year}-{:02}/{year}-12", 13 - count), &options);
    }
}

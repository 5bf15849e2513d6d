//! The days that a text names, as an iCalendar (RFC 5545): one all-day event for each different
//! day, or run of days, that is known to the day.
//!
//! Nothing depends on a clock: an event's stamp is the publication date, or else its own first
//! day; its UID is made from the text and the day, so that importing a text twice adds nothing.
//! The event's words are the sentences in which the date stands; it blocks no time.
//!
//! Not written: months, years, seasons, uncertain days, days of an unknown year, years before 1 or
//! after 9999: a calendar has no place for them. A text without a single day gives a calendar
//! without events.

use super::parts::words::{clip, one_line};
use super::parts::{dates, identity};
use super::{Format, Reading};
use crate::analysis::{Analysis, Detail};
use crate::options::Day;
use jiff_core::civil::Date;
use std::collections::BTreeMap;

pub(super) const FORMAT: Format = Format {
    name: "icalendar",
    about: "an all-day event for each day that is named",
    extension: "ics",
    media_type: "text/calendar",
    joins: true,
    write,
};

/// A line has no more octets than this, its end not counted.
const LINE: usize = 75;
/// About so many bytes of a sentence are a summary.
const SUMMARY: usize = 80;
/// About so many bytes of a sentence stand in a description.
const SENTENCE: usize = 400;
/// A description has no more sentences than this.
const SENTENCES: usize = 8;

/// What a calendar shows of a day.
struct Event {
    value: String,
    summary: String,
    sentences: Vec<String>,
}

fn write(reading: &Reading) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, concat!("PRODID:-//whowhen//whowhen ", env!("CARGO_PKG_VERSION"), "//EN"));
    line(&mut out, "CALSCALE:GREGORIAN");
    if let Some(title) = reading.title {
        property(&mut out, "NAME", &one_line(title));
    }
    let published = reading.analysis.published.as_ref();
    let published = published.and_then(|p| p.value.parse::<Day>().ok());
    for ((from, to), event) in events(reading.analysis, reading.text) {
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{}", identity::uuid(&[&event.value, reading.text])));
        let stamp = published.map_or(from, |day| day.0);
        line(&mut out, &format!("DTSTAMP:{}T000000Z", basic(stamp)));
        line(&mut out, &format!("DTSTART;VALUE=DATE:{}", basic(from)));
        if let Some(after) = to.tomorrow().ok().filter(|_| from < to) {
            line(&mut out, &format!("DTEND;VALUE=DATE:{}", basic(after)));
        }
        property(&mut out, "SUMMARY", &event.summary);
        property(&mut out, "DESCRIPTION", &event.sentences.join("\n"));
        line(&mut out, "TRANSP:TRANSPARENT");
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn events(analysis: &Analysis, text: &str) -> BTreeMap<(Date, Date), Event> {
    let mut events: BTreeMap<(Date, Date), Event> = BTreeMap::new();
    for moment in &analysis.timeline {
        let Some(span) = analysis.spans.get(moment.span) else { continue };
        let Detail::Date { value: Some(value), .. } = &span.detail else { continue };
        // A year behind 9999 has no notation: the event could not end.
        let Some((from, to)) = dates::days(value).filter(|(_, to)| to.tomorrow().is_ok()) else {
            continue;
        };
        let words = |most| clip(text, moment.start..moment.end, span.start..span.end, most);
        let event = events.entry((from, to)).or_insert_with(|| Event {
            value: value.clone(),
            summary: words(SUMMARY),
            sentences: Vec::new(),
        });
        let sentence = words(SENTENCE);
        if event.sentences.len() < SENTENCES && !event.sentences.contains(&sentence) {
            event.sentences.push(sentence);
        }
    }
    events
}

/// `20131105`
fn basic(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// A property whose value is text: escaped, without the controls that a value may not have.
fn property(out: &mut String, name: &str, value: &str) {
    let mut content = format!("{name}:");
    for letter in value.chars() {
        match letter {
            '\n' => content.push_str("\\n"),
            '\\' | ';' | ',' => content.extend(['\\', letter]),
            _ if letter.is_ascii_control() => {}
            _ => content.push(letter),
        }
    }
    line(out, &content);
}

/// A content line, folded between characters.
fn line(out: &mut String, content: &str) {
    let mut octets = 0;
    for letter in content.chars() {
        if octets + letter.len_utf8() > LINE {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(letter);
        octets += letter.len_utf8();
    }
    out.push_str("\r\n");
}

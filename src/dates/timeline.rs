//! The dates of a text in the order of time, each with the sentence it stands in.
//!
//! By the day a date begins; of two that begin together the one that stands first. Dates without a
//! known year (`XXXX-11-05`) and without a value come last, in text order.

use super::edtf::{DayParts, begins};
use super::resolve::DateValue;
use crate::contract::{Kind, Moment};
use crate::mark::Mark;
use crate::order;
use crate::text::Document;

/// One entry for each date among the marks. `values` are theirs, in their order.
pub(crate) fn timeline(
    document: &Document,
    marks: &[Mark],
    values: &[Option<DateValue>],
) -> Vec<Moment> {
    let mut moments: Vec<(Option<DayParts>, Moment)> = Vec::new();
    for (span, mark) in marks.iter().enumerate() {
        if mark.kind() != Kind::Date {
            continue;
        }
        let value = values.get(span).and_then(|value| value.as_ref()?.value.as_deref());
        let sentence = document.sentence_of(document.token_at(mark.span.start));
        let sentence = document
            .sentences
            .get(sentence)
            .map_or(mark.span, |sentence| document.span(sentence.tokens.clone()));
        let moment = Moment { span: span.into(), start: sentence.start, end: sentence.end };
        moments.push((value.and_then(begins), moment));
    }
    order::sort(&mut moments, |(begins, _)| {
        let (year, month, day) = begins.unwrap_or_default();
        // Years before the first come before it.
        let year = year.cast_unsigned() ^ 1 << 31;
        let day = usize::from(month) << 8 | usize::from(day);
        [usize::from(begins.is_none()), year as usize, day]
    });
    moments.into_iter().map(|(_, moment)| moment).collect()
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    #[test]
    fn dates_stand_in_the_order_of_time_with_their_sentences() {
        let text = "The vote is on Friday. It was called in May 2010. They met in the spring of \
                    2009 and some day in the 1980s.";
        let options = Options::published_on("2013-11-05").expect("a day");
        let analysis = analyze(text, &options, &[], &crate::NewsroomLists::NONE);
        let entries: Vec<(&str, &str)> = analysis
            .timeline
            .iter()
            .map(|moment| {
                (analysis.spans[moment.span.index()].text.as_str(), &text[moment.start..moment.end])
            })
            .collect();
        let last = "They met in the spring of 2009 and some day in the 1980s.";
        assert_eq!(
            entries,
            [
                ("1980s", last),
                ("spring of 2009", last),
                ("May 2010", "It was called in May 2010."),
                ("Friday", "The vote is on Friday."),
            ]
        );
    }

    #[test]
    fn a_date_marked_by_hand_has_its_index() {
        let corrections = serde_json::from_str::<Vec<crate::Correction>>(
            r#"[{"do":"mark","kind":"date","text":"Founders' Day"},
                {"do":"value","text":"Founders' Day","value":"2008-06-01"}]"#,
        );
        let corrections = corrections.expect("corrections");
        let text = "It was 2009. They met on Founders' Day.";
        let analysis =
            analyze(text, &Options::default(), &corrections, &crate::NewsroomLists::NONE);
        let order: Vec<&str> = analysis
            .timeline
            .iter()
            .map(|moment| analysis.spans[moment.span.index()].text.as_str())
            .collect();
        assert_eq!(order, ["Founders' Day", "2009"]);
    }

    #[test]
    fn dates_without_a_year_come_last() {
        let analysis = analyze(
            "On November 5 they met. It was 2009.",
            &Options::default(),
            &[],
            &crate::NewsroomLists::NONE,
        );
        let order: Vec<&str> = analysis
            .timeline
            .iter()
            .map(|moment| analysis.spans[moment.span.index()].text.as_str())
            .collect();
        assert_eq!(order, ["2009", "November 5"]);
    }
}

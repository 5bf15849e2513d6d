//! How well the models do on texts of websites that they have not learnt from, and the tables by which it is
//! chosen how sure a model must be.

use super::gold::Gold;
use super::matching::Lesson;
use super::{DecisionKind, KINDS, Settings, Text, learn_twice, position};

/// By how much the best person must be more probable than nobody.
const MARGINS: [f32; 6] = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5];

/// How probable the best person, or speech, must be.
const THRESHOLDS: [f32; 9] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/// A lesson and what a model that has not seen its text says of it.
struct Answer<'t> {
    text: &'t Text,
    lesson: &'t Lesson,
    probabilities: Vec<f32>,
}

impl Answer<'_> {
    /// The most probable candidate.
    fn first(&self) -> usize {
        best(self.probabilities.iter().copied().enumerate()).unwrap_or_default()
    }

    /// The most probable candidate who is somebody, if there is one.
    fn person(&self) -> Option<usize> {
        let somebody = |(n, _): &(usize, f32)| self.lesson.people[*n].is_some();
        best(self.probabilities.iter().copied().enumerate().filter(somebody))
    }

    /// How probable what the program chooses is, and whether it is right; none where it chooses to mark nothing.
    fn chosen(&self, kind: DecisionKind) -> Option<(f32, bool)> {
        let chosen = match kind {
            DecisionKind::Speech | DecisionKind::Role => {
                let first = self.first();
                return self.lesson.people[first]
                    .map(|_| (self.probabilities[first], self.lesson.right[first]));
            }
            DecisionKind::Speaker | DecisionKind::Holder => {
                let least = |person: usize| self.lesson.over_nobody[person] * self.nobody();
                self.person().filter(|&n| self.probabilities[n] > least(n)).unwrap_or(0)
            }
        };
        Some((self.probabilities[chosen], self.lesson.right[chosen]))
    }

    /// How probable it is that it is nobody.
    fn nobody(&self) -> f32 {
        let people = self.lesson.people.iter().zip(&self.probabilities);
        people.filter(|(person, _)| person.is_none()).map(|(_, probability)| probability).sum()
    }
}

/// The first of those that are largest.
fn best(of: impl Iterator<Item = (usize, f32)>) -> Option<usize> {
    of.reduce(|best, other| if other.1 > best.1 { other } else { best }).map(|(n, _)| n)
}

/// Learns from each half of the websites, together with the sets that have no halves, measures on the other,
/// and says what came of it, a line each.
pub(super) fn by_halves(
    gold: &[Gold],
    settings: &Settings,
    report: &mut impl FnMut(&str),
) -> (Vec<String>, Vec<Table>) {
    let learnt = [0, 1].map(|half| {
        report(&format!("from half {half} of the websites"));
        learn_twice(gold, settings, Some(half), report)
    });
    let mut answers: [Vec<Answer>; KINDS] = Default::default();
    let mut missed = [0; KINDS];
    // What was learnt from one half is measured on the other.
    let measured = learnt.iter().zip([1, 0]).flat_map(|((texts, models), half)| {
        texts
            .iter()
            .filter(move |text| text.gold.half == Some(half))
            .map(move |text| (text, models))
    });
    let mut marked = 0;
    for (text, models) in measured {
        marked += text.gold.roles.len();
        for lesson in &text.lessons.all {
            let probabilities = models[lesson.kind].probabilities(lesson);
            answers[lesson.kind].push(Answer { text, lesson, probabilities });
        }
        missed.iter_mut().zip(text.lessons.missed).for_each(|(all, missed)| *all += missed);
    }
    let mut lines = Vec::new();
    let tables = DecisionKind::ALL.iter().zip(&answers).map(|(kind, a)| table(*kind, a)).collect();
    for kind in &DecisionKind::ALL {
        let (answers, missed) = (&answers[position(kind)], missed[position(kind)]);
        lines.push(format!("{}: {}", kind.name(), in_all(answers, missed)));
        match kind {
            DecisionKind::Speech => lines.extend(by_threshold(answers, missed)),
            DecisionKind::Speaker | DecisionKind::Holder => lines.extend(by_margin(answers)),
            DecisionKind::Role => {
                lines.push(exact(answers, marked));
            }
        }
        if settings.errors.as_deref() == Some(kind.name()) {
            lines.extend(answers.iter().filter_map(error));
        }
    }
    // Nothing is learnt of the words that say who speaks: every text may be measured.
    lines.extend(learnt.first().map(|(texts, _)| of_sources(texts)));
    (lines, tables)
}

/// Rows of what was said, and what share of that was right.
pub(super) type Table = Vec<(f32, f32)>;

/// The most that a mark is said to be sure.
const MOST_SURE: f32 = 0.99;

/// So many choices are a row of a table at least, where there are as many.
const IN_A_ROW: usize = 40;

/// How often what is chosen is right, by how probable it was found.
fn table(kind: DecisionKind, answers: &[Answer]) -> Table {
    let mut seen: Vec<(f32, bool)> =
        answers.iter().filter_map(|answer| answer.chosen(kind)).collect();
    seen.sort_by(|a, b| a.0.total_cmp(&b.0));
    // Means of as many each, merged until the shares rise: few, as what is seldom found unsure has rows of its own.
    let mut groups: Vec<(f32, f32, f32)> = Vec::new();
    for group in seen.chunks(IN_A_ROW) {
        let said = group.iter().map(|(said, _)| said).sum();
        let right = group.iter().filter(|(_, right)| *right).count() as f32;
        groups.push((said, right, group.len() as f32));
        while let [.., a, b] = groups.as_slice()
            && a.1 / a.2 >= b.1 / b.2
        {
            let both = (a.0 + b.0, a.1 + b.1, a.2 + b.2);
            groups.truncate(groups.len() - 2);
            groups.push(both);
        }
    }
    // One more of each: nothing is sure.
    let row = |(said, right, count): (f32, f32, f32)| {
        (said / count, ((right + 1.0) / (count + 2.0)).min(MOST_SURE))
    };
    groups.into_iter().map(row).collect()
}

/// How often the words are found that say who speaks a quotation of nobody named, of those that the program gives to
/// nobody.
fn of_sources(texts: &[Text]) -> String {
    let (mut all, mut exact, mut touching) = (0, 0, 0);
    for text in texts {
        for (quote, words) in &text.gold.sources {
            let same = text.quotations.iter().find(|q| q.span.start == quote.start);
            let Some(read) = same.filter(|read| read.speaker.is_none()) else { continue };
            all += 1;
            if let Some(source) = &read.source {
                exact += usize::from(source == words);
                touching += usize::from(source.start < words.end && words.start < source.end);
            }
        }
    }
    format!(
        "source: {all} quotations of nobody named, of {:.1} % the words that say who speaks found exactly, of \
         {:.1} % in part at least",
        percent(exact, all),
        percent(touching, all)
    )
}

fn percent(part: usize, of: usize) -> f32 {
    100.0 * part as f32 / of.max(1) as f32
}

fn in_all(answers: &[Answer], missed: usize) -> String {
    let within = || answers.iter().filter(|answer| answer.lesson.is_within_reach());
    let right = within().filter(|answer| answer.lesson.right[answer.first()]).count();
    let beyond = answers.len() - within().count();
    format!(
        "{} measured, {:.1} % right; beside them {beyond} without the right candidate and {missed} without \
         an instance",
        within().count(),
        percent(right, within().count())
    )
}

/// Speech: precision, recall and F1 where speech is what is more probable than a threshold; those without
/// an instance count as not found.
fn by_threshold(answers: &[Answer], missed: usize) -> Vec<String> {
    let wanted = answers.iter().filter(|answer| answer.lesson.named).count() + missed;
    let mut lines = vec!["  more than  precision  recall     F1".to_owned()];
    for threshold in THRESHOLDS {
        let found = answers.iter().filter(|answer| 1.0 - answer.nobody() > threshold);
        let (got, right) =
            found.fold((0, 0), |(got, right), a| (got + 1, right + usize::from(a.lesson.named)));
        lines.push(format!(
            "  {threshold:9.1}  {:9.1}  {:6.1}  {:5.1}",
            percent(right, got),
            percent(right, wanted),
            percent(2 * right, got + wanted)
        ));
    }
    lines
}

/// Roles: how many of those chosen have exactly the extent of a mark.
fn exact(answers: &[Answer], marked: usize) -> String {
    let chosen: Vec<bool> = answers
        .iter()
        .filter_map(|a| a.chosen(DecisionKind::Role))
        .map(|(_, right)| right)
        .collect();
    let (got, right) = (chosen.len(), chosen.iter().filter(|right| **right).count());
    format!(
        "  of {marked} marked: precision {:.1}, recall {:.1}, F1 {:.1}",
        percent(right, got),
        percent(right, marked),
        percent(2 * right, got + marked)
    )
}

/// Speaker and holder: what is said of those that are somebody's and of those that are nobody's, where the
/// best person is named if so much more probable than nobody, or so probable. Precision, recall and F1 are
/// those of naming.
fn by_margin(answers: &[Answer]) -> Vec<String> {
    let somebodys = answers.iter().filter(|answer| answer.lesson.named).count();
    let nobodys = answers.len() - somebodys;
    let mut lines = vec![format!(
        "  named only if      {somebodys} somebody's: right  wrong   {nobodys} nobody's: named   \
         precision  recall     F1"
    )];
    let mut row = |rule: String, named: &dyn Fn(f32, f32) -> bool| {
        let [mut right, mut wrong, mut needless] = [0; 3];
        for answer in answers {
            let Some(person) = answer.person() else { continue };
            if named(answer.probabilities[person], answer.nobody()) {
                *match (answer.lesson.named, answer.lesson.right[person]) {
                    (false, _) => &mut needless,
                    (true, true) => &mut right,
                    (true, false) => &mut wrong,
                } += 1;
            }
        }
        let got = right + wrong + needless;
        lines.push(format!(
            "  {rule:17}  {:22.1}  {:5.1}  {:20.1}  {:10.1}  {:6.1}  {:5.1}",
            percent(right, somebodys),
            percent(wrong, somebodys),
            percent(needless, nobodys),
            percent(right, got),
            percent(right, somebodys),
            percent(2 * right, got + somebodys)
        ));
    };
    for margin in MARGINS {
        row(format!("{margin:.1} over nobody"), &|person, nobody| person - nobody > margin);
    }
    for threshold in THRESHOLDS {
        row(format!("more than {threshold:.1}"), &|person, _| person > threshold);
    }
    lines
}

/// What a wrong choice is about: the text, the words with those around them, what was chosen, what is right.
fn error(answer: &Answer) -> Option<String> {
    let Answer { text, lesson, probabilities } = answer;
    let first = answer.first();
    if lesson.right[first] {
        return None;
    }
    let whom = |n: usize| match (lesson.people[n], &lesson.extents[n]) {
        (_, Some(extent)) => format!("[{}]", &text.gold.text[extent.clone()]),
        (None, _) => "nobody".to_owned(),
        (Some(person), _) => {
            let mention = text.people.iter().find(|(_, of)| *of == person);
            mention.map_or(format!("{person}"), |(span, _)| text.gold.text[span.clone()].to_owned())
        }
    };
    let right: Vec<String> = (0..lesson.right.len())
        .filter(|&n| lesson.right[n])
        .map(|n| format!("{} {:.2}", whom(n), probabilities[n]))
        .collect();
    let right = if right.is_empty() { "somebody else".to_owned() } else { right.join(", ") };
    Some(format!(
        "{} {}: {} {:.2}, not {right}: {}",
        text.gold.id,
        lesson.span.start,
        whom(first),
        probabilities[first],
        around(&text.gold.text, lesson)
    ))
}

/// The words of a lesson between brackets, with some before and after them, on one line.
fn around(text: &str, lesson: &Lesson) -> String {
    const AROUND: usize = 90;
    const LONGEST: usize = 120;
    let (start, end) = (lesson.span.start, lesson.span.end);
    let before: String = text[..start].chars().rev().take(AROUND).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text[end..].chars().take(AROUND).collect();
    let words = &text[start..end];
    let shown: String = words.chars().take(LONGEST).collect();
    let more = if shown.len() < words.len() { "…" } else { "" };
    format!("{before}⟦{shown}{more}⟧{after}").replace('\n', "⏎")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::Quotation;
    use crate::structure::gold::Gold;
    use crate::structure::matching::Lessons;

    fn text() -> Text {
        let gold = Gold { text: "He said so.".to_owned(), ..Gold::default() };
        Text { gold, people: vec![(0..2, 4)], quotations: Vec::new(), lessons: Lessons::default() }
    }

    fn lesson(right: &[bool], named: bool) -> Lesson {
        let people = [None, Some(4), Some(5)].into_iter().take(right.len()).collect();
        let features = vec![Vec::new(); right.len()];
        let over_nobody = vec![2.0; right.len()];
        Lesson {
            kind: 1,
            span: 3..7,
            people,
            features,
            extents: vec![None; right.len()],
            over_nobody,
            right: right.to_vec(),
            named,
        }
    }

    #[test]
    fn who_is_named_goes_by_the_margin_over_nobody() {
        let text = text();
        let (somebody, nobody) =
            (lesson(&[false, true, false], true), lesson(&[true, false, false], false));
        let beyond = lesson(&[false, false, false], true);
        let answer = |lesson, probabilities: [f32; 3]| Answer {
            text: &text,
            lesson,
            probabilities: probabilities.to_vec(),
        };
        let answers = [
            answer(&somebody, [0.25, 0.6, 0.15]),
            answer(&somebody, [0.2, 0.3, 0.5]),
            answer(&nobody, [0.4, 0.15, 0.45]),
            answer(&beyond, [0.9, 0.1, 0.0]),
        ];
        let table = by_margin(&answers);
        let row = |rule: &str| -> Vec<f32> {
            let row = table.iter().find_map(|line| line.trim_start().strip_prefix(rule));
            row.unwrap_or_default().split_whitespace().map(|n| n.parse().unwrap_or(-1.0)).collect()
        };
        assert_eq!(row("0.0 over nobody"), [33.3, 33.3, 100.0, 33.3, 33.3, 33.3]);
        assert_eq!(row("0.1 over nobody"), [33.3, 33.3, 0.0, 50.0, 33.3, 40.0]);
        assert_eq!(row("more than 0.5"), [33.3, 0.0, 0.0, 100.0, 33.3, 50.0]);
        assert!(in_all(&answers, 2).starts_with("3 measured, 33.3 % right; beside them 1 without"));
    }

    #[test]
    fn speech_that_no_instance_is_about_counts_as_not_found() {
        let text = text();
        let (yes, no) = (lesson(&[false, true], true), lesson(&[true, false], false));
        let answer =
            |lesson, p: f32| Answer { text: &text, lesson, probabilities: vec![1.0 - p, p] };
        let answers = [answer(&yes, 0.9), answer(&yes, 0.35), answer(&no, 0.55)];
        let table = by_threshold(&answers, 1);
        let row = |n: usize| -> Vec<f32> {
            table[n].split_whitespace().map(|n| n.parse().unwrap_or(-1.0)).collect()
        };
        assert_eq!(row(5), [0.5, 50.0, 33.3, 40.0]);
        assert_eq!(row(3), [0.3, 66.7, 66.7, 66.7]);
    }

    #[test]
    fn a_table_is_of_what_is_chosen_and_rises() {
        let text = text();
        let (somebody, nobody) =
            (lesson(&[false, true, false], true), lesson(&[true, false, false], false));
        let answer = |lesson, nobody: f32, person: f32| Answer {
            text: &text,
            lesson,
            probabilities: vec![nobody, person, 1.0 - nobody - person],
        };
        // Twice as likely as nobody, and not.
        assert_eq!(answer(&somebody, 0.2, 0.7).chosen(DecisionKind::Speaker), Some((0.7, true)));
        assert_eq!(answer(&somebody, 0.4, 0.6).chosen(DecisionKind::Speaker), Some((0.4, false)));
        assert_eq!(answer(&nobody, 0.4, 0.6).chosen(DecisionKind::Speaker), Some((0.4, true)));
        assert_eq!(answer(&nobody, 0.6, 0.2).chosen(DecisionKind::Role), None);
        let mut answers = Vec::new();
        for step in 0..200u8 {
            let share = 0.5 + f32::from(step) / 400.0;
            let lesson = if step % 3 == 0 && step < 150 { &nobody } else { &somebody };
            answers.push(answer(lesson, (1.0 - share) / 10.0, share));
        }
        let rows = table(DecisionKind::Speaker, &answers);
        assert!((2..=answers.len() / IN_A_ROW).contains(&rows.len()), "{rows:?}");
        assert!(rows.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1), "{rows:?}");
        assert!(rows.iter().all(|row| row.1 <= MOST_SURE), "{rows:?}");
        assert!(table(DecisionKind::Speaker, &[]).is_empty());
    }

    #[test]
    fn the_words_that_say_who_speaks_count_where_the_program_gives_it_to_nobody() {
        let mut text = text();
        text.gold.sources = vec![(3..7, 0..2), (8..9, 0..2), (9..10, 4..6)];
        let quotation =
            |span: std::ops::Range<usize>, speaker, source| Quotation { span, speaker, source };
        text.quotations = vec![
            quotation(3..7, None, Some(0..2)),
            quotation(8..9, None, Some(1..4)),
            quotation(9..10, Some(4), None),
        ];
        let said = of_sources(&[text]);
        assert!(said.starts_with("source: 2 quotations of nobody named, of 50.0 %"), "{said}");
        assert!(said.contains("of 100.0 % in part"), "{said}");
    }

    #[test]
    fn an_error_says_whom_and_where() {
        let text = text();
        let wrong = lesson(&[false, false, true], true);
        let answer = Answer { text: &text, lesson: &wrong, probabilities: vec![0.25, 0.5, 0.25] };
        let said = error(&answer).expect("it is wrong");
        assert!(said.ends_with(" 3: He 0.50, not 5 0.25: He ⟦said⟧ so."), "{said}");
    }
}

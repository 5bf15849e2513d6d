//! Learns the tagger's weights from labelled text.
//!
//! The method is stochastic gradient descent on the likelihood of the labels, with AdaGrad steps and
//! an L1 penalty by dual averaging, which leaves most weights at exactly zero. Seeded and in one
//! thread: the same data give the same file to the byte. Not read: anything but the text and the
//! spans of its documents; what they are and where they come from stands in the model card.

use crate::examples::{Examples, compact};
use crate::trainer::Trainer;
use whowhen::training::LABELS;

/// How to train.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Rounds over the data.
    pub epochs: usize,
    /// Step size.
    pub rate: f32,
    /// L1 penalty a step.
    pub penalty: f32,
    /// Share of sentences without any name that are kept.
    pub quiet: f32,
    /// Weights kept, the largest.
    pub keep: usize,
    /// Features seen less often are left out.
    pub rarest: u32,
    /// What the order of the sentences begins with; any number but 0.
    pub seed: u64,
}

impl Default for Settings {
    /// Those of the committed weights.
    fn default() -> Settings {
        Settings {
            epochs: 4,
            rate: 0.1,
            penalty: 14e-6,
            quiet: 1.0,
            keep: 200_000,
            rarest: 2,
            seed: 0x9e37_79b9_7f4a_7c15,
        }
    }
}

/// A small generator of random numbers (xorshift64*), so that a run can be repeated.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() >> 33) as usize % limit.max(1)
    }

    fn marginal(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
}

/// Trains and gives the weights file, head and all. `report` is told about the progress.
pub fn train(mut examples: Examples, settings: &Settings, mut report: impl FnMut(&str)) -> Vec<u8> {
    let mut random = Random(settings.seed.max(1));
    examples
        .sentences
        .retain(|s| s.allowed.iter().any(|&l| l != 1) || random.marginal() < settings.quiet);
    let names = compact(&mut examples, settings.rarest);
    let (sentences, tokens) = examples.size();
    report(&format!("{sentences} sentences, {tokens} tokens, {} features", names.len()));
    let mut trainer = Trainer::new(settings, names.len() * LABELS);
    let mut order: Vec<usize> = (0..sentences).collect();
    for epoch in 1..=settings.epochs {
        for last in (1..order.len()).rev() {
            order.swap(last, random.below(last + 1));
        }
        let loss: f64 =
            order.iter().map(|&s| f64::from(trainer.learn(&examples.sentences[s]))).sum();
        let loss = loss / tokens as f64;
        report(&format!("round {epoch} of {}: {loss:.4} a token", settings.epochs));
    }
    trainer.write(&names, &mut report)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labelled::{Labelled, LabelledSpan};
    use crate::score::score;

    /// Sentences in which the word after `met` is a person and the one after `in` a place; the
    /// names are made up, so that no list knows them.
    fn lessons() -> Vec<Labelled> {
        let syllables = ["Zor", "Vek", "Quil", "Mun", "Drax", "Pelm", "Hosk", "Triv"];
        let mut lessons = Vec::new();
        for (number, first) in syllables.iter().enumerate() {
            for second in &syllables {
                let (person, place) = (format!("{first}{second}a"), format!("{second}{first}o"));
                let text = format!("They met {person} in {place}.");
                let start = 9 + person.len() + 4;
                let span = |start: usize, word: &str, label: &str| LabelledSpan {
                    start,
                    end: start + word.len(),
                    label: label.to_owned(),
                };
                let spans = vec![span(9, &person, "PERSON"), span(start, &place, "PLACE")];
                lessons.push(Labelled {
                    id: number.to_string(),
                    text,
                    spans,
                    ..Labelled::default()
                });
            }
        }
        lessons
    }

    fn taught(lessons: &[Labelled]) -> Vec<u8> {
        let mut examples = Examples::default();
        for lesson in lessons {
            examples.add(&lesson.text, &[lesson]);
        }
        let settings =
            Settings { epochs: 3, penalty: 1e-5, keep: 10_000, rarest: 1, ..Settings::default() };
        train(examples, &settings, |_| ())
    }

    #[test]
    fn the_same_data_give_the_same_weights_and_they_know_what_was_taught() {
        let lessons = lessons();
        let weights = taught(&lessons);
        assert_eq!(weights, taught(&lessons), "training is not reproducible");
        let unseen = Labelled {
            id: "unseen".into(),
            text: "They met Brimwulta in Kelpino.".into(),
            spans: vec![
                LabelledSpan { start: 9, end: 18, label: "PERSON".into() },
                LabelledSpan { start: 22, end: 29, label: "PLACE".into() },
            ],
            ..Labelled::default()
        };
        for (label, [_, _, f1]) in score(&weights, &[unseen]).expect("they fit") {
            assert!(label == "ORG" || f1 == 100.0, "{label}: {f1}");
        }
    }

    #[test]
    fn most_teachers_decide_and_where_they_are_even_both_labels_are_allowed() {
        let one = lessons().remove(0);
        let mut other = one.clone();
        other.spans[0].label = "ORG".into();
        other.spans[1].label = "ANY".into();
        let allowed = |teachers: &[&Labelled]| {
            let mut examples = Examples::default();
            examples.add(&one.text, teachers);
            examples.sentences.remove(0).allowed
        };
        let even = allowed(&[&one, &other]);
        assert_eq!((even[0], even[2], even[4]), (1, 1 << 1 | 1 << 3, 1 << 5));
        assert_eq!(allowed(&[&other])[4], (1 << LABELS) - 1);
        assert_eq!(allowed(&[&one, &other, &other])[2], 1 << 3);
        other.people_alone = true;
        other.spans.clear();
        assert_eq!(allowed(&[&one, &other])[4], 1 << 5);
    }

    #[test]
    fn a_word_that_may_be_an_organization_is_left_open_where_a_teacher_passes_over_it() {
        let allowed = |text: &str, spans: Vec<LabelledSpan>| {
            let lesson = Labelled { text: text.to_owned(), spans, ..Labelled::default() };
            let mut examples = Examples::default();
            examples.add(text, &[&lesson]);
            examples.sentences.remove(0).allowed
        };
        let all = (1 << LABELS) - 1;
        assert_eq!(allowed("They met Apple again.", Vec::new()), [1, 1, all, 1, 1]);
        assert_eq!(allowed("They met apple again.", Vec::new())[2], 1);
        assert_eq!(allowed("They met Apple Zorvek again.", Vec::new())[2], 1);
        let organization = LabelledSpan { start: 9, end: 14, label: "ORG".to_owned() };
        assert_eq!(allowed("They met Apple again.", vec![organization])[2], 1 << 3);
    }

    #[test]
    fn a_doubted_sentence_is_left_out() {
        let mut lesson = lessons().remove(0);
        lesson.drop = vec![(0, 3)];
        let mut examples = Examples::default();
        examples.add(&lesson.text, &[&lesson]);
        assert_eq!(examples.size(), (0, 0));
    }
}

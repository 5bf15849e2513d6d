//! Learns the models of structure: what in quotation marks is speech, who speaks, where a role begins and ends, and
//! who holds it.
//!
//! Marked texts (`gold`) are read by whowhen itself; what it asks of them becomes lessons (`matching`), from
//! which weights are learnt (`model`) and tried on texts of other websites (`measure`). What a candidate and
//! its features are is whowhen's own code (`whowhen::training_of_structure`).

pub mod gold;
pub mod matching;
mod measure;
pub mod model;

use crate::Failure;
use crate::sample::ARTICLES;
use gold::Gold;
use matching::{Lesson, Lessons, lessons};
use model::{Learning, Model};
use std::ops::Range;
use std::path::Path;
use training_of_structure::{DecisionKind, Quotation, file_of, file_of_tables, leave_out, read};
use whowhen::training::checksum;
use whowhen::training_of_structure;

/// How many models there are.
pub(crate) const KINDS: usize = DecisionKind::ALL.len();

/// How to learn structure.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `l1`, `l2`, `rate`, `epochs`, `rarest`, `seed`, of every kind or, as in `l1.speaker=1e-4`, of one.
    pub learning: [Learning; KINDS],
    /// `newsroom`: how much a text of that set counts; 0 for not.
    pub newsroom: f32,
    /// `articles2017`: how much a text of that set counts; 0 for not.
    pub articles2017: f32,
    /// `own`: how much an article written for this project counts; 0 for not.
    pub own: f32,
    /// `half`: of `newsroom` only that half of the websites is learnt from, 0 or 1.
    pub half: Option<u8>,
    /// `part`: which part of the texts is learnt from, 0 to 1; how much is learnt from how many texts.
    pub part: f32,
    /// `without`: questions of `src/weighing/schema.rs` that are not asked, with commas between; what one is worth.
    pub without: Vec<String>,
    /// `measure`: whether halves of the websites of `newsroom` are measured, each by what is learnt from the
    /// other.
    pub measure: bool,
    /// `calibrate`: whether tables are fitted, on the same halves, of how often what is so probable is right.
    pub calibrate: bool,
    /// `errors`: the kind whose wrong choices are listed in measuring.
    pub errors: Option<String>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            learning: std::array::from_fn(|_| Learning::default()),
            newsroom: 1.0,
            articles2017: 1.0,
            own: 1.0,
            half: None,
            part: 1.0,
            without: Vec::new(),
            measure: false,
            calibrate: false,
            errors: None,
        }
    }
}

impl Settings {
    /// Reads settings written `key=value`.
    ///
    /// # Errors
    ///
    /// If there is no such setting, or it has no such value.
    pub fn read(given: &[&str]) -> Result<Settings, Failure> {
        let mut settings = Settings::default();
        for setting in given {
            let (key, value) = setting.split_once('=').ok_or("a setting is written key=value")?;
            match key {
                "newsroom" => settings.newsroom = value.parse()?,
                "articles2017" => settings.articles2017 = value.parse()?,
                "own" => settings.own = value.parse()?,
                "half" => settings.half = Some(value.parse()?),
                "part" => settings.part = value.parse()?,
                "without" => settings.without = value.split(',').map(str::to_owned).collect(),
                "measure" => settings.measure = value.parse()?,
                "calibrate" => settings.calibrate = value.parse()?,
                "errors" => settings.errors = Some(known_kind(value)?),
                _ => settings.set_learning(key, value)?,
            }
        }
        settings.measure |= settings.errors.is_some() || settings.calibrate;
        Ok(settings)
    }

    fn set_learning(&mut self, key: &str, value: &str) -> Result<(), Failure> {
        let (key, of) = match key.split_once('.') {
            Some((key, kind)) => (key, Some(known_kind(kind)?)),
            None => (key, None),
        };
        let kinds = DecisionKind::ALL.iter().zip(&mut self.learning);
        for (_, learning) in
            kinds.filter(|(kind, _)| of.as_ref().is_none_or(|of| of == kind.name()))
        {
            match key {
                "l1" => learning.l1 = value.parse()?,
                "l2" => learning.l2 = value.parse()?,
                "rate" => learning.rate = value.parse()?,
                "epochs" => learning.epochs = value.parse()?,
                "rarest" => learning.rarest = value.parse()?,
                "seed" => learning.seed = value.parse()?,
                _ => return Err(format!("no such setting: {key}").into()),
            }
        }
        Ok(())
    }

    /// The sets that count, with commas between them, as `labels/sources.json` has them.
    fn sets(&self) -> String {
        let sets = [
            ("newsroom", self.newsroom),
            ("articles2017", self.articles2017),
            ("articles", self.own),
        ];
        let counts = sets.iter().filter(|(_, weight)| *weight > 0.0).map(|(set, _)| *set);
        counts.collect::<Vec<_>>().join(",")
    }
}

fn known_kind(name: &str) -> Result<String, Failure> {
    let known = DecisionKind::ALL.iter().any(|kind| kind.name() == name);
    if known { Ok(name.to_owned()) } else { Err(format!("no such kind: {name}").into()) }
}

/// The position of a kind in `DecisionKind::ALL`.
pub(crate) fn position(kind: &DecisionKind) -> usize {
    DecisionKind::ALL.iter().position(|other| other.name() == kind.name()).unwrap_or_default()
}

/// A marked text as whowhen reads it.
pub(crate) struct Text {
    gold: Gold,
    /// Mentions of people as read.
    people: Vec<(Range<usize>, usize)>,
    quotations: Vec<Quotation>,
    lessons: Lessons,
}

impl Text {
    fn read(gold: Gold, weights: &[u8]) -> Text {
        let mut reading = read(&gold.text, weights);
        let people = reading.people.clone();
        let quotations = std::mem::take(&mut reading.quotations);
        Text { lessons: lessons(reading, &gold), people, quotations, gold }
    }

    /// Its lessons, and how much each counts.
    fn weighed(&self) -> impl Iterator<Item = (&Lesson, f32)> {
        self.lessons.all.iter().map(|lesson| (lesson, self.gold.weight))
    }
}

/// What was learnt.
#[derive(Debug)]
pub struct Learnt {
    /// The file of the models.
    pub weights: Vec<u8>,
    /// The file of calibration, if it was asked for.
    pub calibration: Option<Vec<u8>>,
    /// The sets that it is learnt from, with commas between them.
    pub sets: String,
}

/// Learns. `report` is told about the progress and what is measured.
///
/// # Errors
///
/// If a set cannot be read.
pub fn train(
    data: &Path,
    settings: &Settings,
    mut report: impl FnMut(&str),
) -> Result<Learnt, Failure> {
    let without: Vec<&str> = settings.without.iter().map(String::as_str).collect();
    if let [first, ..] = leave_out(&without)[..] {
        return Err(format!("no question of src/weighing/schema.rs is called {first}").into());
    }
    let gold = texts(data, settings)?;
    let mut calibration = None;
    if settings.measure {
        let (lines, tables) = measure::by_halves(&gold, settings, &mut report);
        lines.iter().for_each(|line| report(line));
        if settings.calibrate {
            for (kind, table) in DecisionKind::ALL.iter().zip(&tables) {
                let row = |(said, right): &(f32, f32)| {
                    format!("{:.1}→{:.1}", 100.0 * said, 100.0 * right)
                };
                let rows: Vec<String> = table.iter().map(row).collect();
                report(&format!("{}, said and right: {}", kind.name(), rows.join(" ")));
            }
            calibration = Some(file_of_tables(&tables));
        }
    }
    let (_, models) = learn_twice(&gold, settings, settings.half, &mut report);
    Ok(Learnt { weights: file(&models), calibration, sets: settings.sets() })
}

fn file(models: &[Model]) -> Vec<u8> {
    let models: Vec<(f32, Vec<(u32, i8)>)> =
        models.iter().map(|Model { step, weights }| (*step, weights.clone())).collect();
    file_of(&models)
}

/// Learns, reads the texts again by what was learnt, since who speaks one quotation is asked of the next, and
/// learns from that. Gives the texts of the second reading as well.
fn learn_twice(
    gold: &[Gold],
    settings: &Settings,
    half: Option<u8>,
    report: &mut impl FnMut(&str),
) -> (Vec<Text>, Vec<Model>) {
    let read = |weights: &[u8]| -> Vec<Text> {
        gold.iter().map(|gold| Text::read(gold.clone(), weights)).collect()
    };
    let first = learn(&read(&[]), settings, half, &mut |_: &str| ());
    let texts = read(&file(&first));
    let lessons: usize = texts.iter().map(|text| text.lessons.all.len()).sum();
    report(&format!("{} texts, {lessons} lessons", texts.len()));
    let models = learn(&texts, settings, half, report);
    (texts, models)
}

fn texts(data: &Path, settings: &Settings) -> Result<Vec<Gold>, Failure> {
    let mut texts = Vec::new();
    let mut add = |set: Vec<Gold>, weight: f32| {
        texts.extend(set.into_iter().map(|gold| Gold { weight, ..gold }));
    };
    // What is measured on is read even if it does not count.
    if settings.newsroom > 0.0 || settings.measure {
        add(gold::newsroom(data)?, settings.newsroom);
    }
    if settings.articles2017 > 0.0 {
        add(gold::articles2017(data)?, settings.articles2017);
    }
    if settings.own > 0.0 {
        add(gold::own(Path::new(ARTICLES))?, settings.own);
    }
    Ok(texts)
}

/// Learns a model of each kind, of the texts by halves from those of one half alone, if it is given.
fn learn(
    texts: &[Text],
    settings: &Settings,
    half: Option<u8>,
    report: &mut impl FnMut(&str),
) -> Vec<Model> {
    let counts = |text: &&Text| {
        let gold = &text.gold;
        let of_half = half.is_none() || gold.half.is_none() || gold.half == half;
        gold.weight > 0.0 && of_half && part_of(&gold.id) < settings.part
    };
    let lessons: Vec<(&Lesson, f32)> =
        texts.iter().filter(counts).flat_map(Text::weighed).collect();
    let mut models = Vec::new();
    for (kind, learning) in DecisionKind::ALL.iter().zip(&settings.learning) {
        let lessons: Vec<(&Lesson, f32)> =
            lessons.iter().copied().filter(|(lesson, _)| lesson.kind == position(kind)).collect();
        models.push(Model::learn(&lessons, learning, &mut |words| {
            report(&format!("{}: {words}", kind.name()));
        }));
    }
    models
}

/// Where a text is between 0 and 1, by its id: the texts below a half are about half of them, and among
/// those below three quarters.
fn part_of(id: &str) -> f32 {
    (checksum(id.bytes()) >> 40) as f32 / (1u64 << 24) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_of_every_kind_or_of_one() {
        let settings = Settings::read(&["l1=0.5", "l1.speaker=0.25", "epochs.holder=7", "own=0"]);
        let settings = settings.expect("there are such settings");
        assert_eq!(settings.learning.each_ref().map(|learning| learning.l1), [0.5, 0.25, 0.5, 0.5]);
        assert_eq!(settings.learning.each_ref().map(|learning| learning.epochs), [30, 30, 7, 30]);
        assert_eq!(settings.sets(), "newsroom,articles2017");
        for wrong in ["l3=1", "l1.dog=1", "l1", "epochs=many", "errors=dog"] {
            assert!(Settings::read(&[wrong]).is_err(), "{wrong}");
        }
    }
}

//! From a marginal probability to how often such names are right.
//!
//! Each table says what share of the names with about that probability is exactly right; between its rows
//! the share rises evenly. Measured on the real texts marked in full that the model card names, each half
//! of their websites by weights learnt from the other, over the whole program's marks, since the rules after
//! the tagger mend much of what it is unsure of (`whowhen-train calibrate`): what it says holds for sites not
//! seen.

use crate::names::Class;

/// Rows (probability, share that is right), both rising.
type CalibrationTable = &'static [(f32, f32)];

const PERSON: CalibrationTable =
    &[(0.0, 0.0), (0.545, 0.58), (0.812, 0.78), (0.919, 0.95), (0.964, 0.97), (1.0, 0.995)];
const ORGANIZATION: CalibrationTable = &[
    (0.0, 0.0),
    (0.363, 0.33),
    (0.508, 0.57),
    (0.643, 0.79),
    (0.816, 0.85),
    (0.909, 0.93),
    (0.977, 0.97),
    (1.0, 0.995),
];
const PLACE: CalibrationTable = &[
    (0.0, 0.0),
    (0.467, 0.42),
    (0.576, 0.57),
    (0.729, 0.78),
    (0.830, 0.86),
    (0.915, 0.91),
    (0.955, 0.94),
    (0.977, 0.97),
    (1.0, 0.999),
];

fn table(class: Class) -> CalibrationTable {
    match class {
        Class::Person => PERSON,
        Class::Organization => ORGANIZATION,
        Class::Place => PLACE,
    }
}

/// How sure a name is whose tokens the tagger finds this probable.
pub(in crate::names) fn confidence(class: Class, probability: f32) -> f32 {
    let table = table(class);
    let probability = probability.clamp(0.0, 1.0);
    // The rows that it lies between.
    let after = table.partition_point(|(from, _)| *from < probability).max(1);
    let row = |index: usize| table.get(index).copied().unwrap_or((1.0, 1.0));
    let ((x0, y0), (x1, y1)) = (row(after - 1), row(after));
    y0 + (y1 - y0) * ((probability - x0) / (x1 - x0))
}

/// How probable the tagger finds the tokens of a name that is this sure: [`confidence`] the other way round.
#[cfg(any(test, feature = "train"))]
pub(super) fn probability(class: Class, confidence: f32) -> f32 {
    let between = table(class).windows(2).find_map(|two| match two {
        [(x0, y0), (x1, y1)] if confidence <= *y1 => {
            Some(x0 + (x1 - x0) * (confidence - y0) / (y1 - y0))
        }
        _ => None,
    });
    between.unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confidence_rises_with_the_probability_and_stays_a_fraction() {
        for class in [Class::Person, Class::Organization, Class::Place] {
            let mut before = 0.0;
            for step in 0..=1000u16 {
                let confidence = confidence(class, f32::from(step) / 1000.0);
                assert!((before..=1.0).contains(&confidence), "{class:?} {step} {confidence}");
                before = confidence;
            }
        }
        assert_eq!(confidence(Class::Person, 0.0), 0.0);
        assert_eq!(confidence(Class::Person, 1.0), PERSON[5].1);
        let (half, said) = (0.5 * (PERSON[2].0 + PERSON[3].0), 0.5 * (PERSON[2].1 + PERSON[3].1));
        assert!((confidence(Class::Person, half) - said).abs() < 1e-6);
    }

    #[test]
    fn a_probability_is_found_again_from_its_confidence() {
        for class in [Class::Person, Class::Organization, Class::Place] {
            for step in 0..=100u8 {
                let before = f32::from(step) / 100.0;
                let again = probability(class, confidence(class, before));
                assert!((again - before).abs() < 1e-4, "{class:?} {before} {again}");
            }
            assert_eq!(probability(class, 1.0), 1.0, "no name of the tagger is that sure");
        }
    }
}

//! From a marginal probability to how often such names are right.
//!
//! Each table says what share of the names with about that probability is exactly right; between its rows
//! the share rises evenly. Measured on the real texts marked in full that the model card names, each half
//! of their websites by weights learnt from the other (`whowhen-train calibrate`): what it says holds for
//! sites not seen.

use crate::names::Class;

/// Rows (probability, share that is right), rising.
type CalibrationTable = &'static [(f32, f32)];

const PERSON: CalibrationTable =
    &[(0.0, 0.0), (0.545, 0.58), (0.812, 0.78), (0.919, 0.95), (0.964, 0.97), (1.0, 0.995)];
const ORGANIZATION: CalibrationTable = &[
    (0.0, 0.0),
    (0.449, 0.41),
    (0.635, 0.60),
    (0.768, 0.68),
    (0.838, 0.78),
    (0.917, 0.83),
    (0.963, 0.88),
    (0.981, 0.95),
    (1.0, 0.995),
];
const PLACE: CalibrationTable = &[
    (0.0, 0.0),
    (0.477, 0.43),
    (0.675, 0.64),
    (0.844, 0.80),
    (0.924, 0.88),
    (0.962, 0.94),
    (0.987, 0.98),
    (1.0, 0.999),
];

/// How sure a name is whose tokens the tagger finds this probable.
pub(in crate::names) fn confidence(class: Class, probability: f32) -> f32 {
    let table = match class {
        Class::Person => PERSON,
        Class::Organization => ORGANIZATION,
        Class::Place => PLACE,
    };
    let probability = probability.clamp(0.0, 1.0);
    // The rows that it lies between.
    let after = table.partition_point(|(from, _)| *from < probability).max(1);
    let row = |index: usize| table.get(index).copied().unwrap_or((1.0, 1.0));
    let ((x0, y0), (x1, y1)) = (row(after - 1), row(after));
    y0 + (y1 - y0) * ((probability - x0) / (x1 - x0))
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
}

//! From a marginal probability to how often such names are right.
//!
//! The tagger learns from labels that other programs made, so it is surer than it should be. Each
//! table says what share of the names with about that probability is exactly right; between its rows
//! the share rises evenly. Measured on the four development sets of the model card together.

use crate::names::Class;

/// Rows (probability, share that is right), rising.
type CalibrationTable = [(f32, f32); 7];

const PERSON: CalibrationTable =
    [(0.0, 0.0), (0.4, 0.30), (0.6, 0.56), (0.8, 0.67), (0.9, 0.76), (0.955, 0.90), (1.0, 0.98)];
const ORGANIZATION: CalibrationTable =
    [(0.0, 0.0), (0.4, 0.30), (0.6, 0.44), (0.8, 0.52), (0.9, 0.53), (0.96, 0.62), (1.0, 0.76)];
const PLACE: CalibrationTable =
    [(0.0, 0.0), (0.4, 0.24), (0.6, 0.46), (0.8, 0.52), (0.9, 0.53), (0.96, 0.62), (1.0, 0.80)];

/// How sure a name is whose tokens the tagger finds this probable.
pub(in crate::names) fn confidence(class: Class, probability: f32) -> f32 {
    let table = match class {
        Class::Person => &PERSON,
        Class::Organization => &ORGANIZATION,
        Class::Place => &PLACE,
    };
    let probability = probability.clamp(0.0, 1.0);
    // The rows that it lies between.
    let mut rows = table.windows(2).filter_map(|rows| rows.first().zip(rows.last()));
    let rows = rows.find(|(_, (to, _))| probability <= *to);
    let (&(x0, y0), &(x1, y1)) = rows.unwrap_or((&table[5], &table[6]));
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
        assert_eq!(confidence(Class::Person, 1.0), PERSON[6].1);
        let (half, said) = (0.5 * (PERSON[2].0 + PERSON[3].0), 0.5 * (PERSON[2].1 + PERSON[3].1));
        assert!((confidence(Class::Person, half) - said).abs() < 1e-6);
    }
}

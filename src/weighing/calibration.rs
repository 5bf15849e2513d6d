//! From how likely something was found to how often what is so likely is right.
//!
//! The file has a table for each [`Decided`] in its order: how many rows (u8), and for each of them what was said
//! and what share was right, both rising, in 255ths. Between its rows the share rises evenly. `tools/train` fits the
//! tables to texts of websites that the weights have not learnt from.
//!
//! Not read: anything else of the text.

use super::Decided;

static TABLES: &[u8] = include_bytes!("calibration.bin");

/// How often what was found this likely is right; the same number where no table is known.
pub(crate) fn calibrated(kind: Decided, share: f32) -> f32 {
    read(TABLES, kind as usize, share)
}

fn read(mut tables: &[u8], number: usize, share: f32) -> f32 {
    let mut rows: &[u8] = &[];
    for _ in 0..=number {
        let Some((count, rest)) = tables.split_first() else { return share };
        (rows, tables) = rest.split_at((usize::from(*count) * 2).min(rest.len()));
    }
    let fraction = |byte: u8| f32::from(byte) / 255.0;
    let mut before: Option<(f32, f32)> = None;
    for row in rows.chunks_exact(2) {
        let [said, right] = *row else { continue };
        let (said, right) = (fraction(said), fraction(right));
        match before {
            _ if share > said => before = Some((said, right)),
            None => return right,
            Some((from, low)) => return low + (right - low) * (share - from) / (said - from),
        }
    }
    before.map_or(share, |(_, right)| right)
}

/// The file of tables: for each kind rows of what was said and what was right, 0 to 1.
#[cfg(feature = "train")]
pub(crate) fn file_of_tables(tables: &[Vec<(f32, f32)>]) -> Vec<u8> {
    let mut file = Vec::new();
    let byte = |fraction: f32| (fraction.clamp(0.0, 1.0) * 255.0).round() as u8;
    for table in tables {
        file.push(table.len().min(255) as u8);
        file.extend(table.iter().take(255).flat_map(|(said, right)| [byte(*said), byte(*right)]));
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_rows_the_share_rises_evenly_and_beyond_them_it_stays() {
        let file = [1, 51, 102, 2, 102, 51, 204, 255];
        let of = |number, share: f32| (read(&file, number, share) * 100.0).round();
        assert_eq!([0.0, 0.2, 0.9].map(|share| of(0, share)), [40.0, 40.0, 40.0]);
        assert_eq!([0.1, 0.4, 0.6, 0.8, 1.0].map(|s| of(1, s)), [20.0, 20.0, 60.0, 100.0, 100.0]);
        // No table is known of it, or it is damaged.
        assert_eq!(of(2, 0.3), 30.0);
        assert_eq!((read(&[3, 9], 0, 0.3) * 100.0).round(), 30.0);
    }

    #[test]
    fn what_the_build_has_rises() {
        for kind in [Decided::Speech, Decided::Speaker, Decided::Holder, Decided::Role] {
            let mut before = 0.0;
            for step in 0..=100u8 {
                let said = calibrated(kind, f32::from(step) / 100.0);
                assert!((before..=1.0).contains(&said), "{kind:?} {step} {said}");
                before = said;
            }
        }
    }
}

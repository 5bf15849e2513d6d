//! The head of a weights file: what the weights were learnt with, and whether that is what is here.
//!
//! `build/` shares this file, and refuses weights that do not fit; the program carries only weights
//! that the build took, without this head. Little-endian: `MAGIC`, the version of the format (u32),
//! then as u64 the [`Fingerprint`] and a checksum of the weights that follow.

use super::key;
use std::fmt;

const MAGIC: &[u8; 8] = b"whowhenW";

/// The format of the head and of the weights after it (`model.rs`).
const VERSION: u32 = 1;

/// What weights are learnt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fingerprint {
    /// Of the names and numbers in `schema.rs`.
    pub(crate) features: u64,
    /// Of the word clusters: their numbers mean nothing but by the words that have them.
    pub(crate) clusters: u64,
    /// Of the words on the lists that are features. Others fit as well, since whoever adds a name to a
    /// list shall not have to train; but from them training learns other weights.
    pub(crate) lists: u64,
}

impl Fingerprint {
    /// Of the lines of `schema.rs` and the rows of the clusters and of the lists, each in any order.
    #[allow(dead_code, reason = "for the build, which tells the library what came of it")]
    pub(crate) fn of(features: &[String], clusters: &[String], lists: &[String]) -> Fingerprint {
        Fingerprint {
            features: of_rows(features),
            clusters: of_rows(clusters),
            lists: of_rows(lists),
        }
    }

    /// The head of weights that are learnt with this, and the weights.
    #[allow(dead_code, reason = "for training, not for the build")]
    pub(crate) fn head(self, weights: &[u8]) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        file.extend(VERSION.to_le_bytes());
        for number in [self.features, self.clusters, self.lists, key::of_bytes(weights)] {
            file.extend(number.to_le_bytes());
        }
        file.extend(weights);
        file
    }

    /// The weights of a file, if they fit what is here.
    pub(crate) fn take(self, file: &[u8]) -> Result<&[u8], Misfit> {
        let (learnt_with, weights) = read(file)?;
        if learnt_with.features != self.features {
            return Err(Misfit::Features);
        }
        if learnt_with.clusters != self.clusters {
            return Err(Misfit::Clusters);
        }
        Ok(weights)
    }
}

/// What the weights of a file were learnt with, and the weights.
pub(crate) fn read(file: &[u8]) -> Result<(Fingerprint, &[u8]), Misfit> {
    let rest = file.strip_prefix(MAGIC).ok_or(Misfit::NoWeights)?;
    let (version, mut rest) = rest.split_first_chunk().ok_or(Misfit::Damaged)?;
    let version = u32::from_le_bytes(*version);
    if version != VERSION {
        return Err(Misfit::Version(version));
    }
    let mut number = || {
        let (number, after) = rest.split_first_chunk().ok_or(Misfit::Damaged)?;
        rest = after;
        Ok(u64::from_le_bytes(*number))
    };
    let fingerprint = Fingerprint { features: number()?, clusters: number()?, lists: number()? };
    let checksum = number()?;
    if key::of_bytes(rest) == checksum { Ok((fingerprint, rest)) } else { Err(Misfit::Damaged) }
}

/// A fingerprint of rows in any order.
#[allow(dead_code, reason = "for the build, which tells the library what came of it")]
fn of_rows(rows: &[String]) -> u64 {
    let mut rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    rows.sort_unstable();
    let bytes = rows.iter().flat_map(|row| row.bytes().chain([b'\n']));
    bytes.fold(key::EMPTY, key::and_byte)
}

/// Why weights are refused.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Misfit {
    NoWeights,
    Version(u32),
    Damaged,
    Features,
    Clusters,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Misfit::NoWeights => f.write_str("this is no file of weights (or one without a head, from before they had one)"),
            Misfit::Version(version) => {
                write!(f, "the weights are in format {version}, and this source reads format {VERSION}")
            }
            Misfit::Damaged => f.write_str("the weights are damaged: their checksum is not that of the file"),
            Misfit::Features => f.write_str(
                "the weights were learnt with other feature numbers than src/names/tagger/schema.rs has",
            ),
            Misfit::Clusters => {
                f.write_str("the weights were learnt with other word clusters than clusters.txt has")
            }
        }?;
        f.write_str(
            "; src/names/README.md (\"Which weights fit\") says how to train some that do, or name others \
             in WHOWHEN_WEIGHTS",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::{LEARNT_WITH, schema};
    use super::*;

    fn of_features(rows: &[String]) -> u64 {
        Fingerprint::of(rows, &[], &[]).features
    }

    #[test]
    fn the_committed_weights_fit_the_source() {
        let weights = LEARNT_WITH.take(include_bytes!("weights.bin"));
        assert!(weights.is_ok_and(|weights| weights.len() > 50_000));
    }

    #[test]
    fn the_order_of_rows_is_no_part_of_the_fingerprint() {
        let mut rows = schema::lines();
        assert_eq!(of_features(&rows), LEARNT_WITH.features, "the build and the library disagree");
        rows.reverse();
        assert_eq!(of_features(&rows), LEARNT_WITH.features);
    }

    #[test]
    fn any_other_row_is_another_fingerprint() {
        let rows = schema::lines();
        for index in 0..rows.len() {
            let mut fewer = rows.clone();
            let row = fewer.remove(index);
            assert_ne!(of_features(&fewer), LEARNT_WITH.features, "without {row:?}");
            for other in [format!("{row}s"), row.replacen(' ', " 1", 1)] {
                let mut changed = rows.clone();
                changed[index] = other;
                assert_ne!(of_features(&changed), LEARNT_WITH.features, "{:?}", changed[index]);
            }
        }
    }

    #[test]
    fn two_rows_that_change_numbers_are_another_fingerprint() {
        let swap = |row: String| match row.as_str() {
            "rule 4 KnownFirstName" => "rule 5 KnownFirstName".to_owned(),
            "rule 5 Initials" => "rule 4 Initials".to_owned(),
            _ => row,
        };
        let rows = schema::lines();
        let swapped: Vec<String> = rows.iter().cloned().map(swap).collect();
        assert_eq!(rows.iter().zip(&swapped).filter(|(row, other)| row != other).count(), 2);
        assert_ne!(of_features(&swapped), LEARNT_WITH.features);
    }

    #[test]
    fn bytes_of_any_kind_are_read_without_a_panic() {
        let whole = LEARNT_WITH.head(b"weights");
        assert_eq!(LEARNT_WITH.take(&whole), Ok(b"weights".as_slice()));
        for length in 0..whole.len() {
            assert!(read(&whole[..length]).is_err(), "{length} bytes");
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            let lists = (28..36).contains(&at);
            assert_eq!(LEARNT_WITH.take(&damaged).is_ok(), lists, "byte {at}");
        }
    }
}

//! Tables whose keys are hashes already: of words, of phrases, of names.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hasher, RandomState};

/// An index or a count for the hash of words. One type for all: a map of another type is kilobytes of
/// code.
pub(crate) type HashIndex = HashOf<usize>;

/// Something for the hash of words.
pub(crate) type HashOf<T> = HashMap<u64, T, Mixing>;

/// Hashes of words.
pub(crate) type Hashes = HashSet<u64, Mixing>;

/// Spreads such keys over a table by one multiplication. Each table mixes in a number of its own, so that no
/// text can be written whose words all fall into one slot.
#[derive(Clone)]
pub(crate) struct Mixing(u64);

impl Default for Mixing {
    fn default() -> Mixing {
        Mixing(RandomState::new().hash_one(0u64))
    }
}

impl BuildHasher for Mixing {
    type Hasher = Mixed;

    fn build_hasher(&self) -> Mixed {
        Mixed(self.0)
    }
}

/// A key being mixed.
pub(crate) struct Mixed(u64);

impl Hasher for Mixed {
    fn write_u64(&mut self, key: u64) {
        // The upper half of the product depends on every bit of the key, and tables use the lower bits.
        self.0 = (self.0 ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32);
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(u64::from(byte)));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_differ_in_few_bits_are_spread_evenly() {
        const SLOTS: usize = 1 << 10;
        let mixing = Mixing::default();
        for shift in [0, 8, 20, 32] {
            let mut taken = vec![0usize; SLOTS];
            for number in 0..SLOTS as u64 {
                taken[mixing.hash_one(number << shift) as usize % SLOTS] += 1;
            }
            let most = taken.iter().max().copied().unwrap();
            assert!(most <= 12, "{most} of {SLOTS} keys in one slot, shifted by {shift}");
        }
    }

    #[test]
    fn tables_mix_each_in_its_own_way() {
        let places =
            |mixing: Mixing| -> Vec<u64> { (0..8u64).map(|key| mixing.hash_one(key)).collect() };
        assert_ne!(places(Mixing::default()), places(Mixing::default()));
    }
}

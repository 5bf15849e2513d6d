//! Rising whole numbers in few bits: Rice codes of the distances between them.
//!
//! Sorted hashes lie at random distances from each other. For such distances a Rice code (R. F. Rice,
//! "Some practical universal noiseless coding techniques", 1979) comes within three in a hundred of
//! the fewest bits that can tell them apart, and no general compressor makes them smaller. The word
//! tables and the tagger's weights are kept so; the build shares this file.
//!
//! Layout, little-endian: how many numbers (u32), how many bytes of codes (u32), the width `w` (u8),
//! then the codes, from the lowest bit of each byte on: for a distance `d` first `d >> w` ones and a
//! zero, then the `w` low bits of `d`, lowest first. The first distance is from zero.

/// Bytes before the codes.
const HEAD: usize = 9;

/// Writes rising numbers; equal neighbours are allowed.
pub(crate) fn pack(numbers: &[u32]) -> Vec<u8> {
    let mean = numbers.last().copied().unwrap_or(0) as usize / numbers.len().max(1);
    // Distances of random numbers are geometric. For those of mean m the best width is the least w with
    // 2^w over 0.48 m (A. Kiely, "Selecting the Golomb Parameter in Rice Coding", 2004).
    let width = (mean * 48 / 100).max(1).ilog2() + 1;
    let mut codes = vec![0u8];
    let mut at = 0usize;
    let mut push = |bit: bool| {
        if at == codes.len() * 8 {
            codes.push(0);
        }
        if let Some(last) = codes.last_mut() {
            *last |= u8::from(bit) << (at % 8);
        }
        at += 1;
    };
    let mut before = 0;
    for &number in numbers {
        let distance = number - before;
        before = number;
        (0..distance >> width).for_each(|_| push(true));
        push(false);
        (0..width).for_each(|bit| push(distance >> bit & 1 == 1));
    }
    let mut packed = Vec::with_capacity(HEAD + codes.len());
    packed.extend_from_slice(&(numbers.len() as u32).to_le_bytes());
    packed.extend_from_slice(&(codes.len() as u32).to_le_bytes());
    packed.push(width as u8);
    packed.extend_from_slice(&codes);
    packed
}

/// Reads what [`pack`] wrote from the front of `bytes`, which then begin after it. Of damaged bytes
/// it gives fewer or other numbers, never a panic and never more numbers than there are bits.
pub(crate) fn unpack(bytes: &mut &[u8]) -> Vec<u32> {
    let word = |at: usize| {
        let four = bytes.get(at..at + 4)?;
        four.try_into().ok().map(u32::from_le_bytes)
    };
    let (Some(count), Some(length), Some(&width)) = (word(0), word(4), bytes.get(8)) else {
        *bytes = &[];
        return Vec::new();
    };
    let rest = bytes.get(HEAD..).unwrap_or_default();
    let (codes, rest) = rest.split_at(rest.len().min(length as usize));
    *bytes = rest;
    let mut bits = Bits { codes, at: 0 };
    let mut number = 0u32;
    (0..(count as usize).min(codes.len() * 8))
        .map(|_| {
            let high = bits.ones().unbounded_shl(u32::from(width));
            let distance = high.wrapping_add(bits.low(width));
            number = number.wrapping_add(distance);
            number
        })
        .collect()
}

/// Bits one after the other; zeros past the end.
struct Bits<'c> {
    codes: &'c [u8],
    at: usize,
}

impl Bits<'_> {
    /// Bits of a [`Bits::window`] that are always there.
    const WINDOW: u32 = 57;

    /// The next bits, the first of them lowest.
    fn window(&self) -> u64 {
        let rest = self.codes.get(self.at / 8..).unwrap_or_default();
        let eight = rest.first_chunk().copied().unwrap_or_else(|| {
            let mut eight = [0; 8];
            eight.iter_mut().zip(rest).for_each(|(byte, code)| *byte = *code);
            eight
        });
        u64::from_le_bytes(eight) >> (self.at % 8)
    }

    /// How many ones stand before the next zero; goes past that zero.
    fn ones(&mut self) -> u32 {
        let mut count = 0u32;
        loop {
            let run = self.window().trailing_ones();
            count = count.wrapping_add(run);
            self.at += run as usize;
            if run < Bits::WINDOW {
                self.at += 1;
                return count;
            }
        }
    }

    /// The next `width` bits as a number; of a damaged width no more than a number has.
    fn low(&mut self, width: u8) -> u32 {
        let width = u32::from(width).min(u32::BITS);
        let low = self.window() & ((1 << width) - 1);
        self.at += width as usize;
        low as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(mut numbers: Vec<u32>, after: Vec<u8>) {
            // Distances of up to a thousand means keep the unary part short, as hashes do.
            numbers.iter_mut().for_each(|n| *n >>= 8);
            numbers.sort_unstable();
            let mut bytes = pack(&numbers);
            bytes.extend_from_slice(&after);
            let mut rest = bytes.as_slice();
            prop_assert_eq!(unpack(&mut rest), numbers);
            prop_assert_eq!(rest, after.as_slice());
        }

        #[test]
        fn damaged_bytes_are_read_without_a_panic(bytes: Vec<u8>, length in 0u8..40, width: u8) {
            let mut head = vec![255, 255, 0, 0, length, 0, 0, 0, width];
            head.extend_from_slice(&bytes);
            prop_assert!(unpack(&mut head.as_slice()).len() <= bytes.len() * 8);
            let mut rest = bytes.as_slice();
            prop_assert!(unpack(&mut rest).len() <= bytes.len() * 8);
        }
    }

    #[test]
    fn random_numbers_take_few_bits() {
        let mut state = 1u32;
        let mut numbers: Vec<u32> = (0..50_000)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state
            })
            .collect();
        numbers.sort_unstable();
        // log2(2^32 / 50,000) + 1.44 = 17.8 bits is the least there can be.
        assert!(pack(&numbers).len() * 8 < 50_000 * 18 + 5_000);
    }
}

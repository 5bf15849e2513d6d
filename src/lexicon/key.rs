//! A word's hash, and the shorter keys by which tables know it; the build shares this file.

/// The hash of no letters (FNV-1a, 64 bit).
pub(crate) const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash so far and one more byte.
pub(crate) fn and_byte(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

/// The hash of bytes as they stand.
pub(crate) fn of_bytes(bytes: &[u8]) -> u64 {
    bytes.iter().fold(EMPTY, |hash, &byte| and_byte(hash, byte))
}

/// How a table shortens hashes: to so many bits, after mixing in a number that keeps its words apart.
#[derive(Clone, Copy)]
pub(crate) struct Shortening {
    pub(crate) bits: u8,
    pub(crate) salt: u16,
}

impl Shortening {
    /// The key of a hash, below `1 << bits`.
    pub(crate) fn key(self, hash: u64) -> u32 {
        let salted = hash ^ u64::from(self.salt).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (salted ^ (salted >> 32)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        (mixed >> (64 - u32::from(self.bits))) as u32
    }
}

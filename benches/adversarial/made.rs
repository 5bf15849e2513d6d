//! Words that are on no list, one for each number.

const SYLLABLES: [&str; 32] = [
    "ba", "dor", "el", "ger", "hel", "kas", "ko", "lan", "mar", "mil", "nis", "pou", "ren", "sol",
    "ta", "tov", "ur", "vik", "wyn", "zan", "mi", "dra", "fen", "gul", "jo", "lor", "nem", "pri",
    "quo", "rys", "shu", "vel",
];

/// A capitalised word; another for each number.
pub fn word(number: usize) -> String {
    let mut word = lower(number);
    word[..1].make_ascii_uppercase();
    word
}

/// The same in lower case.
pub fn lower(number: usize) -> String {
    // Scattered, so that neighbours begin with other letters.
    let mut rest = (number.wrapping_mul(0x9e37_79b1)) & 0xf_ffff;
    let high = number >> 20;
    let mut word = String::new();
    for _ in 0..4 {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    if high > 0 {
        word.push_str(SYLLABLES[high % SYLLABLES.len()]);
    }
    word
}

/// A first name and a surname; another for each number.
pub fn name(number: usize) -> String {
    format!("{} {}", word(number), surname(number))
}

/// The surname of that name.
pub fn surname(number: usize) -> String {
    word(number ^ 0x5_5555)
}

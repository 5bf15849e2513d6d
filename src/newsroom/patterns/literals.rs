//! What must stand in a line for a pattern to be found there: some words, one of which is in every match.
//!
//! Of `(?:Docket|Case) No\. \d+` it is `Docket No. ` or `Case No. `; of `\d+` there is nothing. Where
//! capitals and small letters are alike, words are folded, and they stand in a folded line.
//!
//! Not read: words that only several parts of a pattern together make necessary, and where in a match a
//! word stands.

use super::unicode::Folds;
use regex_syntax::hir::{Class, Hir, HirKind};

/// No more words than these for one pattern where they are the products of several choices.
const MOST_PRODUCTS: usize = 16;
/// No more words than these at all; an alternation of more is tried everywhere.
const MOST_WORDS: usize = 512;
/// No more characters of a word are looked for than these; they suffice to pass over most lines.
const MOST_LETTERS: usize = 12;
/// A class of no more characters is a choice of words.
const SMALL_CLASS: usize = 8;

/// A word that must stand there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Literal {
    /// Folded, if case does not count for a part of it.
    pub(super) text: String,
    /// Whether it stands in the folded line.
    pub(super) folded: bool,
}

impl Literal {
    fn followed_by(&self, next: &Literal, folds: &Folds) -> Literal {
        let folded = self.folded || next.folded;
        let mut text = String::new();
        for part in [self, next] {
            let is_ready = part.folded == folded;
            text.extend(part.text.chars().map(|c| if is_ready { c } else { folds.folded(c) }));
        }
        Literal { text, folded }
    }

    fn is_short(&self) -> bool {
        self.text.len() <= 2 * MOST_LETTERS
    }

    /// The end of it, of so many characters as are looked for.
    fn shortened(&self) -> Literal {
        let start =
            self.text.char_indices().rev().nth(MOST_LETTERS - 1).map_or(0, |(start, _)| start);
        let text = self.text.get(start..).unwrap_or_default().to_owned();
        Literal { text, folded: self.folded }
    }

    /// How seldom it is likely to stand somewhere: its letters and digits.
    fn weight(&self) -> usize {
        self.text.chars().filter(|c| c.is_alphanumeric()).count()
    }
}

/// The words of which one stands in every match; none if there are none of letters or digits.
pub(super) fn needed(hir: &Hir, folds: &Folds) -> Vec<Literal> {
    Finder { folds }.of(hir).best().unwrap_or_default()
}

/// What is known of a part of a pattern.
struct Found {
    /// All that it may stand for, if that is a few words.
    all: Option<Vec<Literal>>,
    /// Words of which one is in whatever it stands for; each has a letter or a digit.
    needed: Option<Vec<Literal>>,
}

impl Found {
    fn nothing() -> Found {
        Found { all: None, needed: None }
    }

    fn all(words: Vec<Literal>) -> Found {
        Found { all: Some(words), needed: None }
    }

    /// The best that must stand there, all of it counted.
    fn best(self) -> Option<Vec<Literal>> {
        better(self.all, self.needed)
    }
}

struct Finder<'f> {
    folds: &'f Folds,
}

impl Finder<'_> {
    fn of(&self, hir: &Hir) -> Found {
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => Found::all(vec![Literal::default()]),
            HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
                Ok(text) => Found::all(vec![Literal { text: text.to_owned(), folded: false }]),
                Err(_) => Found::nothing(),
            },
            HirKind::Class(class) => self.class(class),
            HirKind::Capture(capture) => self.of(&capture.sub),
            HirKind::Repetition(repetition) => {
                let sub = self.of(&repetition.sub);
                match (repetition.min, repetition.max) {
                    (1, Some(1)) => sub,
                    (0, Some(1)) => match sub.all {
                        Some(mut all) if all.len() < MOST_PRODUCTS => {
                            all.push(Literal::default());
                            Found::all(all)
                        }
                        _ => Found::nothing(),
                    },
                    (0, _) => Found::nothing(),
                    _ => Found { all: None, needed: sub.best() },
                }
            }
            HirKind::Concat(parts) => self.concat(parts),
            HirKind::Alternation(parts) => self.alternation(parts),
        }
    }

    /// A few characters, or one in any case.
    fn class(&self, class: &Class) -> Found {
        let Class::Unicode(class) = class else { return Found::nothing() };
        let mut letters: Vec<char> = Vec::new();
        for range in class.iter() {
            if letters.len() + range.len() > SMALL_CLASS {
                return Found::nothing();
            }
            letters.extend(range.start()..=range.end());
        }
        let folded = letters.first().map(|first| self.folds.folded(*first));
        let alike = letters.iter().all(|letter| Some(self.folds.folded(*letter)) == folded);
        match folded {
            Some(folded) if alike && letters.len() > 1 => {
                Found::all(vec![Literal { text: folded.to_string(), folded: true }])
            }
            Some(_) => {
                let word = |letter: char| Literal { text: letter.to_string(), folded: false };
                Found::all(letters.into_iter().map(word).collect())
            }
            // It stands for nothing at all.
            None => Found::nothing(),
        }
    }

    fn concat(&self, parts: &[Hir]) -> Found {
        let mut whole = true;
        let mut run = vec![Literal::default()];
        let mut best = None;
        for part in parts {
            let part = self.of(part);
            let joined = part.all.as_ref().and_then(|next| self.product(&run, next));
            match joined {
                Some(joined) if joined.iter().all(Literal::is_short) => run = joined,
                Some(joined) => {
                    whole = false;
                    run = joined.iter().map(Literal::shortened).collect();
                    best = better(best, Some(joined));
                }
                None => {
                    whole = false;
                    best =
                        better(best, Some(std::mem::replace(&mut run, vec![Literal::default()])));
                    // It may begin what follows.
                    match part.all {
                        Some(all) if all.len() <= MOST_PRODUCTS => run = all,
                        all => best = better(best, all),
                    }
                    best = better(best, part.needed);
                }
            }
        }
        if whole {
            return Found::all(run);
        }
        Found { all: None, needed: better(best, Some(run)) }
    }

    /// Each of the words followed by each of the others; nothing if they are too many.
    fn product(&self, words: &[Literal], next: &[Literal]) -> Option<Vec<Literal>> {
        let count = words.len().saturating_mul(next.len());
        if count > MOST_PRODUCTS && words.iter().any(|word| !word.text.is_empty()) {
            return None;
        }
        let each = words.iter().flat_map(|word| next.iter().map(move |next| (word, next)));
        Some(each.map(|(word, next)| word.followed_by(next, self.folds)).collect())
    }

    fn alternation(&self, parts: &[Hir]) -> Found {
        let (mut all, mut needed) = (Some(Vec::new()), Some(Vec::new()));
        for part in parts {
            let part = self.of(part);
            all = with(all, part.all.clone());
            needed = with(needed, part.best());
        }
        Found { all, needed }
    }
}

fn with(words: Option<Vec<Literal>>, more: Option<Vec<Literal>>) -> Option<Vec<Literal>> {
    let (mut words, more) = words.zip(more)?;
    words.extend(more);
    (words.len() <= MOST_WORDS).then_some(words)
}

/// Those that are likely to stand in fewer lines: the lightest of them has more letters, or they are fewer.
/// What has a word without a letter or a digit stands everywhere.
fn better(one: Option<Vec<Literal>>, other: Option<Vec<Literal>>) -> Option<Vec<Literal>> {
    let shortened =
        |words: Vec<Literal>| words.iter().map(Literal::shortened).collect::<Vec<Literal>>();
    let lightest = |words: &[Literal]| words.iter().map(Literal::weight).min().unwrap_or(0);
    let usable = |words: Option<Vec<Literal>>| words.map(shortened).filter(|w| lightest(w) > 0);
    match (usable(one), usable(other)) {
        (Some(one), Some(other)) => {
            let (first, second) = (lightest(&one), lightest(&other));
            let is_first = first > second || first == second && one.len() <= other.len();
            Some(if is_first { one } else { other })
        }
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pattern: &str) -> Vec<String> {
        let hir = regex_syntax::parse(pattern).expect(pattern);
        let shown = |word: Literal| format!("{}{}", if word.folded { "~" } else { "" }, word.text);
        needed(&hir, &Folds::read()).into_iter().map(shown).collect()
    }

    #[test]
    fn the_word_that_always_stands_there_is_found() {
        for (pattern, words) in [
            (r"Docket No\. \d{2}-\d+", &["Docket No. "][..]),
            (r"(?:Case|Docket) No\. \d+", &["Case No. ", "Docket No. "]),
            (r"\bPC \d{4}\b", &["PC "]),
            (r"(\d+) per cent", &[" per cent"]),
            (r"\d+ (?:kg|lbs?)\b", &[" kg", " lbs", " lb"]),
            (r"(?i)per cent", &["~PER CENT"]),
            // Two letters of two cases, and what else is alike.
            (r"(?i)[ks] 1", &["K 1", "S 1", "k 1", "s 1", "\u{17f} 1", "\u{212a} 1"]),
            (r"\d+(?:st|nd|rd|th)", &["st", "nd", "rd", "th"]),
            (r"[A-Z]+(?:abc)+x?", &["abc"]),
            (r"ab|c\d+def", &["ab", "def"]),
            (r"[aeiou]x\d", &["ax", "ex", "ix", "ox", "ux"]),
            (r"\w+ß\w+", &["ß"]),
            (r"\d+", &[]),
            (r"\d+-\d+", &[]),
            (r"a*\d", &[]),
            (r"(?:a|\d)+", &[]),
            (r"a|", &[]),
            (r"\p{Lu}\p{L}+ \p{Lu}", &[]),
        ] {
            let found = of(pattern);
            assert_eq!(found, words, "{pattern}");
        }
    }

    #[test]
    fn many_choices_stay_few_words() {
        let every = of(&"(?:a|b|c)".repeat(50));
        assert!((1..=MOST_PRODUCTS).contains(&every.len()), "{every:?}");
        assert!(of(&vec!["ab"; 2000].join("|")).len() <= MOST_WORDS);
        let letters = of(&"é".repeat(500)).concat();
        assert_eq!(letters, "é".repeat(MOST_LETTERS));
    }
}

//! Names joined by a hyphen to something else, cut apart: `Tokyo|-based`, `pro-|Moscow`,
//! `Russia|-|Ukraine`.
//!
//! A mark is made of whole tokens, so what is cut here is all that a name can be. It is done once, for
//! every stage, since names, roles and who is who count in the same tokens; an ending and a prefix keep
//! their hyphen, so that roles still know them for parts of an adjective (`a London-born actor`), and
//! dates, which cut words further by themselves, meet none of theirs.
//!
//! Words that have lost the space or line break between them are cut too where the second is a name:
//! `Details|Leah Wilkinson`, `the|Russia`; `YouTube` and `DeSantis` are none.
//!
//! A word on any list stays whole (`Guinea-Bissau`, `Rolls-Royce`), and so does what may be one name:
//! `Smith-Jones`, `Anglo-Irish`. Not read: words with a hyphen that a text writes apart as well.

use super::token::{Case, Gap, Token, TokenKind};
use crate::lexicon::{AnyOf, Folded, HashIndex, List, Lists};

/// Places that act: two of them joined are two.
static COUNTRIES: AnyOf = AnyOf::lists(&[List::Countries]);
static ORGANIZATIONS: AnyOf = AnyOf::lists(&[List::Organizations, List::KnownOrganizations]);
/// Whatever has a name, as far as lists know.
static NAMES: AnyOf = AnyOf::lists(&[
    List::Countries,
    List::Cities,
    List::Places,
    List::AmbiguousPlaces,
    List::Organizations,
    List::AmbiguousOrganizations,
    List::KnownOrganizations,
    List::Surnames,
]);
/// What a capital letter makes no name of.
static NO_NAMES: AnyOf = AnyOf::lists(&[
    List::Heads,
    List::PluralHeads,
    List::Ranks,
    List::Honorifics,
    List::Months,
    List::Weekdays,
    List::NamedDays,
    List::Seasons,
]);

/// Whether a word may have to be cut: it is on no list, and has a hyphen or a capital after a small
/// letter.
pub(super) fn is_joined(word: &str, lists: Lists, hyphen: bool) -> bool {
    lists.is_empty() && (hyphen || word.len() > SHORTEST_GLUED && glued_at(word).is_some())
}

/// Shorter words are never two.
const SHORTEST_GLUED: usize = 5;

/// Where the first capital after a small letter stands in a word of ASCII letters.
fn glued_at(word: &str) -> Option<usize> {
    let bytes = word.as_bytes();
    let mut pairs = bytes.iter().zip(bytes.iter().skip(1));
    pairs.position(|(a, b)| a.is_ascii_lowercase() && b.is_ascii_uppercase()).map(|n| n + 1)
}

/// Cuts those of these tokens, at the indices `joined`, that are more than one word. Linear in the text.
pub(super) fn cut(text: &str, tokens: Vec<Token>, joined: &[usize]) -> Vec<Token> {
    if joined.is_empty() {
        return tokens;
    }
    let reader = Reader { text, tokens: &tokens, alone: parts_alone(text, &tokens, joined) };
    let cuts: Vec<(usize, usize)> = joined.iter().flat_map(|&number| reader.cuts(number)).collect();
    if cuts.is_empty() {
        return tokens;
    }
    let mut out = Vec::with_capacity(tokens.len() + cuts.len());
    let mut cuts = cuts.into_iter().peekable();
    for (number, whole) in tokens.iter().enumerate() {
        let (mut start, mut gap) = (whole.start, whole.gap);
        while let Some((_, at)) = cuts.next_if(|&(of, _)| of == number) {
            out.push(part(text, start, at, gap));
            (start, gap) = (at, Gap::None);
        }
        out.push(if start == whole.start { *whole } else { part(text, start, whole.end, gap) });
    }
    out
}

fn part(text: &str, start: usize, end: usize, gap: Gap) -> Token {
    let kind = if end - start == 1 && text.get(start..end) == Some("-") {
        TokenKind::Sign
    } else {
        TokenKind::Word
    };
    Token::read(text, start, end, kind, gap)
}

/// How often the parts of these compounds stand alone with a capital.
fn parts_alone(text: &str, tokens: &[Token], joined: &[usize]) -> HashIndex {
    let mut alone = HashIndex::default();
    for compound in joined.iter().filter_map(|&number| tokens.get(number)) {
        for part in text.get(compound.start..compound.end).unwrap_or_default().split('-') {
            alone.insert(Folded::word(part).bits(), 0);
        }
    }
    for token in tokens.iter().filter(|token| token.is_capital()) {
        if let Some(times) = alone.get_mut(&token.hash.bits()) {
            *times += 1;
        }
    }
    alone
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// How often the parts of compounds stand alone in the text with a capital.
    alone: HashIndex,
}

impl Reader<'_> {
    fn word(&self, number: usize) -> &str {
        self.tokens.get(number).and_then(|t| self.text.get(t.start..t.end)).unwrap_or_default()
    }

    /// The bytes before which a token is cut, with its number.
    fn cuts(&self, number: usize) -> Vec<(usize, usize)> {
        let word = self.word(number);
        let Some(whole) = self.tokens.get(number) else { return Vec::new() };
        let Some((head, tail)) = word.rsplit_once('-') else {
            let at = glued_at(word).filter(|&at| self.is_glued(word.split_at(at), number));
            return at.map(|at| (number, whole.start + at)).into_iter().collect();
        };
        let hyphen = whole.start + head.len();
        let tail_lists = Folded::word(tail).lists();
        let cuts: &[usize] = if tail_lists.has(List::CompoundEndings) {
            if self.is_owner(head, number) { &[hyphen] } else { &[] }
        } else if !tail.starts_with(char::is_uppercase) {
            &[]
        } else if self.is_prefix(head, number) {
            if self.is_named(tail, number) { &[hyphen + 1] } else { &[] }
        } else if self.is_pair(head, tail, number) {
            &[hyphen, hyphen + 1]
        } else {
            &[]
        };
        cuts.iter().map(|&at| (number, at)).collect()
    }

    /// Whether a word and a first name, with another name after it, or a small word and a place are
    /// written as one.
    fn is_glued(&self, (head, tail): (&str, &str), number: usize) -> bool {
        let (first, second) = (Folded::word(head), Folded::word(tail));
        let name = |lists: Lists| lists.has(List::FirstNames) || lists.has(List::Surnames);
        let full_name = second.lists().has(List::FirstNames)
            && !second.lists().has(List::AmbiguousFirstNames)
            && self.follows_on_line(number + 1)
            && self.tokens.get(number + 1).is_some_and(Token::is_capital)
            && first.cluster() > 0
            && !name(first.lists());
        let place = (second.lists().has_any(&COUNTRIES) || second.lists().has(List::Cities))
            && first.lists().has(List::CommonWords)
            && head.chars().all(char::is_lowercase);
        tail.len() > 2
            && head.len() > 1
            && !first.lists().has(List::Particles)
            && (full_name || place)
    }

    /// Whether something with a capital is a name rather than the first word of a sentence.
    fn is_owner(&self, head: &str, number: usize) -> bool {
        let lists = Folded::word(head).lists();
        let before = number.checked_sub(1).and_then(|before| self.tokens.get(before));
        let within = self.follows_on_line(number)
            && before.is_some_and(|b| b.case == Case::Lower || b.lists.has(List::DefiniteArticles));
        head.starts_with(char::is_uppercase)
            && (!lists.has(List::CommonWords) && !lists.has(List::AmbiguousFirstNames)
                || lists.has_any(&COUNTRIES)
                || lists.has(List::Cities)
                || lists.has(List::AmbiguousOrganizations)
                || within)
    }

    /// `pro`, `actor-turned`; with a capital only where no name can begin so: `Pittsburgh Post-Gazette`.
    fn is_prefix(&self, head: &str, number: usize) -> bool {
        let last = head.rsplit('-').next().unwrap_or(head);
        let before = number.checked_sub(1).and_then(|before| self.tokens.get(before));
        Folded::word(last).lists().has(List::CompoundPrefixes)
            && (last.starts_with(char::is_lowercase)
                || !before.is_some_and(|b| b.is_capital() || b.lists.has(List::DefiniteArticles)))
    }

    /// Whether what follows a prefix is a name: by a list, with the word after it, or because the text
    /// has it alone.
    fn is_named(&self, tail: &str, number: usize) -> bool {
        let lists = Folded::word(tail).lists();
        let named = |lists: Lists| lists.has_any(&NAMES);
        !lists.has_any(&NO_NAMES)
            && (named(lists) && !lists.has(List::CommonWords)
                || self.with_next(tail, number).is_some_and(named)
                || self.is_alone(tail))
    }

    /// Whether two names are joined that nobody has both of.
    fn is_pair(&self, head: &str, tail: &str, number: usize) -> bool {
        if !head.starts_with(char::is_uppercase) || head.contains('-') {
            return false;
        }
        let left = self.left(head, number);
        let right = self.right(tail, number);
        let long = |lists: &[Lists], of| lists.get(1).is_some_and(|lists| lists.has_any(of));
        let country = |lists: Lists| lists.has_any(&COUNTRIES);
        let other = |lists: Lists| {
            country(lists) || lists.has(List::Nationalities) || lists.has_any(&ORGANIZATIONS)
        };
        let states = left.iter().any(|&l| country(l)) && right.iter().any(|&r| other(r))
            || left.iter().any(|&l| l.has_any(&ORGANIZATIONS)) && right.iter().any(|&r| country(r));
        let before = number.checked_sub(1).and_then(|before| self.tokens.get(before));
        let article = before.is_some_and(|b| {
            b.lists.has(List::DefiniteArticles) || b.lists.has(List::IndefiniteArticles)
        });
        let given = before.is_some_and(|b| b.is_capital() && b.lists.has(List::FirstNames));
        let next = self.tokens.get(number + 1);
        let after = number + if long(&right, &COUNTRIES) { 2 } else { 1 };
        // `the China-Pakistan Economic Corridor` is one name.
        let continues = article && self.tokens.get(after).is_some_and(Token::is_capital);
        // `the Mondale-Ferraro ticket`, or the text has both alone.
        let people = article
            && (next.is_some_and(|n| n.lists.has(List::WordsAfterPairs))
                || self.is_alone(head) && self.is_alone(tail));
        // `a Fianna Fáil-Fine Gael government`
        let organizations = long(&left, &ORGANIZATIONS) && long(&right, &ORGANIZATIONS);
        states && !given && !continues || people || organizations
    }

    /// The lists of a compound's first part, alone and with the word before it (`Saudi Arabia-Iran`).
    fn left(&self, head: &str, number: usize) -> Vec<Lists> {
        let before = number.checked_sub(1).filter(|_| self.follows_on_line(number));
        let longer = before.map(|before| Folded::word(self.word(before)).and(head).lists());
        [Folded::word(head).lists()].into_iter().chain(longer).collect()
    }

    /// The lists of a compound's last part, alone and with the word after it (`US-South Korea`).
    fn right(&self, tail: &str, number: usize) -> Vec<Lists> {
        [Folded::word(tail).lists()].into_iter().chain(self.with_next(tail, number)).collect()
    }

    fn with_next(&self, tail: &str, number: usize) -> Option<Lists> {
        let follows = self.follows_on_line(number + 1);
        follows.then(|| Folded::word(tail).and(self.word(number + 1)).lists())
    }

    fn follows_on_line(&self, number: usize) -> bool {
        self.tokens.get(number).is_some_and(|token| token.gap == Gap::Space)
    }

    /// Whether a word stands alone in the text with a capital, and is more than the capital.
    fn is_alone(&self, word: &str) -> bool {
        let folded = Folded::word(word);
        !folded.lists().has(List::CommonWords)
            && self.alone.get(&folded.bits()).is_some_and(|&times| times > 0)
    }
}

#[cfg(test)]
mod tests {
    use crate::text;

    /// The tokens of the first compound of a text, with bars between.
    fn cut(text: &str) -> String {
        let tokens = text::tokens(text);
        let mut out = String::new();
        let mut end = 0;
        for token in tokens {
            if token.start > end {
                out.push(' ');
            } else if end > 0 {
                out.push('|');
            }
            out.push_str(&text[token.start..token.end]);
            end = token.end;
        }
        out
    }

    #[test]
    fn names_are_cut_from_what_they_are_joined_to() {
        for (text, want) in [
            ("a Tokyo-based firm", "a Tokyo|-based firm"),
            ("a Los Angeles-based firm", "a Los Angeles|-based firm"),
            ("the U.S.-led talks", "the U.S.|-led talks"),
            ("an Anglia-lookalike", "an Anglia|-lookalike"),
            ("a pro-Moscow party", "a pro-|Moscow party"),
            ("the ex-New York mayor", "the ex-|New York mayor"),
            ("an actor-turned-Newsweek owner", "an actor-turned-|Newsweek owner"),
            ("post-Zilva. Then Zilva left", "post-|Zilva|. Then Zilva left"),
            ("the Russia-Ukraine war", "the Russia|-|Ukraine war"),
            ("a Saudi Arabia-Iran deal", "a Saudi Arabia|-|Iran deal"),
            ("a US-South Korea pact", "a US|-|South Korea pact"),
            ("the U.S.-Afghan force", "the U.S.|-|Afghan force"),
            ("a UK-EU deal", "a UK|-|EU deal"),
            ("the Zilva-Orrin ticket", "the Zilva|-|Orrin ticket"),
            ("a Labour-led vote", "a Labour|-led vote"),
            ("the National-led vote", "the National|-led vote"),
            ("the Zilva-Orrin camp; Zilva, Orrin", "the Zilva|-|Orrin camp|; Zilva|, Orrin"),
        ] {
            assert_eq!(cut(text), want);
        }
    }

    #[test]
    fn what_may_be_one_name_or_none_stays_whole() {
        for text in [
            "Smith-Jones",
            "Jean-Pierre",
            "Anglo-Irish",
            "Bosnia-Herzegovina",
            "Stratford-upon-Avon",
            "Coca-Cola",
            "Rolls-Royce",
            "Guinea-Bissau",
            "Wilkes-Barre",
            "Baden-Württemberg",
            "Miami-Dade",
            "mid-October",
            "May-June",
            "post-Christmas",
            "ex-President",
            "then-Sen.",
            "vice-president",
            "Israeli-Palestinian",
            "a faith-based group",
            "Faith-based groups",
            "pro-life",
            "post-Brexit",
            "the China-Pakistan Economic Corridor",
            "Ann Jordan-Ireland",
            "Pittsburgh Post-Gazette",
            "an Oscar-winning film",
            "UN-Arab League",
        ] {
            assert_eq!(cut(text), text);
        }
        // Without an article it may be her name.
        assert_eq!(cut("Ann Zilva-Orrin met Zilva, Orrin"), "Ann Zilva-Orrin met Zilva|, Orrin");
    }

    #[test]
    fn words_without_the_space_between_them_are_cut_where_a_name_begins() {
        assert_eq!(cut("Contact DetailsLeah Wilson"), "Contact Details|Leah Wilson");
        assert_eq!(cut("asked byShirley Orr"), "asked by|Shirley Orr");
        assert_eq!(cut("on theRussia desk"), "on the|Russia desk");
        for name in [
            "McDonald Orr",
            "LeBron James",
            "DeSantis Lee",
            "DeAndre Lee",
            "MaryAnn Lee",
            "iPhone Air",
            "YouTube Kids",
            "BuzzFeed News",
            "FaceTime Lee",
            "AirAsia Group",
            "eBay Lee",
            "DetailsLeah",
        ] {
            assert_eq!(cut(name), name);
        }
    }
}

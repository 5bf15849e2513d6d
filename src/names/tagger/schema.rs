//! The numbers by which the tagger knows what it sees: this file alone gives them out.
//!
//! A feature is a hash of numbers: which question was asked, and what the answer was. The weights are
//! learnt for exactly these, so every number is written down beside its name. Rows may stand in any
//! order, but a number keeps its name. A new question, rule, kind of occurrence or list is a row with a
//! number that no row has; then the weights are trained again (`src/names/README.md` says how).
//!
//! `build/` shares this file: the names and numbers make the fingerprint by which it refuses weights
//! that were learnt with others (`fingerprint.rs`). Not here: what is asked (`features.rs`), which words
//! a list has, when a rule applies.

/// An enum whose numbers are features, and its rows as lines for the fingerprint.
macro_rules! numbered {
    ($(#[$about:meta])* $table:literal enum $name:ident {
        $($(#[$row:meta])* $variant:ident = $number:literal,)*
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum $name {
            $($(#[$row])* $variant = $number,)*
        }

        impl $name {
            #[allow(dead_code, reason = "for the fingerprint, which the library itself does not need")]
            fn lines() -> Vec<String> {
                vec![$(format!(concat!($table, " {} ", stringify!($variant)), $number)),*]
            }
        }
    };
}

numbered! {
    /// A question about a token; its number is part of every feature that it gives.
    "question" enum Question {
        Always = 1,
        Word = 2,
        Folded = 3,
        Shape = 4,
        Ending = 5,
        Beginning = 6,
        Neighbour = 7,
        NeighbourShape = 8,
        ShapePair = 9,
        ShapeTriple = 10,
        WordPair = 11,
        Between = 12,
        First = 13,
        FirstShape = 14,
        Heading = 15,
        List = 16,
        Lists = 17,
        ListNear = 18,
        ListsPair = 19,
        Run = 20,
        BeforeRun = 21,
        AfterRun = 22,
        RunStart = 23,
        RunEnd = 24,
        Cluster = 25,
        ClusterPair = 26,
        ClusterBeforeRun = 27,
        ClusterAfterRun = 28,
        DocumentFeatures = 29,
        DocumentFeaturesAll = 30,
        DocumentFeaturesNear = 31,
        Possessive = 32,
        TextPart = 33,
        ListAfterRun = 34,
        RuleFeature = 35,
        RuleFeatureNear = 36,
        RuleFeatureCluster = 37,
        RunEndLists = 38,
        RunStartLists = 39,
        ListBeforeRun = 40,
        TopicList = 41,
        TopicRule = 42,
        TopicCluster = 43,
        TopicBeforeRun = 44,
        TopicAfterRun = 45,
        Contexts = 46,
        ContextsAll = 47,
        ContextsNear = 48,
        Line = 49,
        Quoted = 50,
        RunLists = 51,
    }
}

numbered! {
    /// One rule of thumb; `names/rule.rs` has its words and its weight.
    "rule" enum Rule {
        Dateline = 0,
        Syllables = 1,
        AfterTitle = 2,
        KnownNames = 3,
        KnownFirstName = 4,
        Initials = 5,
        Speaks = 6,
        Particle = 7,
        PersonsPlace = 8,
        OnNoOtherList = 9,
        ExplainedAfter = 10,
        Kinship = 11,
        FirstNameAlone = 12,
        KnownOrganization = 13,
        KnownPlace = 14,
        FacilityAfter = 15,
        PlaceWord = 16,
        OrganizationWord = 17,
        Ampersand = 18,
        Acronym = 19,
    }
}

numbered! {
    /// Which part of an article a sentence stands in.
    "part" enum TextPart {
        Headline = 0,
        Byline = 1,
        Body = 2,
        DatelineOfHeadline = 4,
        DatelineOfByline = 5,
        DatelineOfBody = 6,
    }
}

numbered! {
    /// How a word occurs in the other places of a text; the number is that of a bit.
    "occurrence" enum Occurrence {
        /// In lower case.
        LowerCase = 0,
        /// With a capital, though no sentence begins there.
        MidSentence = 1,
        /// After a role or a rank.
        AfterTitle = 2,
        /// After a form of address.
        Addressed = 3,
        AfterFirstName = 4,
        /// Before a verb of speech.
        Speaks = 5,
        /// Before `who` or `whose`, or after a verb of speech.
        Who = 6,
        /// After a preposition of place.
        Located = 7,
        /// After `the`.
        AfterArticle = 8,
        /// Next to a capitalised word for an organization.
        BesideOrganizationWord = 9,
        /// A listed first name before another capitalised word.
        FirstName = 10,
        /// Taken by a sure rule for part of a person's name; so the next two.
        RuledPerson = 11,
        RuledOrganization = 12,
        RuledPlace = 13,
        /// Explained by a noun phrase after it: `Lindental is a municipality`; so the next three.
        DefinedPerson = 14,
        DefinedOrganization = 15,
        DefinedPlace = 16,
        DefinedWork = 17,
        /// After a word for its kind: `the band Kestrel`; so the next two.
        AfterOrganizationWord = 18,
        AfterPlaceWord = 19,
        AfterWorkWord = 20,
        /// In a name that is listed as a whole; so the next two.
        InListedOrganization = 21,
        InListedPlace = 22,
        InListedWork = 23,
    }
}

numbered! {
    /// What the words around a name say of it anywhere in the text; the number is that of a bit.
    "context" enum Context {
        /// Next to words of play: `beat Ashby`, `Ashby's keeper`, `Ashby 3-1`.
        Plays = 0,
        /// After a position at it: `chief executive of Norsa`, `worked for Norsa`.
        Employs = 1,
        /// Before what firms do: `Norsa announced`, `Norsa shares`.
        ActsAsFirm = 2,
        /// Beside a legal form, a ticker or a sign: `Norsa Inc.`, `Norsa (NYSE: NRS)`, `Norsa®`.
        LegalForm = 3,
        /// The letters of an organization that stands before it: `Norsa Aviation Authority (NAA)`.
        ShortOfOrganization = 4,
        /// The letters of what begins small: `net asset value (NAV)`.
        ShortOfThing = 5,
        /// Has a figure after it as scorers have: `Ashby (3-10)`, `Ashby 45`.
        Scores = 6,
    }
}

numbered! {
    /// A token's label: outside of names, or the first or a later token of one. The number is the place
    /// of its weights in the file.
    "label" enum Label {
        Outside = 0,
        BeginPerson = 1,
        InsidePerson = 2,
        BeginOrganization = 3,
        InsideOrganization = 4,
        BeginPlace = 5,
        InsidePlace = 6,
    }
}

/// The word lists that are features, as a table that the named macro is given. The number is that of a
/// bit; related lists share a row. Adding a list is adding a row.
///
/// - `words`: a word that is an entry by itself.
/// - `entries`: a capitalised word that is part of an entry; the first bit for an entry's first word,
///   the other for the words after it. `long`: only entries of several words count, `any`: those of one
///   word as well. Single cities and countries are seen by `words`, single known organizations by the rules.
/// - `capitalized`: a capitalised word that is an entry by itself.
macro_rules! list_features {
    ($with:ident) => {
        $with! {
            words {
                FirstNames = 0 [FirstNames],
                AmbiguousFirstNames = 1 [AmbiguousFirstNames],
                Surnames = 2 [Surnames],
                Cities = 3 [Cities],
                Countries = 4 [Countries],
                Heads = 5 [Heads, PluralHeads],
                Ranks = 6 [Ranks],
                Honorifics = 7 [Honorifics],
                OrganizationWords = 8 [OrganizationWords],
                PlaceWords = 9 [PlaceWords],
                WorkWords = 10 [WorkWords],
                Nationalities = 11 [Nationalities],
                CommonWords = 12 [CommonWords],
                SpeechVerbs = 13 [SpeechVerbs],
                MonthsAndWeekdays = 14 [Months, Weekdays],
                Modifiers = 15 [Modifiers],
                Particles = 16 [Particles],
                Kinship = 17 [Kinship],
            }
            entries {
                long CityNames = 18 19 [Cities],
                long CountryNames = 20 21 [Countries],
                long KnownOrganizations = 22 23 [KnownOrganizations],
                any OrganizationNames = 24 25 [Organizations],
                any PlaceNames = 26 27 [Places],
                any WorkNames = 28 29 [Works],
            }
            capitalized {
                AmbiguousOrganizations = 30 [AmbiguousOrganizations],
                AmbiguousPlaces = 31 [AmbiguousPlaces],
            }
        }
    };
}
pub(crate) use list_features;

/// Features are numbers below `1 << FEATURE_BITS`.
pub(crate) const FEATURE_BITS: u32 = 22;

/// The feature of a question and its answer.
pub(crate) fn feature(question: Question, a: u64, b: u64) -> u32 {
    let mut hash = (question as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash = (hash ^ a).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 32;
    hash = (hash ^ b).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^= hash >> 29;
    (hash >> (64 - FEATURE_BITS)) as u32
}

macro_rules! lines_of_lists {
    (
        words { $($word:ident = $bit:literal [$($of_word:ident),+],)* }
        entries { $($length:ident $entry:ident = $first:literal $later:literal [$($of_entry:ident),+],)* }
        capitalized { $($capital:ident = $alone:literal [$($of_capital:ident),+],)* }
    ) => {
        /// The names of the lists that are features, in any order and with repetitions.
        #[allow(dead_code, reason = "for the build, which knows the words")]
        pub(crate) const LISTS: &[&str] = &[
            $($(stringify!($of_word),)+)* $($(stringify!($of_entry),)+)* $($(stringify!($of_capital),)+)*
        ];

        #[allow(dead_code, reason = "for the fingerprint, which the library itself does not need")]
        fn lines_of_lists() -> Vec<String> {
            vec![
                $(format!("words {} {} {}", $bit, stringify!($word), stringify!($($of_word)+)),)*
                $(format!(
                    "entries {} {} {} {} {}", $first, $later, stringify!($entry), stringify!($length),
                    stringify!($($of_entry)+)
                ),)*
                $(format!("capitalized {} {} {}", $alone, stringify!($capital), stringify!($($of_capital)+)),)*
            ]
        }
    };
}
list_features!(lines_of_lists);

/// All that this file says, a line a row, in any order.
#[allow(dead_code, reason = "for the fingerprint, which the library itself does not need")]
pub(crate) fn lines() -> Vec<String> {
    let hashed = feature(Question::Always, 1, 2);
    let mut lines = vec![format!("hash {FEATURE_BITS} {hashed}")];
    lines.extend(Question::lines());
    lines.extend(Rule::lines());
    lines.extend(TextPart::lines());
    lines.extend(Occurrence::lines());
    lines.extend(Context::lines());
    lines.extend(Label::lines());
    lines.extend(lines_of_lists());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_number_is_given_once() {
        // Of the lists, `words`, `entries` and `capitalized` are bits of one number.
        let mut given = HashSet::new();
        for line in lines() {
            let mut parts = line.split(' ');
            let table = parts.next().unwrap_or_default();
            let of_lists = ["words", "entries", "capitalized"].contains(&table);
            let table = if of_lists { "lists" } else { table }.to_owned();
            for number in parts.map_while(|part| part.parse::<u32>().ok()) {
                assert!(!of_lists || number < u32::BITS, "{line}");
                assert!(given.insert((table.clone(), number)), "taken before: {line}");
            }
        }
        assert_eq!(given.iter().filter(|(table, _)| table == "lists").count(), 32);
    }

    #[test]
    fn numbers_go_by_name_and_not_by_order() {
        numbered! {
            "turned" enum Turned {
                Last = 2,
                First = 7,
            }
        }
        assert_eq!((Turned::Last as u8, Turned::First as u8), (2, 7));
        assert_eq!(Turned::lines(), ["turned 2 Last", "turned 7 First"]);
    }
}

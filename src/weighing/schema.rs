//! The questions whose answers are features, with the numbers that the weights know them by.

use crate::contract::Code;
use crate::lexicon::key;

/// Features are numbers below this.
#[cfg(feature = "train")]
pub(crate) const FEATURES: u32 = 1 << FEATURE_BITS;

const FEATURE_BITS: u32 = 18;

macro_rules! questions {
    ($($(#[$doc:meta])* $name:ident = $number:literal,)+) => {
        /// What is asked of a candidate. A number is given once and never again; the order of the rows means
        /// nothing.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u64)]
        pub(crate) enum Clue { $($(#[$doc])* $name = $number,)+ }

        /// Each question with its number, for the fingerprint of the weights.
        pub(crate) const QUESTIONS: &[(&str, u64)] = &[$((stringify!($name), $number),)+];
    };
}

questions! {
    /// Nothing: every candidate of the kind has it.
    Always = 1,
    /// How many words stand between the marks, in steps, and how they end.
    Length = 2,
    /// Which mark opens.
    OpeningMark = 3,
    /// Whether the words are written like a title, and whether the first has a capital.
    Title = 4,
    /// Whether a verb of speech stands before, after.
    Verbs = 5,
    /// The kinds of words before the marks.
    Before = 6,
    /// The kinds of words after them.
    After = 7,
    /// The word right before.
    WordBefore = 8,
    /// The word right after.
    WordAfter = 9,
    /// The last verb of speech or naming before, and how far it is.
    VerbBefore = 10,
    /// The first verb of speech after.
    VerbAfter = 11,
    /// Where in its paragraph and text it stands.
    Position = 12,
    /// Words in the sentence that call what follows a title, a term, a song.
    Cue = 13,
    /// What stands between it and the quotation before.
    Between = 14,
    /// What the rules say: the code of their construction, or that they say nothing.
    Rule = 15,
    /// Whether people, organizations, roles and places stand around.
    Around = 16,
    /// Whether other quotations of the text have the same words.
    Repeated = 17,
    /// How far a name before is, and how many other people stand between.
    DistanceBefore = 20,
    /// The same of a name after.
    DistanceAfter = 21,
    /// Whether the name stands before the verb of speech or after it, and how far.
    NameAndVerb = 22,
    /// Whether a name is the first of its sentence.
    FirstOfSentence = 23,
    /// Whether a name owns what stands after it.
    Owner = 24,
    /// The speaker of the quotation before.
    SpeakerBefore = 25,
    /// The subject of the sentences before.
    SubjectBefore = 26,
    /// Whoever was named last.
    NamedLast = 27,
    /// What a pronoun at the verb of speech says.
    Pronoun = 28,
    /// Somebody is named inside the quotation.
    Inside = 30,
    /// Somebody is named in a byline alone.
    Byline = 31,
    /// Somebody holds the role that stands around the quotation.
    Role = 32,
    /// How many sentences or paragraphs away a name is.
    Sentences = 33,
    /// Words for somebody without a name around the quotation.
    Source = 34,
    /// A name in the sentence before the quotation's.
    SentenceBefore = 35,
    /// Somebody is named after the quotation in its paragraph.
    NamedNext = 36,
    /// Whether the quotation answers the one before, and who speaks that.
    Answer = 37,
    /// What kind of role it is, and the word before it.
    RoleKind = 38,
    /// The last word of its title.
    RoleHead = 39,
    /// The kinds of words between a name and a role after it.
    NameThenRole = 40,
    /// The kinds of words between a role and a name after it.
    RoleThenName = 41,
    /// Whether somebody holds such a role elsewhere in the text.
    HoldsSuch = 42,
    /// The words around a role's beginning.
    Start = 43,
    /// The words around its end.
    End = 44,
    /// A row of `constructions` and whom it makes the holder.
    Construction = 45,
    /// Whether a role or name stands before a colon and what it says.
    Label = 46,
    /// How many words of a role somebody's other roles have.
    WordsShared = 47,
}

#[cfg(feature = "train")]
thread_local! {
    /// The questions that are not asked, a bit for each: how training finds out what one is worth.
    static LEFT_OUT: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Leaves out the questions of these names from here on, in this thread; gives those that there are not.
#[cfg(feature = "train")]
pub(crate) fn leave_out<'n>(names: &[&'n str]) -> Vec<&'n str> {
    let number = |name: &str| QUESTIONS.iter().find(|(known, _)| *known == name).map(|(_, n)| *n);
    LEFT_OUT.set(names.iter().filter_map(|name| number(name)).fold(0, |bits, n| bits | 1 << n));
    names.iter().copied().filter(|name| number(name).is_none()).collect()
}

/// The number of a construction's code: of its name, for others may be added before it.
pub(crate) fn of_code(code: Code) -> u64 {
    key::of_bytes(code.as_str().as_bytes())
}

/// The features of one candidate.
#[derive(Debug, Clone)]
pub(crate) struct Evidence(pub(crate) Vec<u32>);

/// Few candidates have more features: their place is made at once.
const MANY_FEATURES: usize = 48;

impl Default for Evidence {
    fn default() -> Evidence {
        Evidence(Vec::with_capacity(MANY_FEATURES))
    }
}

impl Evidence {
    /// Adds the answer to a question: two numbers.
    #[inline(never)] // Asked a hundred times over: each copy is code to download.
    pub(crate) fn say(&mut self, question: Clue, a: u64, b: u64) {
        #[cfg(feature = "train")]
        if LEFT_OUT.get() >> (question as u64) & 1 == 1 {
            return;
        }
        let mut hash = (question as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash = (hash ^ a).wrapping_mul(0xff51_afd7_ed55_8ccd);
        hash ^= hash >> 32;
        hash = (hash ^ b).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        hash ^= hash >> 29;
        self.0.push((hash >> (u64::BITS - FEATURE_BITS)) as u32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_number_is_given_once() {
        let numbers: HashSet<u64> = QUESTIONS.iter().map(|(_, number)| *number).collect();
        assert_eq!(numbers.len(), QUESTIONS.len());
    }

    /// How answers are hashed is in no number of the schema, so it is held here. If this fails, the weights
    /// no longer fit: train them again, and only then write the new number down.
    #[test]
    fn features_are_what_the_weights_were_learnt_with() {
        let mut evidence = Evidence::default();
        evidence.say(Clue::Rule, 7, 9);
        assert_eq!(evidence.0, [FEATURE_OF_RULE_7_9]);
    }

    const FEATURE_OF_RULE_7_9: u32 = 195_156;
}

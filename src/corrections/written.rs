//! Corrections in the canonical writing of the text that they are compared with, so that one made
//! where `Satur­day` stands with a soft hyphen holds where it stands without one, and the other way.

use super::{Anchor, Correction};
use crate::text::canonical::written;

/// The same corrections, their words in canonical writing.
pub(crate) fn canonical(corrections: &[Correction]) -> Vec<Correction> {
    corrections.iter().map(of_one).collect()
}

fn of_one(correction: &Correction) -> Correction {
    use Correction::{
        Dismiss, Holders, Mark, OtherPerson, Person, Reject, SamePerson, Speaker, Value,
    };
    match correction {
        Reject { kind, at } => Reject { kind: *kind, at: anchor(at) },
        Mark { kind, at } => Mark { kind: *kind, at: anchor(at) },
        Value { value, at } => Value { value: value.clone(), at: anchor(at) },
        SamePerson { names } => SamePerson { names: all(names) },
        OtherPerson { at } => OtherPerson { at: anchor(at) },
        Person { name, at } => Person { name: word(name), at: anchor(at) },
        Holders { names, at } => Holders { names: all(names), at: anchor(at) },
        Speaker { name, at } => Speaker { name: name.as_deref().map(word), at: anchor(at) },
        Dismiss { check, at } => Dismiss { check: check.clone(), at: anchor(at) },
    }
}

fn word(words: &str) -> String {
    written(words).into_owned()
}

fn all(names: &[String]) -> Vec<String> {
    names.iter().map(|name| word(name)).collect()
}

fn anchor(at: &Anchor) -> Anchor {
    // What stands before may begin with an accent whose letter was cut off; it says nothing.
    let before = at.before.trim_start_matches(|c| matches!(c, '\u{300}'..='\u{36f}'));
    Anchor { text: word(&at.text), before: word(before), after: word(&at.after) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Kind, Options, analyze};

    #[test]
    fn a_correction_holds_however_the_words_are_written() {
        let plain = "The Forde Hall stands. Forde left on Friday.";
        let soft = "The For\u{ad}de Hall stands.\u{a0}For\u{200b}de left on Fri\u{ad}day.";
        let reject = |text: &str, before: &str| Correction::Reject {
            kind: Kind::Date,
            at: Anchor { text: text.into(), before: before.into(), after: ".".into() },
        };
        for text in [plain, soft] {
            for correction in
                [reject("Friday", "left on "), reject("Fri\u{ad}day", "left\u{a0}on ")]
            {
                let dates = |given: &[Correction]| {
                    let analysis =
                        analyze(text, &Options::default(), given, &crate::NewsroomLists::NONE);
                    analysis.spans.iter().filter(|s| s.detail.kind() == Kind::Date).count()
                };
                assert_eq!((dates(&[]), dates(&[correction])), (1, 0), "{text:?}");
            }
        }
    }

    #[test]
    fn a_correction_holds_in_a_line_of_capitals() {
        let text = "PREMIER TELLS RUTH CALDER TO GO\n\nThe premier told Ruth Calder to go on Monday, and she did so at once.";
        let reject = Correction::Reject {
            kind: Kind::Person,
            at: Anchor { text: "RUTH CALDER".into(), before: "TELLS ".into(), after: " TO".into() },
        };
        let names = |given: &[Correction]| -> Vec<String> {
            let spans =
                analyze(text, &Options::default(), given, &crate::NewsroomLists::NONE).spans;
            spans.into_iter().filter(|s| s.detail.kind() == Kind::Person).map(|s| s.text).collect()
        };
        assert_eq!(names(&[]), ["RUTH CALDER", "Ruth Calder"]);
        assert_eq!(names(&[reject]), ["Ruth Calder"]);
    }
}

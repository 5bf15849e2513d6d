//! People, organisations and places by name.
//!
//! Rules look at runs of capitalised words with the joints that names have (`van`, `bin`, initials,
//! `III`, a nickname in quotation marks) and know the constructions of newswriting: a name behind a
//! title, a known first name with a surname, a ship's prefix. A trained tagger (`tagger`) hears what they
//! think and labels every token. Then the text as a whole has its say: doubtful names go with their
//! other places (`agree`), bounds are set (`bounds`), and surnames and first names of people found
//! anywhere count everywhere (`spread`).
//!
//! Not read: pronouns, nicknames of organisations, names written without capitals. All of it stands
//! behind one door, [`propose`]. The model card is `README.md` in this folder.

mod agree;
mod bounds;
mod byline;
mod class;
mod classify;
mod evidence;
mod index;
mod initials;
mod name;
mod person;
mod rule;
mod runs;
mod spread;
pub mod tagger;
pub(crate) mod titles;

use crate::contract::{Code, Threshold};
use class::Class;
pub(crate) use index::{NameTokens, NamesAt};
use name::Name;
use rule::Hint;
pub(crate) use spread::short_form_stem;

use crate::mark::Mark;
use crate::order;
use crate::text::Document;

/// Proposes every name of a text that is as sure as `threshold`, in text order; proposals do not
/// overlap each other.
pub(crate) fn propose(document: &Document, threshold: Option<Threshold>) -> Vec<Mark> {
    let mut found = by_tagger(document);
    byline::take_in(document, &mut found);
    bounds::set(document, &mut found);
    spread::spread(document, &mut found);
    without_overlap(&mut found);
    found.retain(|name| {
        name.confidence >= threshold.map_or(name.class.threshold(), Threshold::confidence)
    });
    found.into_iter().map(|name| name.into_mark(document)).collect()
}

/// What the rules think of each token.
fn hints(document: &Document, ruled: &[Name]) -> Vec<Hint> {
    let mut hints = vec![Hint::default(); document.tokens.len()];
    for name in ruled {
        let hint = |first| name.rule.map_or(Hint::default(), |rule| Hint::new(rule, first));
        let places = hints.get_mut(name.tokens.clone()).unwrap_or_default();
        places.fill(hint(false));
        places.iter_mut().take(1).for_each(|place| *place = hint(true));
    }
    hints
}

/// What the rules think of each token of a text that nothing else has read yet.
#[cfg(any(test, fuzzing, feature = "train"))]
fn rule_hints(document: &Document) -> Vec<Hint> {
    hints(document, &by_rules(document))
}

/// What the tagger finds. Where a rule finds the same, its words give the reason.
fn by_tagger(document: &Document) -> Vec<Name> {
    let ruled = by_rules(document);
    let (mut names, shares) = tagger::names(document, &hints(document, &ruled));
    agree::agree(document, &shares, &mut names);
    let same = |tagged: &tagger::Tagged| {
        let at = ruled.partition_point(|r| r.tokens.start < tagged.tokens.start);
        ruled.get(at).filter(|r| r.tokens == tagged.tokens && r.class == tagged.class)
    };
    names
        .into_iter()
        .map(|tagged| Name {
            because: same(&tagged).map_or(LOOKS_LIKE_A_NAME, |rule| rule.because),
            confidence: tagger::confidence(tagged.class, tagged.probability),
            class: tagged.class,
            tokens: tagged.tokens,
            rule: None,
        })
        .collect()
}

/// The reason where no rule has one.
const LOOKS_LIKE_A_NAME: Code = Code::LooksLikeAName;

fn by_rules(document: &Document) -> Vec<Name> {
    let mut found = Vec::new();
    for sentence in &document.sentences {
        for run in runs::in_sentence(document, sentence.tokens.clone()) {
            classify::classify(document, sentence, run, &mut found);
        }
    }
    without_overlap(&mut found);
    found
}

/// Sorts names and drops those that overlap one before; people go first.
fn without_overlap(found: &mut Vec<Name>) {
    order::sort(found, |name| [name.tokens.start, usize::from(name.class != Class::Person), 0]);
    let mut end = 0;
    found.retain(|name| {
        let free = name.tokens.start >= end;
        end = end.max(name.tokens.end);
        free
    });
}

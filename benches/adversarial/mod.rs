//! Texts, corrections and lists made to be slow: each is one kind of thing said over and over, as no
//! newspaper would. Made, not stored, in any length and the same every time; what is measured with
//! them is how work and memory grow with the length.
//!
//! To add a kind, add a row to [`texts`](self), [`corrected`](self) or [`listed`](self). Names are made of syllables,
//! so that no list has them.

mod corrected;
mod listed;
mod made;
mod texts;

use serde_json::Value;
use whowhen::{Analysis, Correction, ListSource, NewsroomLists, Options, analyze};

/// One kind of text, in any length.
pub struct Kind {
    /// What is repeated, in a few words.
    pub name: &'static str,
    make: Make,
}

/// How a text of a kind is made.
#[derive(Clone)]
enum Make {
    /// One piece over and over.
    Again(&'static str),
    /// A piece for each number.
    Each(fn(usize) -> String),
    /// A piece for each number, once forward, then another for each in the same order.
    Twice(fn(usize) -> String, fn(usize) -> String),
    /// The whole text of a length.
    Whole(fn(usize) -> String),
    /// Pieces, and corrections that grow with them.
    Corrected(fn(usize) -> String, fn(usize) -> Vec<Correction>),
    /// Pieces, and a list that grows with them.
    Listed(fn(usize) -> String, fn(usize) -> Value),
}

/// A text with what a person decided about it, and the newsroom's lists.
pub struct Input {
    /// The text.
    pub text: String,
    /// The corrections.
    pub corrections: Vec<Correction>,
    /// The lists, yet to be read.
    pub lists: Vec<ListSource>,
}

impl Input {
    /// Reads it, with its lists.
    pub fn read(&self) -> Analysis {
        let options = Options::published_on("2024-03-15").expect("a day");
        let lists = match self.lists.as_slice() {
            [] => NewsroomLists::NONE,
            lists => NewsroomLists::read(lists),
        };
        analyze(&self.text, &options, &self.corrections, &lists)
    }

    /// How long it is, corrections and lists included: what work is counted by.
    pub fn length(&self) -> usize {
        let lists = self.lists.iter().map(|list| list.text.chars().count());
        self.text.chars().count()
            + self.corrections.iter().map(letters).sum::<usize>()
            + lists.sum::<usize>()
    }
}

impl Kind {
    /// Plain sentences, to begin with.
    pub fn plain() -> Kind {
        Kind {
            name: "plain",
            make: Make::Each(|n| format!("Dr {} left on Monday. ", made::name(n))),
        }
    }

    /// A text of about so many letters, whose pieces are numbered from `first` on.
    pub fn of_length(&self, length: usize, first: usize) -> Input {
        let alone = |text| Input { text, corrections: Vec::new(), lists: Vec::new() };
        match self.make {
            Make::Again(piece) => alone(grow(length, first, |_| piece.to_owned()).0),
            Make::Each(piece) => alone(grow(length, first, piece).0),
            Make::Twice(one, other) => {
                let (mut text, count) = grow(length / 2, first, one);
                text.push_str("\n\n");
                text.extend((first..first + count).map(other));
                alone(text)
            }
            Make::Whole(text) => alone(text(length)),
            Make::Corrected(piece, corrections) => {
                let (text, count) = grow(length, 0, piece);
                Input { corrections: corrections(count), ..alone(text) }
            }
            Make::Listed(piece, list) => {
                let (text, count) = grow(length, 0, piece);
                let list = ListSource { file: "desk.json".into(), text: list(count).to_string() };
                Input { lists: vec![list], ..alone(text) }
            }
        }
    }
}

/// Every kind there is.
pub fn kinds() -> Vec<Kind> {
    let mut kinds = texts::kinds();
    kinds.extend(corrected::kinds());
    kinds.extend(listed::kinds());
    kinds
}

/// Pieces until the text has the length, and how many they are.
fn grow(length: usize, first: usize, piece: impl Fn(usize) -> String) -> (String, usize) {
    let (mut text, mut letters, mut count) = (String::new(), 0, 0);
    while letters < length {
        let next = piece(first + count);
        letters += next.chars().count();
        text.push_str(&next);
        count += 1;
    }
    (text, count)
}

/// The letters of what a correction says.
fn letters(correction: &Correction) -> usize {
    let (words, at) = match correction {
        Correction::SamePerson { names } => (names.join(""), None),
        Correction::Holders { names, at } => (names.join(""), Some(at)),
        Correction::Person { name, at } => (name.clone(), Some(at)),
        Correction::Speaker { name, at } => (name.clone().unwrap_or_default(), Some(at)),
        Correction::Value { value, at } => (value.clone(), Some(at)),
        Correction::Dismiss { check, at } => (check.clone(), Some(at)),
        Correction::Reject { at, .. }
        | Correction::Mark { at, .. }
        | Correction::OtherPerson { at } => (String::new(), Some(at)),
        other => unreachable!("{other:?} is no correction of these texts"),
    };
    let placed = at.map_or(0, |a| {
        [&a.text, &a.before, &a.after].iter().map(|s| s.chars().count()).sum::<usize>()
    });
    words.chars().count() + placed
}

//! The public contract, version 1: what an analysis says, in the shape that every format and
//! both faces (wasm, command line) build on.
//!
//! The shapes here are serialised as they stand, with field names in `camelCase`; a change of one
//! is a change of the contract and of [`VERSION`].

use crate::corrections::Unusable;
use crate::mark::{Kind, Reason};
use crate::text::offsets;
pub use crate::text::offsets::Offsets;
use serde::Serialize;

/// The version of the contract that this code speaks.
pub const VERSION: u32 = 1;

/// Everything read in one text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    /// The contract's version, [`VERSION`].
    pub version: u32,
    /// What `start` and `end` count.
    pub offsets: Offsets,
    /// The day that relative dates were read from, if there is one.
    pub published: Option<Published>,
    /// All marks, by start, then the longest first.
    pub spans: Vec<Span>,
    /// One entry a person; `id` is the place in this list.
    pub people: Vec<Person>,
    /// The dates by the day they begin, those without a known year last.
    pub timeline: Vec<Moment>,
    /// What an editor may want to look at.
    pub checks: Vec<Finding>,
    /// Corrections that were given and could not be used; set by whoever read them
    /// ([`crate::corrections::read`]), and only there if there are any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unusable: Vec<Unusable>,
}

/// A date's place in time and in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// The date's place in [`Analysis::spans`].
    pub span: usize,
    /// First unit of the sentence it stands in.
    pub start: usize,
    /// One past the sentence's last.
    pub end: usize,
}

/// The publication date and where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Published {
    /// `YYYY-MM-DD`.
    pub value: String,
    /// Who says so.
    pub basis: PublishedBasis,
    /// Of an inferred date: which words it rests on; else nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<String>,
    /// Of an inferred date: the next days that fit as well.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<String>,
}

/// Where the publication date came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PublishedBasis {
    /// The caller gave it.
    Given,
    /// It stands in the text's byline or dateline.
    Written,
    /// The text's own weekdays and dates allow no earlier one.
    Inferred,
}

impl PublishedBasis {
    /// The name in the contract: `given`, `written`, `inferred`.
    pub fn name(self) -> &'static str {
        match self {
            PublishedBasis::Given => "given",
            PublishedBasis::Written => "written",
            PublishedBasis::Inferred => "inferred",
        }
    }
}

/// One mark.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Span {
    /// First unit, counted as [`Analysis::offsets`] says.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
    /// The marked words as they stand in the text.
    pub text: String,
    /// How sure the reader is, 0 to 1.
    pub confidence: f32,
    /// Why, in plain words; never empty.
    pub because: Vec<Reason>,
    /// What kind of mark, and what that kind knows besides.
    #[serde(flatten)]
    pub detail: Detail,
}

/// What a mark of each kind carries; the serialised `kind` is the variant's name in lower case.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Detail {
    /// A named human being.
    Person {
        /// Place in [`Analysis::people`].
        person: usize,
    },
    /// A post, profession, title, rank or honorific.
    Role {
        /// Everyone in this text who holds it, as places in [`Analysis::people`].
        people: Vec<usize>,
        /// The post itself: `Special Representative`.
        title: String,
        /// The body it is in: `UN-Arab League`.
        organization: Option<String>,
        /// What it is for or of: `for Syria`.
        scope: Option<String>,
        /// Whether it is held now.
        status: RoleStatus,
    },
    /// A calendar expression.
    Date {
        /// EDTF (ISO 8601-2) as far as it is known; `None` if nothing is.
        value: Option<String>,
        /// What was written and what was assumed, in words.
        basis: String,
        /// Other values the words allow, likelier ones first.
        alternatives: Vec<String>,
    },
    /// A named organisation.
    Organization,
    /// A named place.
    Place,
    /// A direct quotation, marks included.
    Quote {
        /// Who says it, as a place in [`Analysis::people`].
        speaker: Option<usize>,
    },
}

impl Detail {
    /// The kind alone.
    pub fn kind(&self) -> Kind {
        match self {
            Detail::Person { .. } => Kind::Person,
            Detail::Role { .. } => Kind::Role,
            Detail::Date { .. } => Kind::Date,
            Detail::Organization => Kind::Organization,
            Detail::Place => Kind::Place,
            Detail::Quote { .. } => Kind::Quote,
        }
    }
}

/// Whether a role is held at the time of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RoleStatus {
    /// Held now, as far as the words go.
    Current,
    /// `former`, `then-`, `ex-`.
    Former,
    /// `acting`, `interim`, `caretaker`.
    Acting,
    /// `-elect`, `-designate`, `incoming`.
    Elect,
    /// A form of address: `Mr`, `Sir`, `Prof.`
    Honorific,
}

impl RoleStatus {
    /// The name in the contract: `current`, `former`, `acting`, `elect`, `honorific`.
    pub fn name(self) -> &'static str {
        match self {
            RoleStatus::Current => "current",
            RoleStatus::Former => "former",
            RoleStatus::Acting => "acting",
            RoleStatus::Elect => "elect",
            RoleStatus::Honorific => "honorific",
        }
    }
}

/// One human being, however often and in whatever form named.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Person {
    /// Place in [`Analysis::people`].
    pub id: usize,
    /// The fullest form of the name in the text.
    pub name: String,
    /// Other forms, in the order in which they appear.
    pub aliases: Vec<String>,
    /// Roles held, as places in [`Analysis::spans`], in text order.
    pub roles: Vec<usize>,
    /// Mentions by name, as places in [`Analysis::spans`], in text order.
    pub mentions: Vec<usize>,
    /// Quotations, as places in [`Analysis::spans`], in text order.
    pub quotes: Vec<usize>,
}

/// Something an editor may want to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The check's name, the same as its file's: `weekday-mismatch`.
    pub check: &'static str,
    /// The marks it is about, as places in [`Analysis::spans`]; may be empty.
    pub spans: Vec<usize>,
    /// The part of the text it is about: first unit and one past the last.
    pub start: usize,
    /// See `start`.
    pub end: usize,
    /// What is the matter, in plain words.
    pub message: String,
}

impl Analysis {
    /// The same analysis with its offsets in another unit. `text` is the analysed text; the
    /// analysis must still count bytes, as [`crate::analyze`] gives it.
    #[must_use]
    pub fn counted_in(mut self, unit: Offsets, text: &str) -> Analysis {
        debug_assert_eq!(self.offsets, Offsets::Byte);
        let spans = self.spans.iter_mut().flat_map(|s| [&mut s.start, &mut s.end]);
        let checks = self.checks.iter_mut().flat_map(|c| [&mut c.start, &mut c.end]);
        let moments = self.timeline.iter_mut().flat_map(|m| [&mut m.start, &mut m.end]);
        let mut all: Vec<&mut usize> = spans.chain(checks).chain(moments).collect();
        offsets::convert(text, &mut all, unit);
        self.offsets = unit;
        self
    }
}

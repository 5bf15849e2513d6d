//! The public contract, version 2: what an analysis says, in the shape that every format and
//! both faces (wasm, command line) build on.
//!
//! The shapes here are serialised as they stand, with field names in `camelCase`, and read back. A
//! field may be added within a version; what is there keeps its name and meaning, or [`VERSION`]
//! changes.

use super::named::named;
use super::{Because, EntryId, Kind, Offsets, PersonId, SpanId, offsets};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The version of the contract that this code speaks.
pub const VERSION: u32 = 2;

/// Everything read in one text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Analysis {
    /// The contract's version, [`VERSION`].
    pub version: u32,
    /// The language that the text was read in, as BCP 47 names it: `en`.
    pub language: Cow<'static, str>,
    /// What `start` and `end` count.
    pub offsets: Offsets,
    /// How the text is laid out.
    pub structure: Structure,
    /// The day that relative dates were read from, if there is one.
    pub published: Option<Published>,
    /// All marks, by start, then the longest first.
    pub spans: Vec<Span>,
    /// One entry a person; `id` is the index in this list.
    pub people: Vec<Person>,
    /// One entry an organization; `id` is the index in this list.
    pub organizations: Vec<Entry>,
    /// One entry a place; `id` is the index in this list.
    pub places: Vec<Entry>,
    /// The dates by the day they begin, those without a known year last.
    pub timeline: Vec<Moment>,
    /// What an editor may want to look at.
    pub checks: Vec<Finding>,
    /// Corrections that were given and could not be used; set by whoever read them
    /// ([`crate::corrections::read`]), and only there if there are any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unusable: Vec<Unusable>,
    /// The newsroom's lists that were used, in the order in which they were given; only there if there
    /// are any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<ListUsed>,
}

/// How a text is laid out. Each part is its first unit and one past its last, counted as
/// [`Analysis::offsets`] says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Structure {
    /// The line over the story, if there is one.
    pub headline: Option<Part>,
    /// The lines that say who wrote it.
    pub bylines: Vec<Part>,
    /// Where and when it was written, at the beginning of paragraphs: `GENEVA, Nov. 5`.
    pub datelines: Vec<Part>,
    /// Every paragraph, those above among them.
    pub paragraphs: Vec<Part>,
}

/// A part of the text: first unit, and one past the last. As JSON `[start, end]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
#[non_exhaustive]
pub struct Part {
    /// First unit.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

impl From<(usize, usize)> for Part {
    fn from((start, end): (usize, usize)) -> Part {
        Part { start, end }
    }
}

impl From<Part> for (usize, usize) {
    fn from(part: Part) -> (usize, usize) {
        (part.start, part.end)
    }
}

/// A correction that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Unusable {
    /// Its index in the list as it was given, from 0.
    pub index: usize,
    /// Why, and what it should say instead.
    pub message: String,
}

/// A list of a newsroom, as far as it was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ListUsed {
    /// What the list calls itself; else its file's name, else its number among the lists.
    pub name: String,
    /// Which edition of it, in the newsroom's own words; empty if it does not say.
    pub version: String,
    /// How many of its rows count.
    pub rows: usize,
    /// The rows that do not, and why.
    pub left_out: Vec<LeftOut>,
}

/// A row of a list that cannot be used, or a whole list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LeftOut {
    /// Which row: `people 3`, or of a CSV file `line 4`; empty if it is the whole list.
    pub row: String,
    /// Which of its columns; empty if it is none in particular.
    pub column: String,
    /// What was expected, and what to write instead.
    pub message: String,
}

/// A date's place in time and in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Moment {
    /// The date.
    pub span: SpanId,
    /// First unit of the sentence it stands in.
    pub start: usize,
    /// One past the sentence's last.
    pub end: usize,
}

/// The publication date and where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Published {
    /// `YYYY-MM-DD`.
    pub value: String,
    /// Where it comes from: [`Code::Given`](super::Code::Given), `Written` or `Inferred`.
    pub basis: Because,
    /// Of an inferred date: which words it rests on; else nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Because>,
    /// Of an inferred date: the next days that fit as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
}

/// Another day that fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Candidate {
    /// `YYYY-MM-DD`.
    pub value: String,
}

/// One mark.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Span {
    /// First unit, counted as [`Analysis::offsets`] says.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
    /// The marked words as they stand in the text.
    pub text: String,
    /// How sure the reader is, 0 to 1.
    pub confidence: f32,
    /// Why it is a mark of its kind; never empty.
    pub because: Vec<Because>,
    /// What kind of mark, and what that kind knows besides.
    #[serde(flatten)]
    pub detail: Detail,
}

/// What a mark of each kind carries; the serialised `kind` is the variant's name in lower case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "lowercase")]
#[non_exhaustive]
pub enum Detail {
    /// A named human being.
    Person {
        /// Who it is.
        person: PersonId,
    },
    /// A position, profession, title, rank or honorific.
    Role {
        /// Everyone in this text who holds it.
        people: Vec<PersonId>,
        /// The position itself: `Special Representative`.
        title: String,
        /// The organization it is in: `UN-Arab League`.
        organization: Option<String>,
        /// What it is for or of: `for Syria`.
        scope: Option<String>,
        /// Whether it is held now.
        status: RoleStatus,
        /// What ties it to its holders, or to nobody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        link: Option<Link>,
    },
    /// A calendar expression.
    Date {
        /// EDTF (ISO 8601-2) as far as it is known; `None` if nothing is.
        value: Option<String>,
        /// What the value rests on, or why there is none.
        basis: Because,
        /// Other values the words allow, likelier ones first.
        alternatives: Vec<String>,
    },
    /// A named organization.
    Organization {
        /// Which one, of [`Analysis::organizations`].
        entry: EntryId,
    },
    /// A named place.
    Place {
        /// Which one, of [`Analysis::places`].
        entry: EntryId,
    },
    /// A direct quotation, marks included.
    Quote {
        /// Who says it.
        speaker: Option<PersonId>,
        /// The words that say who speaks, where nobody named does: `one neighbour`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<Source>,
        /// What ties it to its speaker, or to nobody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        link: Option<Link>,
    },
}

/// The words that say who speaks a quotation of nobody named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Source {
    /// First unit, counted as [`Analysis::offsets`] says.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
    /// The words as they stand in the text: `a spokesman for the club`.
    pub text: String,
    /// The role that they are, if they are one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<SpanId>,
    /// The organization that they are, if they are one, of [`Analysis::organizations`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<EntryId>,
}

/// What ties a mark to people, or to nobody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Link {
    /// Why; empty where the words of its own sentence say it, as the mark's reasons tell.
    pub because: Vec<Because>,
    /// How sure it is that the mark is theirs whom it is given to, or nobody's, 0 to 1.
    #[serde(default)]
    pub confidence: f32,
    /// Of a mark that was given to nobody: whose it may be, the likelier first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<LikelyPerson>,
}

/// Somebody to whom a mark was not given, and might have been.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LikelyPerson {
    /// Who.
    pub person: PersonId,
    /// How likely, 0 to 1; nobody and all people around are 1 together.
    pub share: f32,
}

impl Span {
    /// Why it is a mark of its kind, then what ties it to people.
    pub fn reasons(&self) -> impl Iterator<Item = &Because> {
        let link = match &self.detail {
            Detail::Role { link, .. } | Detail::Quote { link, .. } => link.as_ref(),
            _ => None,
        };
        self.because.iter().chain(link.into_iter().flat_map(|link| &link.because))
    }

    /// The reasons as one line.
    pub fn reasons_text(&self) -> String {
        self.reasons().map(|because| &*because.text).collect::<Vec<_>>().join("; ")
    }
}

impl Detail {
    /// The kind alone.
    pub fn kind(&self) -> Kind {
        match self {
            Detail::Person { .. } => Kind::Person,
            Detail::Role { .. } => Kind::Role,
            Detail::Date { .. } => Kind::Date,
            Detail::Organization { .. } => Kind::Organization,
            Detail::Place { .. } => Kind::Place,
            Detail::Quote { .. } => Kind::Quote,
        }
    }
}

/// Whether a role is held at the time of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
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

named!(
    RoleStatus, "status of a role",
    Current => "current",
    Former => "former",
    Acting => "acting",
    Elect => "elect",
    Honorific => "honorific",
);

/// One human being, however often and in whatever form named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Person {
    /// The index in [`Analysis::people`].
    pub id: PersonId,
    /// The fullest form of the name in the text.
    pub name: String,
    /// Other forms, in the order in which they appear.
    pub aliases: Vec<String>,
    /// Roles held, in text order.
    pub roles: Vec<SpanId>,
    /// Mentions by name, in text order.
    pub mentions: Vec<SpanId>,
    /// Quotations, in text order.
    pub quotes: Vec<SpanId>,
}

/// An organization or a place, however often and in whatever form named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Entry {
    /// The index in [`Analysis::organizations`] or [`Analysis::places`].
    pub id: EntryId,
    /// The fullest form of the name in the text.
    pub name: String,
    /// Other forms, in the order in which they appear.
    pub aliases: Vec<String>,
    /// Mentions by name, in text order.
    pub mentions: Vec<SpanId>,
}

/// Something an editor may want to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Finding {
    /// The check's name, the same as its file's: `weekday-mismatch`.
    pub check: Cow<'static, str>,
    /// How much it matters.
    pub severity: Severity,
    /// The marks it is about; may be empty.
    pub spans: Vec<SpanId>,
    /// The part of the text it is about: first unit and one past the last.
    pub start: usize,
    /// See `start`.
    pub end: usize,
    /// What is the matter, as a sentence for people.
    pub message: Cow<'static, str>,
    /// The same as a code with its parameters.
    pub because: Because,
    /// What can be done about it, the likelier first; may be empty.
    pub actions: Vec<Action>,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Severity {
    /// May be meant as it is: for whoever wants to look.
    Hint,
    /// Likely a slip.
    Warning,
    /// Cannot be right as it stands.
    Error,
}

named!(Severity, "severity", Hint => "hint", Warning => "warning", Error => "error");

/// What can be done about a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "do", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Action {
    /// Write other words in a part of the text.
    Replace {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The words.
        with: String,
    },
    /// Read the text again with its publication date.
    GivePublished,
}

impl Analysis {
    /// The mark of that id; none of another analysis.
    pub fn span(&self, id: SpanId) -> Option<&Span> {
        self.spans.get(id.index())
    }

    /// The person of that id; none of another analysis.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(id.index())
    }

    /// The organization or place that a mark names; none of a mark that names neither.
    pub fn entry(&self, span: &Span) -> Option<&Entry> {
        match span.detail {
            Detail::Organization { entry } => self.organizations.get(entry.index()),
            Detail::Place { entry } => self.places.get(entry.index()),
            _ => None,
        }
    }

    /// The same analysis with its offsets in another unit. `text` is the analysed text.
    #[must_use]
    pub fn counted_in(mut self, unit: Offsets, text: &str) -> Analysis {
        let from = self.offsets;
        let mut all = Vec::new();
        self.each_part(&mut |start, end| all.extend([start, end]));
        offsets::convert(text, &mut all, from, unit);
        self.offsets = unit;
        self
    }

    /// Hands on every first and last unit that there is.
    pub(crate) fn each_part<'a>(&'a mut self, take: &mut dyn FnMut(&'a mut usize, &'a mut usize)) {
        for span in &mut self.spans {
            take(&mut span.start, &mut span.end);
            if let Detail::Quote { source: Some(source), .. } = &mut span.detail {
                take(&mut source.start, &mut source.end);
            }
        }
        for moment in &mut self.timeline {
            take(&mut moment.start, &mut moment.end);
        }
        for finding in &mut self.checks {
            take(&mut finding.start, &mut finding.end);
            for action in &mut finding.actions {
                if let Action::Replace { start, end, .. } = action {
                    take(start, end);
                }
            }
        }
        let Structure { headline, bylines, datelines, paragraphs } = &mut self.structure;
        for part in headline.iter_mut().chain(bylines).chain(datelines).chain(paragraphs) {
            take(&mut part.start, &mut part.end);
        }
    }
}

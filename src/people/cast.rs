//! Everyone in a text, and who is named where.

use std::collections::HashMap;

/// Everyone in a text.
pub(crate) struct People {
    /// For each settled mark: the person it names, as an index into `cast`.
    pub(crate) of_mark: Vec<Option<usize>>,
    /// In the order of first mention.
    pub(crate) cast: Vec<CastMember>,
}

impl People {
    /// The person whom a mark names.
    pub(super) fn of(&self, mark: usize) -> Option<usize> {
        self.of_mark.get(mark).copied().flatten()
    }

    /// The name of a person.
    pub(super) fn name(&self, person: usize) -> &str {
        self.cast.get(person).map_or("", |member| &member.name)
    }

    /// Everybody by every form in the text; of several of one name the first, before whoever is only
    /// also called so.
    pub(super) fn by_name(&self) -> HashMap<&str, usize> {
        let mut people = HashMap::new();
        for (person, member) in self.cast.iter().enumerate() {
            people.entry(member.name.as_str()).or_insert(person);
        }
        for (person, member) in self.cast.iter().enumerate() {
            for alias in &member.aliases {
                people.entry(alias.as_str()).or_insert(person);
            }
        }
        people
    }
}

/// One person.
#[derive(Default)]
pub(crate) struct CastMember {
    /// The fullest form of the name.
    pub(crate) name: String,
    /// Other forms, in text order.
    pub(crate) aliases: Vec<String>,
    /// Indices of the mentions among the settled marks.
    pub(crate) mentions: Vec<usize>,
}

/// A name on one line, whatever the line breaks of its text.
pub(super) fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

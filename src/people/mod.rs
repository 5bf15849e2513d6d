//! Who is who: mentions of one person joined, role holders and speakers tied to people.
//!
//! Not read: who a pronoun means beyond the speaker of a quotation and the holder of a role.

mod known_posts;
mod links;
mod matching;
mod post_words;
mod posts;
mod pronouns;

pub(crate) use links::{Links, link};

use crate::corrections::Decisions;
use crate::lexicon::seen;
use crate::mark::{Kind, Mark};
use crate::text::Document;
use matching::NameParts;

/// Everyone in a text.
pub(crate) struct People {
    /// For each settled mark: the person it names, as a place in `cast`.
    pub(crate) of_mark: Vec<Option<usize>>,
    /// In the order of first mention.
    pub(crate) cast: Vec<CastMember>,
}

impl People {
    /// Who is called so, in any form in the text.
    fn called(&self, name: &str) -> Option<usize> {
        let name = tidy(name);
        self.cast
            .iter()
            .position(|p| p.name == name)
            .or_else(|| self.cast.iter().position(|p| p.aliases.contains(&name)))
    }
}

/// One person.
pub(crate) struct CastMember {
    /// The fullest form of the name.
    pub(crate) name: String,
    /// Other forms, in text order.
    pub(crate) aliases: Vec<String>,
    /// Places of the mentions among the settled marks.
    pub(crate) mentions: Vec<usize>,
}

/// Joins the mentions of each person.
pub(crate) fn join(document: &Document, marks: &[Mark], decisions: &Decisions) -> People {
    let mentions: Vec<Mention> = marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| mark.kind() == Kind::Person)
        .map(|(mark, m)| Mention {
            mark,
            parts: NameParts::read(document, m.span),
            gender: pronouns::gender(document, m.span),
        })
        .collect();
    let groups = matching::group(document, marks, &mentions, decisions);
    let mut people = People { of_mark: vec![None; marks.len()], cast: Vec::new() };
    let mut member_of_group: Vec<Option<usize>> = vec![None; mentions.len()];
    for (mention, group) in mentions.iter().zip(groups) {
        let member = *member_of_group[group].get_or_insert_with(|| {
            people.cast.push(CastMember {
                name: String::new(),
                aliases: Vec::new(),
                mentions: Vec::new(),
            });
            people.cast.len() - 1
        });
        people.of_mark[mention.mark] = Some(member);
        people.cast[member].mentions.push(mention.mark);
    }
    for member in &mut people.cast {
        name(document, marks, member);
    }
    people
}

/// A mention on its way to a person.
struct Mention {
    /// Place among the settled marks.
    mark: usize,
    parts: NameParts,
    gender: Option<pronouns::Gender>,
}

/// The longest form becomes the name, the others aliases.
fn name(document: &Document, marks: &[Mark], member: &mut CastMember) {
    let form = |mark: &usize| tidy(document.slice(marks[*mark].span));
    let mut forms: Vec<String> = Vec::new();
    for form in member.mentions.iter().map(form) {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    // Of equally long forms the first in the text; capitals throughout are a headline's.
    let rank = |form: &String| {
        let shouted = form.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
            && form.chars().count() > 3;
        (form.split_whitespace().count(), !shouted)
    };
    let mut fullest = 0;
    for place in 1..forms.len() {
        if rank(&forms[place]) > rank(&forms[fullest]) {
            fullest = place;
        }
    }
    if !forms.is_empty() {
        member.name = forms.remove(fullest);
    }
    member.aliases = forms;
}

/// A name on one line as it is seen, whatever the line breaks and hidden characters of its text.
fn tidy(name: &str) -> String {
    seen(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

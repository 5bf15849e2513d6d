//! What a house style wants instead of what a pattern finds: `$1 percent`, with what the pattern's
//! groups found.
//!
//! `$1`, `$name`, `${name}` and `$$` mean what they mean in the `regex` crate. A group that is not there
//! is a mistake here and nothing there: `$1st` asks for a group `1st`.

use super::limits::MOST_REPLACEMENT_LETTERS;
use super::problem::Problem;
use regex_syntax::hir::{Hir, HirKind};

/// A replacement that would be longer than so many bytes is left out.
const MOST_BYTES: usize = 4_000;

/// What is written and what is filled in, in order.
#[derive(Debug, Default)]
pub(super) struct Replacement(Vec<Piece>);

#[derive(Debug)]
enum Piece {
    Text(String),
    Group(usize),
}

impl Replacement {
    /// What is written for a pattern that means this.
    pub(super) fn read(written: &str, hir: &Hir) -> Result<Replacement, Problem> {
        if written.chars().nth(MOST_REPLACEMENT_LETTERS).is_some() {
            return Err(Problem::ReplacementTooLong);
        }
        let mut groups = vec![(0, None)];
        gather(hir, &mut groups);
        let mut pieces = Vec::new();
        let mut rest = written;
        while let Some((text, after)) = rest.split_once('$') {
            pieces.push(Piece::Text(text.to_owned()));
            let (name, after_it) = name(after);
            rest = after_it;
            pieces.push(match name {
                "" => Piece::Text("$".to_owned()),
                name => {
                    let number = name.parse().ok();
                    let is_it = |(index, known): &&(usize, Option<&str>)| {
                        number.map_or(*known == Some(name), |number: usize| number == *index)
                    };
                    let group = groups.iter().find(is_it);
                    Piece::Group(group.ok_or_else(|| Problem::ReplacementNames(name.to_owned()))?.0)
                }
            });
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Ok(Replacement(pieces))
    }

    /// How many groups have to be known, all of the match counted as the first.
    pub(super) fn groups(&self) -> usize {
        let numbers = self.0.iter().map(|piece| match piece {
            Piece::Text(_) => 1,
            Piece::Group(number) => number + 1,
        });
        numbers.max().unwrap_or(1)
    }

    /// With the groups of a match filled in; `None` if it becomes too long.
    pub(super) fn filled(&self, line: &str, groups: &[Option<(usize, usize)>]) -> Option<String> {
        let mut filled = String::new();
        for piece in &self.0 {
            filled.push_str(match piece {
                Piece::Text(text) => text,
                Piece::Group(number) => {
                    let found = groups.get(*number).copied().flatten();
                    found.and_then(|(start, end)| line.get(start..end)).unwrap_or_default()
                }
            });
            if filled.len() > MOST_BYTES {
                return None;
            }
        }
        Some(filled)
    }
}

/// The name of a group after a `$`, and what follows it. Without a name nothing, and all that follows; of
/// two signs the second is passed over.
fn name(after: &str) -> (&str, &str) {
    if let Some(rest) = after.strip_prefix('$') {
        return ("", rest);
    }
    if let Some((name, rest)) = after.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        return (name, rest);
    }
    let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    end.map_or((after, ""), |end| after.split_at_checked(end).unwrap_or((after, "")))
}

/// The numbers and names of the groups.
fn gather<'h>(hir: &'h Hir, groups: &mut Vec<(usize, Option<&'h str>)>) {
    match hir.kind() {
        HirKind::Capture(capture) => {
            groups.push((capture.index as usize, capture.name.as_deref()));
            gather(&capture.sub, groups);
        }
        HirKind::Repetition(repetition) => gather(&repetition.sub, groups),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().for_each(|part| gather(part, groups));
        }
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(pattern: &str, written: &str, line: &str) -> Result<Option<String>, Problem> {
        let hir = regex_syntax::parse(pattern).expect(pattern);
        let replacement = Replacement::read(written, &hir)?;
        let captures = regex::Regex::new(pattern).unwrap().captures(line).expect("it is found");
        let groups: Vec<_> =
            captures.iter().map(|group| group.map(|group| (group.start(), group.end()))).collect();
        assert!(replacement.groups() <= groups.len());
        if !written.contains("${") || written.contains('}') {
            let mut theirs = String::new();
            captures.expand(written, &mut theirs);
            assert_eq!(replacement.filled(line, &groups), Some(theirs), "{pattern} {written}");
        }
        Ok(replacement.filled(line, &groups))
    }

    #[test]
    fn groups_are_filled_in_as_elsewhere() {
        for (written, wanted) in [
            ("$1 percent", "12 percent"),
            ("${1}st", "12st"),
            ("$0", "12 per cent"),
            ("US$$ $1", "US$ 12"),
            ("$ 5", "$ 5"),
            ("$unit", "cent"),
            ("${unit}s", "cents"),
            ("5 $", "5 $"),
            ("", ""),
            ("${1", "${1"),
        ] {
            let found = filled(r"(\d+) per (?<unit>cent)(x)?", written, "some 12 per cent of it");
            assert_eq!(found, Ok(Some(wanted.to_owned())), "{written}");
        }
        assert_eq!(filled("(a)(b)?", "$1$2$1", "a"), Ok(Some("aa".to_owned())));
    }

    #[test]
    fn a_group_that_is_not_there_is_a_mistake() {
        for written in ["$2", "$1st", "${name}", "$99999999999999999999"] {
            let problem = filled(r"(\d+) per cent", written, "12 per cent").unwrap_err();
            assert!(matches!(problem, Problem::ReplacementNames(_)), "{written}");
        }
    }

    #[test]
    fn a_replacement_that_becomes_too_long_is_left_out() {
        let hir = regex_syntax::parse("(a+)").unwrap();
        let replacement = Replacement::read(&"$1".repeat(100), &hir).unwrap();
        let line = "a".repeat(1000);
        assert_eq!(replacement.filled(&line, &[None, Some((0, 1000))]), None);
        assert_eq!(replacement.filled(&line, &[None, Some((0, 40))]), Some("a".repeat(4000)));
        assert!(Replacement::read(&"x".repeat(MOST_REPLACEMENT_LETTERS + 1), &hir).is_err());
    }
}

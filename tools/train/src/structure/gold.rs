//! The marked texts that the models of structure learn from: who is mentioned, what roles there are and who
//! holds them, what is quoted and of whom.
//!
//! Read of a set: its marks of kinds PERSON, ROLE, QUOTE and OPEN, and the words that say who speaks where
//! nobody is named. Not read: dates, organizations, places.

use crate::Failure;
use crate::labelled::{Labelled, LabelledSpan, bytes_of, lines, read};
use crate::sample::unmarked;
use crate::sets::same_texts;
use serde::Deserialize;
use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

/// Marks of texts of the set `articles2017`, without the texts: lines `[id, [[start, length, label,
/// [person, …]], …]]` in code points, where a quotation of nobody named has `[start, length]` of the words
/// that say who speaks as a fifth element, if there are any. A person is a number of that text.
pub const LABELS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/labels/structure.jsonl.gz");

/// The set whose marks are [`LABELS`].
const MARKED_HERE: &str = "articles2017";

/// A text and what is true of it; ranges are bytes.
#[derive(Debug, Clone, Default)]
pub struct Gold {
    /// Its id.
    pub id: String,
    /// The text.
    pub text: String,
    /// When it was published, if that is known.
    pub published: Option<String>,
    /// Mentions of people, and the number of the human being.
    pub people: Vec<(Range<usize>, usize)>,
    /// Roles and who holds them.
    pub roles: Vec<Attributed>,
    /// Quotations and who speaks.
    pub quotes: Vec<Attributed>,
    /// Quotations of nobody named, and the words that say who speaks.
    pub sources: Vec<(Range<usize>, Range<usize>)>,
    /// What is left open.
    pub open: Vec<Range<usize>>,
    /// Which half of the websites it is of, where the set is measured on by halves.
    pub half: Option<u8>,
    /// How much the text counts.
    pub weight: f32,
}

/// A role or a quotation, and whose it is: nobody's, one's, or several people's.
#[derive(Debug, Clone, PartialEq)]
pub struct Attributed {
    /// Its bytes.
    pub span: Range<usize>,
    /// The numbers of the people.
    pub who: Vec<usize>,
}

/// A mark as it stands in a file, in code points.
#[derive(Debug, Deserialize)]
pub(crate) struct RawMark {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) label: String,
    /// Names of people that mean something in this text alone.
    #[serde(default)]
    pub(crate) who: Vec<String>,
    /// Of a quotation of nobody named: start and length of the words that say who speaks.
    #[serde(default, skip)]
    pub(crate) source: Option<(usize, usize)>,
}

impl Gold {
    /// A text with its marks. People who have no mention are nobody.
    pub(crate) fn new(id: String, text: String, marks: &[RawMark]) -> Result<Gold, Failure> {
        let mut gold = Gold { id, weight: 1.0, ..Gold::default() };
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        for mark in marks.iter().filter(|mark| mark.label == "PERSON") {
            let next = numbers.len();
            mark.who.first().map(|who| numbers.entry(who).or_insert(next));
        }
        let bytes = bytes_of(&text);
        for RawMark { start, end, label, who, source } in marks {
            let span = LabelledSpan { start: *start, end: *end, label: String::new() };
            let span =
                span.bytes(&bytes).ok_or_else(|| format!("{}: a mark is too long", gold.id))?;
            if let Some((start, length)) = *source {
                let words =
                    LabelledSpan { start, end: start + length, label: String::new() }.bytes(&bytes);
                gold.sources.extend(words.map(|words| (span.clone(), words)));
            }
            let who: Vec<usize> =
                who.iter().filter_map(|who| numbers.get(who.as_str()).copied()).collect();
            match label.as_str() {
                "PERSON" => gold.people.extend(who.first().map(|&who| (span, who))),
                "ROLE" => gold.roles.push(Attributed { span, who }),
                "QUOTE" => gold.quotes.push(Attributed { span, who }),
                "OPEN" => gold.open.push(span),
                _ => {}
            }
        }
        gold.text = text;
        Ok(gold)
    }
}

/// The texts of the set `newsroom`, each with the half of its website.
///
/// # Errors
///
/// If the file cannot be read, or a line is no document.
pub fn newsroom(data: &Path) -> Result<Vec<Gold>, Failure> {
    #[derive(Deserialize)]
    struct Document {
        id: String,
        text: String,
        published: Option<String>,
        #[serde(default)]
        source: String,
        spans: Vec<RawMark>,
    }
    let mut texts = Vec::new();
    for line in lines(&data.join("train/newsroom.jsonl.gz"))? {
        let line = line?;
        if line.starts_with("{\"meta\"") {
            continue;
        }
        let Document { id, text, published, source, spans } = serde_json::from_str(&line)?;
        let half = Labelled { source, ..Labelled::default() }.half();
        texts.push(Gold { published, half: Some(half), ..Gold::new(id, text, &spans)? });
    }
    Ok(texts)
}

/// The texts of the set `articles2017` that [`LABELS`] has marks of.
///
/// # Errors
///
/// If a file cannot be read, or the texts are others than those that were marked.
pub fn articles2017(data: &Path) -> Result<Vec<Gold>, Failure> {
    let documents = read(&data.join(format!("train/{MARKED_HERE}.jsonl.gz")))?;
    same_texts(MARKED_HERE, &documents)?;
    let mut marks = marks(Path::new(LABELS))?;
    let marked = documents.into_iter().filter_map(|d| marks.remove(&d.id).map(|m| (d, m)));
    let texts = marked.map(|(document, marks)| Gold::new(document.id, document.text, &marks));
    texts.collect()
}

/// The marks of a file like [`LABELS`], by the id of the text.
fn marks(path: &Path) -> Result<HashMap<String, Vec<RawMark>>, Failure> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Row {
        Mark(usize, usize, String, Vec<usize>),
        WithSource(usize, usize, String, Vec<usize>, (usize, usize)),
    }
    let mut all = HashMap::new();
    for line in lines(path)? {
        let (id, rows): (String, Vec<Row>) = serde_json::from_str(&line?)?;
        let mark = |row| {
            let (start, length, label, who, source) = match row {
                Row::Mark(start, length, label, who) => (start, length, label, who, None),
                Row::WithSource(start, length, label, who, source) => {
                    (start, length, label, who, Some(source))
                }
            };
            let who = who.iter().map(usize::to_string).collect();
            RawMark { start, end: start + length, label, who, source }
        };
        all.insert(id, rows.into_iter().map(mark).collect());
    }
    Ok(all)
}

/// The articles of a folder that were written for this project; which begin with `published: …` and `---`.
///
/// # Errors
///
/// If one cannot be read or has a mark without an end.
pub fn own(folder: &Path) -> Result<Vec<Gold>, Failure> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .map_err(|why| format!("{}: {why}", folder.display()))?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    paths.sort();
    let mut texts = Vec::new();
    for path in &paths {
        let source = std::fs::read_to_string(path)?;
        // A file without a head is a note about the articles.
        if let Some((head, marked)) = source.split_once("---\n") {
            texts.push(article(&path.display().to_string(), head, marked)?);
        }
    }
    Ok(texts)
}

fn article(id: &str, head: &str, marked: &str) -> Result<Gold, Failure> {
    let (text, marks) = unmarked(id, marked)?;
    let label = |kind| match kind {
        'P' => "PERSON",
        'R' => "ROLE",
        'Q' => "QUOTE",
        _ => "DATE",
    };
    let marks: Vec<RawMark> = marks
        .into_iter()
        .map(|mark| RawMark {
            start: mark.start,
            end: mark.end,
            label: label(mark.kind).to_owned(),
            who: mark.says.split(',').map(str::to_owned).collect(),
            source: None,
        })
        .collect();
    let published = head.lines().find_map(|line| line.strip_prefix("published: "));
    let published = published.map(|day| day.trim().to_owned());
    Ok(Gold { published, ..Gold::new(id.to_owned(), text, &marks)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::ARTICLES;

    #[test]
    fn marks_are_bytes_and_who_nobody_mentions_is_nobody() {
        let marked =
            "É [R#jo,b:head] [P#jo:Jo] met [P#li:Ødegård] on [D=2024:it]: [Q#li:“[P#jo:Jo]”].";
        let gold =
            article("one", "published: 2024-03-01\n", marked).expect("every mark has its end");
        assert_eq!(gold.text, "É head Jo met Ødegård on it: “Jo”.");
        let said = |span: &Range<usize>| &gold.text[span.clone()];
        let people: Vec<_> = gold.people.iter().map(|(span, who)| (said(span), *who)).collect();
        assert_eq!(people, [("Jo", 0), ("Ødegård", 1), ("Jo", 0)]);
        assert_eq!((said(&gold.roles[0].span), &gold.roles[0].who[..]), ("head", &[0][..]));
        assert_eq!((said(&gold.quotes[0].span), &gold.quotes[0].who[..]), ("“Jo”", &[1][..]));
        assert_eq!(gold.published.as_deref(), Some("2024-03-01"));
    }

    #[test]
    fn labels_here_fit_one_another() {
        let all = marks(Path::new(LABELS)).expect("the marks are readable");
        assert_eq!(all.len(), 664);
        for (id, marks) in &all {
            let people: Vec<&String> =
                marks.iter().filter(|m| m.label == "PERSON").flat_map(|m| &m.who).collect();
            for mark in marks {
                let known = ["PERSON", "ROLE", "QUOTE", "OPEN"].contains(&mark.label.as_str());
                let whose = mark.who.iter().all(|who| people.contains(&who));
                assert!(known && whose && mark.start < mark.end, "{id}: {mark:?}");
            }
            let mut spans: Vec<_> = marks.iter().map(|m| (&m.label, m.start, m.end)).collect();
            spans.sort();
            let apart = spans.windows(2).all(|two| two[0].0 != two[1].0 || two[0].2 <= two[1].1);
            assert!(apart, "{id}: marks of one kind overlap");
        }
    }

    #[test]
    fn our_articles_have_people_roles_and_quotations() {
        let texts = own(Path::new(ARTICLES)).expect("the articles are readable");
        assert_eq!(texts.len(), 74);
        assert!(texts.iter().all(|text| !text.people.is_empty()));
        let named = |all: fn(&Gold) -> &[Attributed]| {
            texts.iter().flat_map(all).filter(|mark| !mark.who.is_empty()).count()
        };
        assert!(named(|text| &text.roles) > 300 && named(|text| &text.quotes) > 200);
    }
}

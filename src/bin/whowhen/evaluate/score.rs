//! Found spans against known ones: exactly the same, and overlapping.
//!
//! Two spans of a label overlap if they share a code point; each counts once, the pairs with the
//! longest overlap are formed first.

use super::gold::GoldDocument;
use std::collections::HashSet;

/// A span that the library found.
pub struct FoundSpan {
    pub label: &'static str,
    pub start: usize,
    pub end: usize,
    pub confidence: f32,
}

/// Counts of one label, and where it went wrong.
pub struct Score {
    pub label: &'static str,
    pub gold: usize,
    pub found: usize,
    pub exact: usize,
    pub overlap: usize,
    pub wrong: Vec<Mistake>,
    pub missed: Vec<Mistake>,
}

/// One span that is wrong or missing.
pub struct Mistake {
    pub id: String,
    /// The span in square brackets with some text around it, on one line.
    pub context: String,
    /// Of a wrong one: how sure the library was.
    pub confidence: f32,
}

/// A found span, and whether it is exactly right.
pub struct Compared {
    pub confidence: f32,
    pub right: bool,
}

/// The scores of a file, a label each.
pub struct Scores(pub Vec<Score>);

impl Scores {
    pub fn new(labels: &[&'static str]) -> Scores {
        let empty = |&label: &&'static str| Score {
            label,
            gold: 0,
            found: 0,
            exact: 0,
            overlap: 0,
            wrong: Vec::new(),
            missed: Vec::new(),
        };
        Scores(labels.iter().map(empty).collect())
    }

    /// Counts one document's spans of a label; gives the found ones that count.
    pub fn add(
        &mut self,
        label: &str,
        document: &GoldDocument,
        found: &[FoundSpan],
    ) -> Vec<Compared> {
        let Some(score) = self.0.iter_mut().find(|s| s.label == label) else { return Vec::new() };
        let of_label = |optional: bool| -> HashSet<(usize, usize)> {
            let spans = document.spans.iter().filter(|s| s.label == label);
            spans.filter(|s| s.optional == optional).map(|s| (s.start, s.end)).collect()
        };
        let (gold, optional) = (of_label(false), of_label(true));
        let mut sorted: Vec<(usize, usize)> = gold.iter().copied().collect();
        sorted.sort_unstable();
        let found: Vec<&FoundSpan> = found.iter().filter(|f| f.label == label).collect();
        let spans: Vec<(usize, usize)> = found.iter().map(|f| (f.start, f.end)).collect();
        let paired = pairs(&sorted, &spans);

        score.gold += gold.len();
        score.overlap += paired.len();
        let mut compared = Vec::new();
        for (index, (found, span)) in found.iter().zip(&spans).enumerate() {
            let meets_gold = paired.iter().any(|&(_, f)| f == index);
            if !meets_gold && optional.iter().any(|o| shared(*o, *span) > 0) {
                continue;
            }
            let right = gold.contains(span);
            score.found += 1;
            score.exact += usize::from(right);
            if !right {
                score.wrong.push(mistake(document, *span, found.confidence));
            }
            compared.push(Compared { confidence: found.confidence, right });
        }
        let found: HashSet<(usize, usize)> = spans.into_iter().collect();
        let missed = sorted.iter().filter(|span| !found.contains(span));
        score.missed.extend(missed.map(|&span| mistake(document, span, 0.0)));
        compared
    }
}

/// Code points that two spans share.
fn shared(a: (usize, usize), b: (usize, usize)) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// Pairs of indices (known, found), the longest overlap first, each index once.
fn pairs(gold: &[(usize, usize)], found: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (known, a) in gold.iter().enumerate() {
        for (index, b) in found.iter().enumerate() {
            let length = shared(*a, *b);
            if length > 0 {
                let apart = a.0.abs_diff(b.0) + a.1.abs_diff(b.1);
                candidates.push((std::cmp::Reverse(length), apart, known, index));
            }
        }
    }
    candidates.sort_unstable();
    let (mut known_taken, mut found_taken) = (HashSet::new(), HashSet::new());
    let mut pairs = Vec::new();
    for (_, _, known, index) in candidates {
        if !known_taken.contains(&known) && !found_taken.contains(&index) {
            known_taken.insert(known);
            found_taken.insert(index);
            pairs.push((known, index));
        }
    }
    pairs
}

fn mistake(document: &GoldDocument, (start, end): (usize, usize), confidence: f32) -> Mistake {
    let part = |from: usize, to: usize| -> String {
        document.text.chars().skip(from).take(to.saturating_sub(from)).collect()
    };
    let context = format!(
        "{}[{}]{}",
        part(start.saturating_sub(40), start),
        part(start, end),
        part(end, end + 30)
    );
    Mistake {
        id: match &document.id {
            serde_json::Value::String(id) => id.clone(),
            other => other.to_string(),
        },
        context: context.split_whitespace().collect::<Vec<_>>().join(" "),
        confidence,
    }
}

/// Precision, recall and their harmonic mean, in per cent; 0 where there is nothing.
pub fn precision_recall_f1(right: usize, gold: usize, found: usize) -> [f64; 3] {
    let share = |n: usize, of: usize| if of == 0 { 0.0 } else { 100.0 * n as f64 / of as f64 };
    [share(right, found), share(right, gold), share(2 * right, gold + found)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use whowhen::Kind;

    fn document(spans: &str) -> GoldDocument {
        let source = format!(r#"{{"id":"d","text":"Ada Lovelace met Mary Ann.","spans":{spans}}}"#);
        serde_json::from_str(&source).expect("a document")
    }

    fn found(start: usize, end: usize) -> FoundSpan {
        let label = super::super::KINDS.iter().find(|k| k.1 == Kind::Person).expect("a kind").0;
        FoundSpan { label, start, end, confidence: 0.5 }
    }

    #[test]
    fn exact_and_overlapping_are_distinguished() {
        let gold = document(
            r#"[{"start":0,"end":12,"label":"PERSON"},{"start":17,"end":25,"label":"PERSON"}]"#,
        );
        let mut scores = Scores::new(&["PERSON"]);
        let compared = scores.add("PERSON", &gold, &[found(0, 12), found(17, 21), found(13, 16)]);
        let score = &scores.0[0];
        assert_eq!((score.gold, score.found, score.exact, score.overlap), (2, 3, 1, 2));
        assert_eq!(compared.iter().filter(|c| c.right).count(), 1);
        assert_eq!(score.wrong.len(), 2);
        assert_eq!(score.missed[0].context, "Ada Lovelace met [Mary Ann].");
    }

    #[test]
    fn an_optional_span_is_neither_missed_nor_wrong() {
        let gold = document(r#"[{"start":0,"end":12,"label":"PERSON","optional":true}]"#);
        for spans in [vec![], vec![found(0, 12)], vec![found(0, 3)]] {
            let mut scores = Scores::new(&["PERSON"]);
            scores.add("PERSON", &gold, &spans);
            let score = &scores.0[0];
            assert_eq!((score.gold, score.found, score.exact), (0, 0, 0));
        }
    }

    #[test]
    fn one_found_span_meets_one_known_span() {
        let gold = [(0, 3), (4, 12)];
        assert_eq!(pairs(&gold, &[(0, 12)]), [(1, 0)]);
        assert_eq!(pairs(&gold, &[(0, 12), (0, 3)]), [(1, 0), (0, 1)]);
    }

    #[test]
    fn precision_and_recall_are_per_cent() {
        assert_eq!(precision_recall_f1(1, 2, 4), [25.0, 50.0, 100.0 / 3.0]);
        assert_eq!(precision_recall_f1(0, 0, 0), [0.0, 0.0, 0.0]);
    }
}

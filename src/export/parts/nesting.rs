//! Marks as elements: opened and closed like brackets, whatever overlaps.
//!
//! Marks of different kinds may stand in each other or overlap. Where one would have to close
//! while a later one is still open, the later one is closed with it and opened again behind it.

use crate::analysis::Span;

/// A step through a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Step<'t> {
    /// Some of the text's own words.
    Words(&'t str),
    /// The mark at this place begins, or goes on.
    Open(usize),
    /// The mark opened last ends, or is interrupted.
    Close(usize),
}

/// Goes through the whole text. `spans` count bytes and come as in the contract: by start, then
/// the longest first.
pub(in crate::export) fn walk<'t>(text: &'t str, spans: &[Span], each: &mut dyn FnMut(Step<'t>)) {
    let mut walk = Walk { text, spans, open: Vec::new(), at: 0, each };
    for (place, span) in spans.iter().enumerate() {
        walk.close_until(span.start);
        walk.words(span.start);
        walk.open.push(place);
        (walk.each)(Step::Open(place));
    }
    walk.close_until(text.len());
    walk.words(text.len());
}

struct Walk<'t, 'a> {
    text: &'t str,
    spans: &'a [Span],
    /// Open marks, the outermost first.
    open: Vec<usize>,
    at: usize,
    each: &'a mut dyn FnMut(Step<'t>),
}

impl Walk<'_, '_> {
    fn words(&mut self, end: usize) {
        if let Some(words) = self.text.get(self.at..end).filter(|words| !words.is_empty()) {
            (self.each)(Step::Words(words));
            self.at = end;
        }
    }

    /// Closes every mark that ends here or before, in the order in which they end.
    fn close_until(&mut self, end: usize) {
        while let Some(first) =
            self.open.iter().map(|&place| self.spans[place].end).min().filter(|&e| e <= end)
        {
            self.words(first);
            let outermost =
                self.open.iter().position(|&place| self.spans[place].end == first).unwrap_or(0);
            let closed = self.open.split_off(outermost);
            for &place in closed.iter().rev() {
                (self.each)(Step::Close(place));
            }
            for place in closed {
                if self.spans[place].end > first {
                    self.open.push(place);
                    (self.each)(Step::Open(place));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Detail;

    fn shown(text: &str, ranges: &[(usize, usize)]) -> String {
        let spans: Vec<Span> = ranges
            .iter()
            .map(|&(start, end)| Span {
                start,
                end,
                text: text[start..end].to_owned(),
                confidence: 1.0,
                because: Vec::new(),
                detail: Detail::Place,
            })
            .collect();
        let mut out = String::new();
        walk(text, &spans, &mut |step| match step {
            Step::Words(words) => out.push_str(words),
            Step::Open(place) => out.push_str(&format!("<{place}")),
            Step::Close(place) => out.push_str(&format!("{place}>")),
        });
        out
    }

    #[test]
    fn marks_nest_follow_and_overlap() {
        assert_eq!(shown("abcdef", &[]), "abcdef");
        assert_eq!(shown("abcdef", &[(0, 6), (1, 3), (3, 4)]), "<0a<1bc1><2d2>ef0>");
        assert_eq!(shown("abcdef", &[(1, 3), (1, 3)]), "a<0<1bc1>0>def");
        assert_eq!(shown("abcdef", &[(0, 4), (2, 6)]), "<0ab<1cd1>0><1ef1>");
        assert_eq!(shown("abcdef", &[(0, 3), (1, 5), (2, 6)]), "<0a<1b<2c2>1>0><1<2de2>1><2f2>");
    }
}

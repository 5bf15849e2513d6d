//! Marks as elements: opened and closed like brackets, whatever overlaps.
//!
//! Marks of different kinds may stand in each other or overlap. Where one would have to close
//! while a later one is still open, the later one is closed with it and opened again after it.

use crate::contract::Span;

/// A step through a text.
#[derive(Debug, Clone, Copy)]
pub(in crate::export) enum NestingEvent<'t, 's> {
    /// Some of the text's own words.
    Words(&'t str),
    /// The mark begins, or continues.
    Open(&'s Span),
    /// The mark opened last ends, or is interrupted.
    Close(&'s Span),
}

/// Goes through the whole text. `spans` count bytes and come as in the contract: by start, then
/// the longest first.
pub(in crate::export) fn walk<'t, 's>(
    text: &'t str,
    spans: &'s [Span],
    each: &mut dyn FnMut(NestingEvent<'t, 's>),
) {
    let mut walk = Walk { text, open: Vec::new(), at: 0, each };
    for span in spans {
        walk.close_until(span.start);
        walk.words(span.start);
        walk.open.push(span);
        (walk.each)(NestingEvent::Open(span));
    }
    walk.close_until(usize::MAX);
    walk.words(text.len());
}

struct Walk<'t, 's, 'a> {
    text: &'t str,
    /// Open marks, the outermost first.
    open: Vec<&'s Span>,
    at: usize,
    each: &'a mut dyn FnMut(NestingEvent<'t, 's>),
}

impl Walk<'_, '_, '_> {
    fn words(&mut self, end: usize) {
        if let Some(words) = self.text.get(self.at..end).filter(|words| !words.is_empty()) {
            (self.each)(NestingEvent::Words(words));
            self.at = end;
        }
    }

    /// Closes every mark that ends here or before, in the order in which they end.
    fn close_until(&mut self, end: usize) {
        while let Some(first) = self.open.iter().map(|span| span.end).min().filter(|&e| e <= end) {
            self.words(first);
            let outermost = self.open.iter().position(|span| span.end == first).unwrap_or(0);
            let closed = self.open.split_off(outermost);
            for &span in closed.iter().rev() {
                (self.each)(NestingEvent::Close(span));
            }
            for span in closed {
                if span.end > first {
                    self.open.push(span);
                    (self.each)(NestingEvent::Open(span));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Detail;

    fn shown(text: &str, ranges: &[(usize, usize)]) -> String {
        let spans: Vec<Span> = ranges
            .iter()
            .map(|&(start, end)| Span {
                start,
                end,
                text: text[start..end].to_owned(),
                confidence: 1.0,
                because: Vec::new(),
                detail: Detail::Place { entry: 0.into() },
            })
            .collect();
        let mut out = String::new();
        let index = |span| spans.iter().position(|other| std::ptr::eq(other, span)).unwrap();
        walk(text, &spans, &mut |step| match step {
            NestingEvent::Words(words) => out.push_str(words),
            NestingEvent::Open(span) => out.push_str(&format!("<{}", index(span))),
            NestingEvent::Close(span) => out.push_str(&format!("{}>", index(span))),
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

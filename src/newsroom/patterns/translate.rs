//! From what is written in a pattern to what it means: `regex-syntax` parses, this gives the meaning in
//! its terms. Its own translator gives the same (a test compares them) and brings tables of all of
//! Unicode along, most of them for nothing here.
//!
//! Not read: bytes (`(?-u)`), signs that are left blank (`(?x)`), and properties other than general
//! categories.

use super::problem::Problem;
use super::unicode::{Categories, Unicode};
use regex_syntax::ast::{
    self, AssertionKind, Ast, ClassAsciiKind, ClassPerlKind, ClassSet, ClassSetBinaryOpKind,
    ClassSetItem, ClassUnicodeKind, Flag, FlagsItemKind, GroupKind, RepetitionKind,
    RepetitionRange,
};
use regex_syntax::hir::{
    Capture, Class, ClassUnicode, ClassUnicodeRange, Dot, Hir, Look, Repetition,
};

/// As many ranges of characters may be looked at for one pattern. `\w` has 770.
const MOST_RANGES: usize = 50_000;
/// What closing a class under case costs.
const CASE_RANGES: usize = 1_500;

/// What a parsed pattern means.
pub(super) fn meaning(ast: &Ast, any_case: bool, unicode: &mut Unicode) -> Result<Hir, Problem> {
    let flags = Flags { any_case, ..Flags::default() };
    Translator { unicode, flags, ranges: 0 }.of(ast)
}

#[derive(Clone, Copy, Default)]
struct Flags {
    any_case: bool,
    multi_line: bool,
    dot_matches_new_line: bool,
    swap_greed: bool,
    crlf: bool,
}

struct Translator<'u> {
    unicode: &'u mut Unicode,
    flags: Flags,
    ranges: usize,
}

impl Translator<'_> {
    fn of(&mut self, ast: &Ast) -> Result<Hir, Problem> {
        Ok(match ast {
            Ast::Empty(_) => Hir::empty(),
            Ast::Flags(set) => {
                self.set(&set.flags)?;
                Hir::empty()
            }
            Ast::Literal(literal) => self.literal(literal.c),
            Ast::Dot(_) => Hir::dot(self.dot()),
            Ast::Assertion(assertion) => Hir::look(self.look(&assertion.kind)),
            Ast::ClassUnicode(class) => hir_of(self.category(class)?),
            Ast::ClassPerl(class) => hir_of(self.perl(class)?),
            Ast::ClassBracketed(class) => hir_of(self.bracketed(class)?),
            Ast::Repetition(repetition) => self.repetition(repetition)?,
            Ast::Group(group) => self.group(group)?,
            Ast::Alternation(alternation) => Hir::alternation(self.all(&alternation.asts)?),
            Ast::Concat(concat) => {
                let mut parts = self.all(&concat.asts)?;
                parts.retain(|part| *part != Hir::empty());
                Hir::concat(parts)
            }
        })
    }

    fn all(&mut self, asts: &[Ast]) -> Result<Vec<Hir>, Problem> {
        let mut all = Vec::with_capacity(asts.len());
        for ast in asts {
            all.push(self.of(ast)?);
        }
        Ok(all)
    }

    fn set(&mut self, flags: &ast::Flags) -> Result<(), Problem> {
        let mut value = true;
        for item in &flags.items {
            match &item.kind {
                FlagsItemKind::Negation => value = false,
                FlagsItemKind::Flag(flag) => match flag {
                    Flag::CaseInsensitive => self.flags.any_case = value,
                    Flag::MultiLine => self.flags.multi_line = value,
                    Flag::DotMatchesNewLine => self.flags.dot_matches_new_line = value,
                    Flag::SwapGreed => self.flags.swap_greed = value,
                    Flag::CRLF => self.flags.crlf = value,
                    Flag::Unicode | Flag::IgnoreWhitespace
                        if value != matches!(flag, Flag::Unicode) =>
                    {
                        return Err(Problem::flag(item.span.start));
                    }
                    Flag::Unicode | Flag::IgnoreWhitespace => {}
                },
            }
        }
        Ok(())
    }

    fn literal(&self, c: char) -> Hir {
        if self.flags.any_case {
            let alike = self.unicode.folds().alike(c).map(|c| ClassUnicodeRange::new(c, c));
            return hir_of(ClassUnicode::new(alike));
        }
        Hir::literal(c.encode_utf8(&mut [0; 4]).as_bytes())
    }

    fn dot(&self) -> Dot {
        match (self.flags.dot_matches_new_line, self.flags.crlf) {
            (true, _) => Dot::AnyChar,
            (false, true) => Dot::AnyCharExceptCRLF,
            (false, false) => Dot::AnyCharExceptLF,
        }
    }

    fn look(&self, kind: &AssertionKind) -> Look {
        let Flags { multi_line, crlf, .. } = self.flags;
        match kind {
            AssertionKind::StartLine if multi_line && crlf => Look::StartCRLF,
            AssertionKind::StartLine if multi_line => Look::StartLF,
            AssertionKind::StartLine | AssertionKind::StartText => Look::Start,
            AssertionKind::EndLine if multi_line && crlf => Look::EndCRLF,
            AssertionKind::EndLine if multi_line => Look::EndLF,
            AssertionKind::EndLine | AssertionKind::EndText => Look::End,
            AssertionKind::WordBoundary => Look::WordUnicode,
            AssertionKind::NotWordBoundary => Look::WordUnicodeNegate,
            AssertionKind::WordBoundaryStart | AssertionKind::WordBoundaryStartAngle => {
                Look::WordStartUnicode
            }
            AssertionKind::WordBoundaryEnd | AssertionKind::WordBoundaryEndAngle => {
                Look::WordEndUnicode
            }
            AssertionKind::WordBoundaryStartHalf => Look::WordStartHalfUnicode,
            AssertionKind::WordBoundaryEndHalf => Look::WordEndHalfUnicode,
        }
    }

    fn repetition(&mut self, repetition: &ast::Repetition) -> Result<Hir, Problem> {
        let sub = Box::new(self.of(&repetition.ast)?);
        let (min, max) = match repetition.op.kind {
            RepetitionKind::ZeroOrOne => (0, Some(1)),
            RepetitionKind::ZeroOrMore => (0, None),
            RepetitionKind::OneOrMore => (1, None),
            RepetitionKind::Range(RepetitionRange::Exactly(times)) => (times, Some(times)),
            RepetitionKind::Range(RepetitionRange::AtLeast(min)) => (min, None),
            RepetitionKind::Range(RepetitionRange::Bounded(min, max)) => (min, Some(max)),
        };
        let greedy = repetition.greedy != self.flags.swap_greed;
        Ok(Hir::repetition(Repetition { min, max, greedy, sub }))
    }

    fn group(&mut self, group: &ast::Group) -> Result<Hir, Problem> {
        let outside = self.flags;
        if let GroupKind::NonCapturing(flags) = &group.kind {
            self.set(flags)?;
        }
        let sub = self.of(&group.ast)?;
        self.flags = outside;
        let (index, name) = match &group.kind {
            GroupKind::NonCapturing(_) => return Ok(sub),
            GroupKind::CaptureIndex(index) => (*index, None),
            GroupKind::CaptureName { name, .. } => (name.index, Some(name.name.as_str().into())),
        };
        Ok(Hir::capture(Capture { index, name, sub: Box::new(sub) }))
    }

    fn perl(&mut self, class: &ast::ClassPerl) -> Result<ClassUnicode, Problem> {
        let mut all = match class.kind {
            ClassPerlKind::Digit => self.unicode.digit(),
            ClassPerlKind::Space => self.unicode.space(),
            ClassPerlKind::Word => self.unicode.word(),
        };
        // They hold whatever differs in case from what they hold.
        if class.negated {
            all.negate();
        }
        self.counted(all)
    }

    fn category(&mut self, class: &ast::ClassUnicode) -> Result<ClassUnicode, Problem> {
        let mut letter = [0; 4];
        let name = match &class.kind {
            ClassUnicodeKind::OneLetter(c) => Some(&*c.encode_utf8(&mut letter)),
            ClassUnicodeKind::Named(name) => Some(name.as_str()),
            ClassUnicodeKind::NamedValue { name, value, .. } => {
                matches!(name.as_str(), "gc" | "General_Category").then_some(value.as_str())
            }
        };
        let unknown = || Problem::class(class.span.start);
        let categories = name.and_then(Categories::named).ok_or_else(unknown)?;
        let all = self.unicode.of(categories);
        self.closed(all, class.is_negated())
    }

    fn bracketed(&mut self, class: &ast::ClassBracketed) -> Result<ClassUnicode, Problem> {
        let all = self.set_of(&class.kind)?;
        self.closed(all, class.negated)
    }

    fn set_of(&mut self, set: &ClassSet) -> Result<ClassUnicode, Problem> {
        let operation = match set {
            ClassSet::Item(item) => {
                let mut all = ClassUnicode::empty();
                self.add(item, &mut all)?;
                return Ok(all);
            }
            ClassSet::BinaryOp(operation) => operation,
        };
        let left = self.set_of(&operation.lhs)?;
        let mut left = self.closed(left, false)?;
        let right = self.set_of(&operation.rhs)?;
        let right = self.closed(right, false)?;
        match operation.kind {
            ClassSetBinaryOpKind::Intersection => left.intersect(&right),
            ClassSetBinaryOpKind::Difference => left.difference(&right),
            ClassSetBinaryOpKind::SymmetricDifference => left.symmetric_difference(&right),
        }
        Ok(left)
    }

    fn add(&mut self, item: &ClassSetItem, to: &mut ClassUnicode) -> Result<(), Problem> {
        let class = match item {
            ClassSetItem::Empty(_) => return Ok(()),
            ClassSetItem::Literal(literal) => one(literal.c, literal.c),
            ClassSetItem::Range(range) => one(range.start.c, range.end.c),
            ClassSetItem::Ascii(class) => {
                let ranges = ascii(&class.kind).iter();
                let ranges = ranges.map(|(first, last)| ClassUnicodeRange::new(*first, *last));
                self.closed(ClassUnicode::new(ranges), class.negated)?
            }
            ClassSetItem::Unicode(class) => self.category(class)?,
            ClassSetItem::Perl(class) => self.perl(class)?,
            ClassSetItem::Bracketed(class) => self.bracketed(class)?,
            ClassSetItem::Union(union) => {
                for item in &union.items {
                    self.add(item, to)?;
                }
                return Ok(());
            }
        };
        to.union(&class);
        self.count(to.ranges().len())
    }

    /// With what differs in case alone, if case does not count; then, if so asked, all the others.
    fn closed(&mut self, mut class: ClassUnicode, negated: bool) -> Result<ClassUnicode, Problem> {
        if self.flags.any_case {
            self.count(CASE_RANGES)?;
            self.unicode.folds().close(&mut class);
        }
        if negated {
            class.negate();
        }
        self.counted(class)
    }

    fn counted(&mut self, class: ClassUnicode) -> Result<ClassUnicode, Problem> {
        self.count(class.ranges().len())?;
        Ok(class)
    }

    fn count(&mut self, ranges: usize) -> Result<(), Problem> {
        self.ranges = self.ranges.saturating_add(ranges);
        if self.ranges > MOST_RANGES { Err(Problem::TooManyClasses) } else { Ok(()) }
    }
}

fn hir_of(class: ClassUnicode) -> Hir {
    Hir::class(Class::Unicode(class))
}

fn one(first: char, last: char) -> ClassUnicode {
    ClassUnicode::new([ClassUnicodeRange::new(first, last)])
}

/// Classes in the manner of POSIX: `[[:alpha:]]`.
fn ascii(kind: &ClassAsciiKind) -> &'static [(char, char)] {
    match kind {
        ClassAsciiKind::Alnum => &[('0', '9'), ('A', 'Z'), ('a', 'z')],
        ClassAsciiKind::Alpha => &[('A', 'Z'), ('a', 'z')],
        ClassAsciiKind::Ascii => &[('\0', '\x7f')],
        ClassAsciiKind::Blank => &[('\t', '\t'), (' ', ' ')],
        ClassAsciiKind::Cntrl => &[('\0', '\x1f'), ('\x7f', '\x7f')],
        ClassAsciiKind::Digit => &[('0', '9')],
        ClassAsciiKind::Graph => &[('!', '~')],
        ClassAsciiKind::Lower => &[('a', 'z')],
        ClassAsciiKind::Print => &[(' ', '~')],
        ClassAsciiKind::Punct => &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
        ClassAsciiKind::Space => &[('\t', '\r'), (' ', ' ')],
        ClassAsciiKind::Upper => &[('A', 'Z')],
        ClassAsciiKind::Word => &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
        ClassAsciiKind::Xdigit => &[('0', '9'), ('A', 'F'), ('a', 'f')],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ours(pattern: &str, any_case: bool) -> Hir {
        let ast = ast::parse::Parser::new().parse(pattern).expect(pattern);
        meaning(&ast, any_case, &mut Unicode::read()).unwrap_or_else(|_| panic!("{pattern}"))
    }

    fn theirs(pattern: &str, any_case: bool) -> Hir {
        let mut builder = regex_syntax::ParserBuilder::new();
        builder.case_insensitive(any_case).build().parse(pattern).expect(pattern)
    }

    #[test]
    fn every_form_means_what_it_means_elsewhere() {
        for pattern in [
            "",
            "a",
            "abc",
            "é“”ß",
            ".",
            "(?s).",
            "(?R).",
            "^a$",
            "(?m)^a$",
            "(?mR)^a$",
            r"\Aa\z",
            r"\ba\B",
            r"\b{start}a\b{end}",
            r"\<a\>",
            r"\b{start-half}a\b{end-half}",
            r"\d\D\w\W\s\S",
            r"\pL\PL\p{Lu}\P{Lu}\p{gc=Nd}\p{gc!=Nd}\p{gc:Zs}",
            "[a-cx]",
            "[^a-cx]",
            r"[\d\w--\p{L}]",
            r"[\pL&&[a-z]&&[^k]]",
            "[a-k~~g-z]",
            "[[:alpha:][:^digit:]]",
            "[^[:upper:]]",
            "[a&&b]",
            "a?b*c+d{3}e{2,}f{2,5}",
            "a??b*?c+?d{3}?",
            "(?U)a?b*?",
            "(a)(?:b)(?P<n>c)(?<m>d)",
            "a|b|c",
            "abc|abd|",
            "(?i)k(?-i)k",
            "a(?i)b|c",
            "(a(?i)b)c",
            "(?i:a)b",
            "(?i)[^s]",
            "(?i)ſ",
            r"(?i)[\w--k]",
            "(?i)[k&&[^s]]",
            "(?i)é1-",
            "(?i)[[:^lower:]]",
            r"(?i)\P{Lu}",
            r"\x41\u00e9\n",
            "(?i)",
            "((?i))",
            "()",
            "a||b",
            "(?u)a",
            "(?-x)a",
            "(a*)*b",
            "(?:)",
            "a{0}",
            r"[\s\S]",
        ] {
            for any_case in [false, true] {
                assert!(
                    ours(pattern, any_case) == theirs(pattern, any_case),
                    "{pattern} {any_case}"
                );
            }
        }
    }

    #[test]
    fn every_class_of_posix_has_the_characters_that_it_has_elsewhere() {
        for name in [
            "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print",
            "punct", "space", "upper", "word", "xdigit",
        ] {
            let pattern = format!("[[:{name}:]]");
            assert_eq!(ours(&pattern, false), theirs(&pattern, false), "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_pattern_means_what_it_means_elsewhere(
            parts in prop::collection::vec(prop::sample::select(vec![
                "a", "B", "k", "é", "ß", "7", " ", "-", ".", "^", "$", r"\b", r"\d", r"\w", r"\pL", r"\p{Lu}",
                "[a-d]", "[^x-z]", r"[\w--k]", "(", "(?:", "(?i)", "(?i:", "(?-i:", ")", "|", "?", "*", "+",
                "{2}", "{1,3}", "*?", "[k&&[^K]]",
            ]), 0..14),
            any_case: bool,
        ) {
            let pattern = parts.concat();
            if let Ok(ast) = ast::parse::Parser::new().parse(&pattern) {
                let meant = meaning(&ast, any_case, &mut Unicode::read());
                prop_assert!(meant.ok() == Some(theirs(&pattern, any_case)), "{}", pattern);
            }
        }
    }
}

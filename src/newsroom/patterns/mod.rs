//! Patterns of a newsroom's lists: docket numbers, badge numbers, what the house style does not want.
//!
//! A pattern is in the syntax of the `regex` crate, which takes time in proportion to the text whatever
//! the pattern. It is found within one line, as whole words: a match begins and ends where no word is
//! cut in two. What is empty is nothing found.
//!
//! Hundreds of patterns are tried at the cost of a few: each says what must stand in a line for it
//! to be found there (`literals`), all of that is looked for in one pass, and only then, in that
//! line, the pattern itself. It is compiled when it is first tried.
//!
//! What somebody writes may be hostile. A pattern is refused before it is compiled if it would be
//! large (`cost`), all together are bounded too, and a search ends when it has done as much as many
//! honest patterns need ([`Patterns::find`]). A match of more than four hundred bytes may be missed.
//!
//! Not read: looking ahead and back, references to groups, bytes, scripts of Unicode.

mod cost;
mod limits;
mod literals;
mod problem;
mod program;
mod replacement;
mod syntax;
mod translate;
mod unicode;

use super::{Pattern, PatternMatch};
use crate::lexicon::search::Search;
use crate::order;
use limits::{
    LONGEST_MATCH, LONGEST_WINDOW, MOST_COST, MOST_KEPT, MOST_PATTERNS, MOST_TOGETHER,
    MOST_WITHOUT_LITERAL, WORK, WORK_OF_A_BYTE,
};
use literals::Literal;
use problem::Problem;
use program::{Groups, Program, Scratch};
use replacement::Replacement;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use unicode::{Folds, Unicode};

/// Patterns, ready to be found.
#[derive(Debug)]
pub struct Patterns {
    patterns: Vec<Usable>,
    /// What must stand in a line as it is written, and in one without difference of case.
    written: Signals,
    folded: Signals,
    /// The patterns that are tried in every line.
    everywhere: Vec<usize>,
    folds: Folds,
    /// The steps of the patterns that stay compiled.
    kept: AtomicUsize,
}

/// A pattern that can be used.
#[derive(Debug)]
struct Usable {
    /// Its index among those that were given.
    index: usize,
    text: String,
    any_case: bool,
    cost: usize,
    positions: usize,
    replacement: Option<Replacement>,
    program: OnceLock<Option<Program>>,
}

/// Words, and the patterns that are tried where one stands.
#[derive(Debug)]
struct Signals {
    search: Search,
    /// For each word.
    patterns: Vec<Vec<usize>>,
}

impl Patterns {
    /// Reads patterns. Those that cannot be used are left out: their indices, each with why in a sentence.
    ///
    /// Nothing is compiled, so that thousands take milliseconds.
    pub fn compile(given: &[Pattern]) -> (Patterns, Vec<(usize, String)>) {
        let mut reader = PatternReader {
            unicode: Unicode::read(),
            patterns: Vec::new(),
            literals: Vec::new(),
            everywhere: Vec::new(),
            together: 0,
        };
        let mut problems = Vec::new();
        for (index, pattern) in given.iter().enumerate() {
            if let Err(problem) = reader.take(index, pattern) {
                problems.push((index, problem.message(pattern.text)));
            }
        }
        (reader.done(), problems)
    }

    /// What the patterns find in a text, by where it begins, what is shorter first.
    ///
    /// If patterns and text together ask for more work than honest ones do, the end of the text is
    /// not searched.
    pub fn find(&self, text: &str) -> Vec<PatternMatch> {
        let mut search = PatternSearch {
            patterns: self,
            written: vec![0; self.written.patterns.len()],
            folded: vec![0; self.folded.patterns.len()],
            wanted: vec![0; self.patterns.len()],
            done: vec![0; self.patterns.len()],
            windows: 0,
            scratch: Scratch::default(),
            found: Vec::new(),
            work: text.len().saturating_mul(WORK_OF_A_BYTE).saturating_add(WORK),
        };
        let mut start = 0;
        for line in text.split('\n') {
            if search.line(start, line.strip_suffix('\r').unwrap_or(line)).is_none() {
                break;
            }
            start += line.len() + 1;
        }
        let mut found = search.found;
        order::sort(&mut found, |m| [m.start, m.end, m.pattern]);
        found
    }
}

/// Patterns while they are read.
struct PatternReader {
    unicode: Unicode,
    patterns: Vec<Usable>,
    /// What must stand there, and for which of the patterns.
    literals: Vec<(Literal, usize)>,
    everywhere: Vec<usize>,
    /// The steps of all patterns.
    together: usize,
}

impl PatternReader {
    fn take(&mut self, index: usize, pattern: &Pattern) -> Result<(), Problem> {
        if self.patterns.len() >= MOST_PATTERNS {
            return Err(Problem::TooMany);
        }
        let meaning = syntax::read(pattern.text, pattern.any_case, &mut self.unicode)?;
        let cost = cost::cost(&meaning);
        if cost > MOST_COST {
            return Err(Problem::TooLarge { cost });
        }
        if self.together + cost > MOST_TOGETHER {
            return Err(Problem::NoRoom);
        }
        let read = |written| Replacement::read(written, &meaning);
        let replacement = pattern.replacement.map(read).transpose()?;
        let literals = literals::needed(&meaning, self.unicode.folds());
        let number = self.patterns.len();
        if literals.is_empty() {
            if self.everywhere.len() >= MOST_WITHOUT_LITERAL {
                return Err(Problem::NoLiteral);
            }
            self.everywhere.push(number);
        }
        self.literals.extend(literals.into_iter().map(|literal| (literal, number)));
        self.together += cost;
        self.patterns.push(Usable {
            index,
            text: pattern.text.to_owned(),
            any_case: pattern.any_case,
            cost,
            positions: cost::positions(&meaning),
            replacement,
            program: OnceLock::new(),
        });
        Ok(())
    }

    fn done(self) -> Patterns {
        let (folded, written): (Vec<_>, Vec<_>) =
            self.literals.into_iter().partition(|(literal, _)| literal.folded);
        Patterns {
            patterns: self.patterns,
            written: Signals::of(&written),
            folded: Signals::of(&folded),
            everywhere: self.everywhere,
            folds: self.unicode.into_folds(),
            kept: AtomicUsize::new(0),
        }
    }
}

impl Signals {
    fn of(literals: &[(Literal, usize)]) -> Signals {
        let mut patterns: Vec<Vec<usize>> = vec![Vec::new(); literals.len()];
        let words = literals.iter().map(|(literal, _)| literal.text.as_str());
        let search = Search::with(words, |number, found_as| {
            let pattern = literals.get(number).map(|(_, pattern)| *pattern);
            if let Some(known) = patterns.get_mut(found_as) {
                known.extend(pattern);
            }
        });
        Signals { search, patterns }
    }

    /// Calls `each` with the patterns of every word that stands in a window, once. `last` says of each word
    /// in which window it stood last.
    fn in_window(
        &self,
        number: usize,
        line: &str,
        last: &mut [usize],
        mut each: impl FnMut(usize),
    ) {
        self.search.walk(line, |word, _| {
            let Some(last) = last.get_mut(word).filter(|last| **last != number) else {
                // Whatever is shorter and ends there stood there before as well.
                return false;
            };
            *last = number;
            self.patterns.get(word).into_iter().flatten().for_each(|pattern| each(*pattern));
            true
        });
    }
}

/// A part of a line that is searched by itself, so that a pattern is not tried in all of a long line because
/// what it needs stands somewhere in it. What reaches to the end of one that is not the line's is no match:
/// nobody knows how it continues.
struct LineWindow<'t> {
    /// The byte of the text that the line begins at.
    start: usize,
    line: &'t str,
    /// Bytes of the line.
    first: usize,
    end: usize,
    /// Where the next window begins, to which what begins there is left.
    next: usize,
}

/// A search in a text.
struct PatternSearch<'p> {
    patterns: &'p Patterns,
    /// For each word the number of the window that it stood in last.
    written: Vec<usize>,
    folded: Vec<usize>,
    /// For each pattern the number of the window that it was last wanted in.
    wanted: Vec<usize>,
    /// For each pattern the byte of the text up to which it has been searched for.
    done: Vec<usize>,
    /// How many windows were looked at.
    windows: usize,
    scratch: Scratch,
    found: Vec<PatternMatch>,
    /// What may still be done.
    work: usize,
}

impl PatternSearch<'_> {
    /// Finds what is in a line, which begins at a byte of the text; `None` if that is too much work.
    fn line(&mut self, start: usize, line: &str) -> Option<()> {
        let mut first = 0;
        loop {
            let end = line.floor_char_boundary(first + LONGEST_WINDOW);
            let next = line.floor_char_boundary(end.saturating_sub(LONGEST_MATCH));
            let is_last = end == line.len() || next <= first;
            let next = if is_last { end + 1 } else { next };
            self.window(&LineWindow { start, line, first, end, next })?;
            if is_last {
                return Some(());
            }
            first = next;
        }
    }

    /// Finds what begins in a window before the next one does.
    fn window(&mut self, window: &LineWindow) -> Option<()> {
        let all = self.patterns;
        self.windows += 1;
        let (number, line) = (self.windows, window.line.get(window.first..window.end)?);
        let mut tried = Vec::new();
        let wanted = &mut self.wanted;
        let mut add = |pattern: usize| {
            if let Some(last) = wanted.get_mut(pattern).filter(|last| **last != number) {
                *last = number;
                tried.push(pattern);
            }
        };
        all.everywhere.iter().for_each(|pattern| add(*pattern));
        all.written.in_window(number, line, &mut self.written, &mut add);
        if !all.folded.patterns.is_empty() {
            let line: String = line.chars().map(|c| all.folds.folded(c)).collect();
            all.folded.in_window(number, &line, &mut self.folded, &mut add);
        }
        order::sort(&mut tried, |pattern| [*pattern, 0, 0]);
        tried.into_iter().try_for_each(|pattern| self.pattern(pattern, window))
    }

    fn pattern(&mut self, pattern: usize, window: &LineWindow) -> Option<()> {
        let Patterns { patterns, kept, .. } = self.patterns;
        let Some(usable) = patterns.get(pattern) else { return Some(()) };
        let done = self.done.get(pattern).copied().unwrap_or_default();
        let mut from = window.first.max(done.saturating_sub(window.start));
        let found =
            usable.compiled(kept, |program| self.matches(usable, program, window, &mut from));
        if let Some(done) = self.done.get_mut(pattern) {
            *done = window.start + from;
        }
        found
    }

    /// Finds a pattern in a window, from the byte `from` of the line on, which is then the one after all that
    /// was found.
    fn matches(
        &mut self,
        of: &Usable,
        program: &Program,
        window: &LineWindow,
        from: &mut usize,
    ) -> Option<()> {
        let groups = of.replacement.as_ref().map_or(1, Replacement::groups);
        let line = window.line.get(..window.end).unwrap_or_default();
        while let Some(rest) = line.get(*from..) {
            self.work = self.work.checked_sub(of.positions.saturating_mul(rest.len() + 1))?;
            let found = program.search(line, *from, groups, &mut self.scratch);
            let Some((first, end, groups)) = found.and_then(bounds) else { break };
            if first >= window.next {
                break;
            }
            *from = end;
            if first == end {
                let next = line.get(end..).and_then(|rest| rest.chars().next());
                *from += next.map_or(1, char::len_utf8);
            } else if end < window.end || end == window.line.len() {
                let with = of.replacement.as_ref().and_then(|with| with.filled(line, &groups));
                let (start, end) = (window.start + first, window.start + end);
                self.found.push(PatternMatch { pattern: of.index, start, end, with });
            }
        }
        Some(())
    }
}

/// Where all of a match begins and ends, and its groups.
fn bounds(groups: Groups) -> Option<(usize, usize, Groups)> {
    let (start, end) = (*groups.first()?)?;
    Some((start, end, groups))
}

impl Usable {
    /// Hands on what is compiled of it. It stays so, unless too much does already.
    fn compiled(
        &self,
        kept: &AtomicUsize,
        mut with: impl FnMut(&Program) -> Option<()>,
    ) -> Option<()> {
        let mut with = |program: &Option<Program>| program.as_ref().map_or(Some(()), &mut with);
        if let Some(program) = self.program.get() {
            return with(program);
        }
        let program = Program::compile(&self.text, self.any_case);
        if kept.fetch_add(self.cost, Ordering::Relaxed).saturating_add(self.cost) > MOST_KEPT {
            kept.fetch_sub(self.cost, Ordering::Relaxed);
            return with(&program);
        }
        with(self.program.get_or_init(|| program))
    }
}

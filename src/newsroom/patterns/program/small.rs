//! With `regex-automata`, and of it the engine that takes the fewest bytes.

use super::super::syntax;
use super::super::unicode::Unicode;
use super::{Groups, MOST_BYTES};
use regex_automata::Input;
use regex_automata::nfa::thompson::pikevm::{Cache, PikeVM};
use regex_automata::nfa::thompson::{Compiler, Config};
use regex_syntax::hir::{Hir, Look};

#[derive(Debug)]
pub(in super::super) struct SmallProgram {
    vm: PikeVM,
}

/// What a search writes into, kept for the next.
#[derive(Default)]
pub(in super::super) struct SmallScratch(Option<Cache>);

impl SmallProgram {
    /// A pattern, which `translate` has understood.
    pub(in super::super) fn compile(pattern: &str, any_case: bool) -> Option<SmallProgram> {
        let meaning = syntax::read(pattern, any_case, &mut Unicode::read()).ok()?;
        let bordered = Hir::concat(vec![border(), meaning, border()]);
        let config = Config::new().nfa_size_limit(Some(MOST_BYTES));
        let nfa = Compiler::new().configure(config).build_from_hir(&bordered).ok()?;
        PikeVM::new_from_nfa(nfa).ok().map(|vm| SmallProgram { vm })
    }

    /// The first match that begins at a byte or after it, with as many of its groups as are wanted.
    pub(in super::super) fn search(
        &self,
        line: &str,
        from: usize,
        groups: usize,
        scratch: &mut SmallScratch,
    ) -> Option<Groups> {
        let cache = scratch.0.get_or_insert_with(|| self.vm.create_cache());
        cache.reset(&self.vm);
        let mut slots = vec![None; 2 * groups];
        self.vm.search_slots(cache, &Input::new(line).range(from..), &mut slots)?;
        let numbers = slots.iter().map(|slot| slot.map(|byte| byte.get()));
        let numbers: Vec<Option<usize>> = numbers.collect();
        let pairs = numbers.chunks(2).map(|pair| match pair {
            [Some(start), Some(end)] => Some((*start, *end)),
            _ => None,
        });
        Some(pairs.collect())
    }
}

/// At a border, whichever side the word is on.
fn border() -> Hir {
    Hir::alternation(vec![
        Hir::look(Look::WordStartHalfUnicode),
        Hir::look(Look::WordEndHalfUnicode),
    ])
}

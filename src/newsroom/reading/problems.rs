//! What is left out of a list, one by one as long as somebody would read it.

use crate::contract::LeftOut;
use crate::newsroom::Section;

/// So many are listed one by one.
pub(super) const LISTED: usize = 100;

/// Why a row cannot be used.
#[derive(Debug)]
pub(super) struct Fault {
    /// The column that it is about; nothing if it is the row as a whole.
    pub(super) column: &'static str,
    pub(super) message: String,
}

/// A row: its section and its number there, or in CSV its line; nothing for the list as a whole.
pub(super) type RowIndex = Option<(Section, usize)>;

/// A row as people find it: `people 3`, of a list in CSV `line 4`.
pub(in crate::newsroom) fn label(is_csv: bool, section: Section, number: usize) -> String {
    if is_csv { format!("line {number}") } else { format!("{} {number}", section.name()) }
}

/// What is left out of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Problems {
    pub(super) is_csv: bool,
    listed: Vec<LeftOut>,
    more: usize,
}

impl Problems {
    /// None yet.
    pub(super) fn new(is_csv: bool) -> Problems {
        Problems { is_csv, ..Problems::default() }
    }

    /// One more. Its words are made only if they are to be listed.
    pub(super) fn add(&mut self, row: RowIndex, column: &str, message: &dyn Fn() -> String) {
        if self.listed.len() >= LISTED {
            self.more += 1;
            return;
        }
        let row = match row {
            None => String::new(),
            Some((section, number)) => label(self.is_csv, section, number),
        };
        let column = column.chars().take(60).collect();
        self.listed.push(LeftOut { row, column, message: message() });
    }

    /// All of them; the last says how many are not listed.
    pub(super) fn shown(&self) -> Vec<LeftOut> {
        let mut shown = self.listed.clone();
        if self.more > 0 {
            let message = format!("{} more like these; mend these first", self.more);
            shown.push(LeftOut { row: String::new(), column: String::new(), message });
        }
        shown
    }
}

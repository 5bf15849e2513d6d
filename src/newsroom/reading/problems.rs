//! What is left out of a list, one by one as long as somebody would read it.

use crate::contract::LeftOut;

/// So many are listed one by one.
pub(super) const LISTED: usize = 100;

/// Why a row cannot be used.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    /// The column that it is about; nothing if it is the row as a whole.
    pub(super) column: &'static str,
    pub(super) message: String,
}

/// What is left out of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Problems {
    listed: Vec<LeftOut>,
    more: usize,
}

impl Problems {
    /// One more. Its words are made only if they are to be listed.
    pub(super) fn add(&mut self, row: &str, column: &str, message: &dyn Fn() -> String) {
        if self.listed.len() < LISTED {
            let (row, column) = (row.to_owned(), column.to_owned());
            self.listed.push(LeftOut { row, column, message: message() });
        } else {
            self.more += 1;
        }
    }

    /// One more: a row that cannot be used.
    pub(super) fn add_fault(&mut self, row: &str, fault: &Fault) {
        self.add(row, fault.column, &|| fault.message.clone());
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

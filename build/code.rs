//! Writes the Rust that the tables are read with.

use crate::column::camel;
use crate::list::{Row, WordList};
use crate::table::Sets;
use std::fmt::Write as _;

/// The enum of the lists and the sets of them that entries have.
pub(crate) fn lists(lists: &[WordList], sets: &Sets) -> String {
    let mut code = String::from("/// The word lists, a variant for each file.\n");
    code.push_str("#[derive(Debug, Clone, Copy, PartialEq, Eq)]\n#[repr(u16)]\n");
    code.push_str("#[allow(dead_code)]\npub(crate) enum List {\n");
    for list in lists {
        writeln!(code, "    /// `{}`\n    {},", list.path.display(), camel(&list.name)).unwrap();
    }
    writeln!(code, "}}\n\n/// How many lists there are.\nconst COUNT: usize = {};\n", lists.len())
        .unwrap();
    writeln!(code, "static SETS: [[u32; {}]; {}] = {:?};", sets.words, sets.sets.len(), sets.sets)
        .unwrap();
    code
}

/// What a list states of its entries, as an expression; entries of which it states nothing are left
/// out. A list with one column gives its values, one with several gives tuples of them.
pub(crate) fn values(list: &WordList) -> String {
    let stated: Vec<&Row> =
        list.rows.iter().filter(|row| row.values.iter().any(Option::is_some)).collect();
    let entries: Vec<&str> = stated.iter().map(|row| row.entry.as_str()).collect();
    let values: Vec<String> = stated.iter().map(|row| value(list, row)).collect();
    format!(
        "crate::lexicon::Values {{\n    list: crate::lexicon::List::{},\n    entries: &{entries:?},\n    values: &[{}],\n}}\n",
        camel(&list.name),
        values.join(", ")
    )
}

fn value(list: &WordList, row: &Row) -> String {
    if let [Some(only)] = row.values.as_slice() {
        return only.clone();
    }
    let cells = list.columns.iter().zip(&row.values).map(|(column, value)| match value {
        Some(value) if column.optional => format!("Some({value})"),
        Some(value) => value.clone(),
        None => "None".to_owned(),
    });
    format!("({})", cells.collect::<Vec<_>>().join(", "))
}

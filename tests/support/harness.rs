//! Tests that are made while the program runs: one for each case, called by its id.
//!
//! `cargo test --test cases -- dates/traps/may-is-a-name` runs what has these words in its id, with
//! `--exact` that one alone; `--list` names all. Without a filter each case is a dot, and those that
//! fail are named at the end.

use libtest_mimic::{Arguments, Failed, Trial};

/// A test called `name`; what it returns as an error is shown beneath its name.
pub fn trial(
    name: impl Into<String>,
    run: impl FnOnce() -> Result<(), String> + Send + 'static,
) -> Trial {
    Trial::test(name, move || run().map_err(Failed::from))
}

/// Runs what the command line asks for.
///
/// # Panics
///
/// Where two tests have one name.
pub fn run(trials: Vec<Trial>) -> ! {
    let mut names: Vec<&str> = trials.iter().map(Trial::name).collect();
    names.sort_unstable();
    for pair in names.windows(2) {
        assert!(pair[0] != pair[1], "two tests are called {}", pair[0]);
    }
    let mut arguments = Arguments::from_args();
    if arguments.filter.is_none() && arguments.format.is_none() {
        arguments.quiet = true;
    }
    libtest_mimic::run(&arguments, trials).exit()
}

//! The binding step of the web build: a wasm module in, the module and its JavaScript glue out.
//!
//! Called by `build.sh` as `bind MODULE.wasm FOLDER NAME`. It is `wasm-bindgen` at exactly the version
//! that the library was compiled with, without a global install.

use std::io::{self, Write};
use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder, name] = arguments.as_slice() else {
        return failed("usage: bind MODULE.wasm FOLDER NAME");
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).typescript(true).out_name(name);
    match bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&format!("{error:#}")),
    }
}

fn failed(why: &str) -> ExitCode {
    // Standard error may be closed; the exit code says it as well.
    let _ = writeln!(io::stderr(), "bind: {why}");
    ExitCode::FAILURE
}

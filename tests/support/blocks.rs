//! Files of cases: a head, a line `---`, then the cases with an empty line between them. The first
//! line of a case is its id, `# three-years-ago`, by which it is listed and can be run alone.

use std::collections::BTreeSet;
use std::path::Path;

/// One case as it is written.
pub struct Block {
    /// The file's path below the folder of all, without its ending, and the written id:
    /// `dates/traps/may-is-a-name`.
    pub id: String,
    pub body: String,
}

/// The head of the file at `path` and its cases.
///
/// # Panics
///
/// Where a case has no id, or one that another case of the file has.
pub fn read(folder: &str, path: &Path) -> (String, Vec<Block>) {
    let source = std::fs::read_to_string(path).expect("a file of cases is UTF-8");
    let file = name(folder, path);
    parse(&file, &source).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
}

/// The path below `folder` without its ending, with `/` on every system.
pub fn name(folder: &str, path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let below = path.strip_prefix(root).expect("it lies below the folder").with_extension("");
    let parts: Vec<&str> = below.iter().map(|p| p.to_str().expect("a plain name")).collect();
    parts.join("/")
}

fn parse(file: &str, source: &str) -> Result<(String, Vec<Block>), String> {
    let (head, body) = source.split_once("\n---\n").ok_or("no line ---")?;
    let blocks = body.split("\n\n").map(|block| block.trim_matches('\n')).filter(|b| !b.is_empty());
    let mut seen = BTreeSet::new();
    let mut cases = Vec::new();
    for block in blocks {
        let (id, body) = block
            .split_once('\n')
            .and_then(|(first, body)| Some((first.strip_prefix("# ")?, body)))
            .ok_or_else(|| format!("a case begins with its id, as in `# an-id`: {block:?}"))?;
        if !is_id(id) {
            return Err(format!("an id is words of a-z and 0-9 with - between them, not {id:?}"));
        }
        if !seen.insert(id) {
            return Err(format!("two cases are called {id}"));
        }
        cases.push(Block { id: format!("{file}/{id}"), body: body.to_owned() });
    }
    Ok((head.to_owned(), cases))
}

fn is_id(id: &str) -> bool {
    let plain = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    id.split('-').all(plain)
}

/// Whether a line is the id of a case, for who reads the texts only.
pub fn is_id_line(line: &str) -> bool {
    line.trim_end().strip_prefix("# ").is_some_and(is_id)
}

/// What must fail does: checked where the files of cases are run.
pub fn self_test() -> Result<(), String> {
    let refused = |source: &str, told: &str| match parse("file", source) {
        Ok(_) => Err(format!("read without complaint: {source:?}")),
        Err(problem) if problem.contains(told) => Ok(()),
        Err(problem) => Err(format!("{problem:?} does not say {told:?}")),
    };
    refused("kinds: date\n---\n# one\nA.\n\n# one\nB.\n", "two cases are called one")?;
    refused("kinds: date\n---\nA text without one.\n", "begins with its id")?;
    refused("kinds: date\n---\n# Not one\nA.\n", "an id is words")?;
    refused("kinds: date\n# one\nA.\n", "no line ---")?;
    match parse("dates/file", "kinds: date\n---\n# one\nA.\n\n\n\n# two-2\nB.\nC.\n") {
        Ok((_, cases)) if cases.len() == 2 && cases[1].id == "dates/file/two-2" => Ok(()),
        Ok((_, cases)) => Err(format!("{:?}", cases.iter().map(|c| &c.id).collect::<Vec<_>>())),
        Err(problem) => Err(problem),
    }
}

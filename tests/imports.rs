//! Imports of `src/` form no circle: of two files one can be read, tested and replaced without the
//! other.
//!
//! A file needs another if its code (tests apart) names what is defined there, by a `use` or by a
//! path. An item is looked for where it is defined, not where it is handed on (`pub use`), and a
//! module that only declares another (`mod`) or hands on what is in it does not need it. Not read:
//! programs (`src/bin/`), what the build writes, names without a path, methods.

#[path = "support/source.rs"]
mod source;
mod support;

use proc_macro2::{Delimiter, TokenTree};
use source::{is_sign, shipped, tokens, word};
use std::collections::{BTreeMap, BTreeSet};
use support::files;

/// A module's path from the crate's root: `["dates", "find"]`; nothing for the root.
type Path = Vec<String>;

/// What a file says of other modules.
#[derive(Default)]
struct File {
    /// Every path in it, from a `use` or where it is named.
    named: Vec<Path>,
    /// What each imported name stands for.
    imported: BTreeMap<String, Path>,
    /// Every name by itself.
    alone: BTreeSet<String>,
    /// What is handed on to others, by its name here.
    handed_on: Vec<String>,
}

impl File {
    /// The paths of what the code itself needs.
    fn needed(&self) -> impl Iterator<Item = &Path> {
        let handed_on = self.handed_on.iter().filter(|name| self.alone.contains(*name));
        self.named.iter().chain(handed_on.filter_map(|name| self.imported.get(name)))
    }
}

/// All files by their modules.
struct Sources {
    files: BTreeMap<Path, File>,
}

impl Sources {
    fn of<'s>(sources: impl Iterator<Item = (&'s str, &'s str)>) -> Sources {
        let files = sources.map(|(path, source)| (module(path), read(source)));
        Sources { files: files.collect() }
    }

    /// For each module the modules that it needs.
    fn needs(&self) -> BTreeMap<&Path, BTreeSet<&Path>> {
        let needed = |(module, file): (&'_ _, &File)| {
            let homes = file.needed().filter_map(|path| self.home(module, path, 0));
            let homes: BTreeSet<&Path> = homes.filter(|home| *home != module).collect();
            homes
        };
        self.files.iter().map(|(module, file)| (module, needed((module, file)))).collect()
    }

    /// The module that defines what a path means in a module. Nothing for what is not of this crate, and
    /// for a module by itself.
    fn home(&self, from: &Path, path: &[String], depth: usize) -> Option<&Path> {
        let (mut at, _) = self.files.get_key_value(from)?;
        for (index, name) in path.iter().enumerate() {
            let rest = path.get(index + 1..).unwrap_or_default();
            let inner: Path = at.iter().chain([name]).cloned().collect();
            match name.as_str() {
                "crate" => (at, _) = self.files.get_key_value(&Path::new())?,
                "super" => (at, _) = self.files.get_key_value(at.get(..at.len() - 1)?)?,
                "self" => {}
                _ => {
                    if let Some((inner, _)) = self.files.get_key_value(&inner) {
                        at = inner;
                        continue;
                    }
                    // A name that stands for itself is a crate's.
                    let known = self.files.get(at)?.imported.get(name);
                    return match known.filter(|path| path.first() != Some(name)) {
                        Some(_) if depth > 20 => None,
                        Some(path) => self.home(at, &[path, rest].concat(), depth + 1),
                        None if index == 0 => None,
                        None => Some(at),
                    };
                }
            }
        }
        None
    }
}

/// The module of a file of `src/`.
fn module(path: &str) -> Path {
    let path = path.trim_end_matches(".rs").trim_end_matches("/mod");
    let parts = path.split('/').filter(|part| *part != "lib");
    parts.map(str::to_owned).collect()
}

fn read(source: &str) -> File {
    let mut file = File::default();
    gather(&tokens(source), &mut file);
    file
}

fn gather(tokens: &[TokenTree], file: &mut File) {
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        if word(Some(token)).is_some_and(|word| word == "use") {
            let end = tokens.iter().skip(index).position(|t| is_sign(t, ';'));
            let end = end.map_or(tokens.len(), |end| index + end);
            // `pub use` and `pub(crate) use`.
            let before = index.checked_sub(1).and_then(|index| tokens.get(index));
            let hands_on = match before {
                Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Parenthesis,
                before => word(before).is_some_and(|word| word == "pub"),
            };
            import(&tokens[index + 1..end], &Path::new(), hands_on, file);
            index = end + 1;
        } else if word(Some(token)).is_some_and(|word| word == "mod") {
            index += 2;
        } else if let TokenTree::Group(group) = token {
            gather(&shipped(group.stream()), file);
            index += 1;
        } else {
            let (path, next) = path(tokens, index);
            // After a stop stands a field or a method.
            let is_member = index.checked_sub(1).is_some_and(|index| is_sign(&tokens[index], '.'));
            if let Some(name) = path.first().filter(|_| !is_member) {
                file.alone.insert(name.clone());
            }
            if path.len() > 1 {
                file.named.push(path);
            }
            index = next.max(index + 1);
        }
    }
}

/// The names that stand in a row from a token on, parted by `::`, and the token after them.
fn path(tokens: &[TokenTree], mut index: usize) -> (Path, usize) {
    let mut path = Path::new();
    while let Some(name) = word(tokens.get(index)) {
        path.push(name.to_string());
        index += 1;
        let colons = tokens.get(index..index + 2);
        if !colons.is_some_and(|colons| colons.iter().all(|t| is_sign(t, ':'))) {
            break;
        }
        index += 2;
    }
    (path, index)
}

/// Takes in what stands after `use`: `crate::text::{self, Document as Read}`.
fn import(tokens: &[TokenTree], within: &Path, hands_on: bool, file: &mut File) {
    let (names, next) = path(tokens, 0);
    let mut path = [within.as_slice(), &names].concat();
    match tokens.get(next) {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            inner
                .split(|token| is_sign(token, ','))
                .for_each(|tree| import(tree, &path, hands_on, file));
        }
        after => {
            if path.last().is_some_and(|name| name == "self") && path.len() > 1 {
                path.pop();
            }
            let renamed = word(after).filter(|word| *word == "as").and(word(tokens.get(next + 1)));
            let name = renamed.map(ToString::to_string).or_else(|| path.last().cloned());
            if let Some(name) = name.filter(|_| !names.is_empty()) {
                file.imported.insert(name.clone(), path.clone());
                if hands_on {
                    file.handed_on.push(name);
                } else {
                    file.named.push(path);
                }
            }
        }
    }
}

/// A shortest way from a module to itself, for one of a circle; nothing where there is none.
fn circle<'s>(
    needs: &BTreeMap<&'s Path, BTreeSet<&'s Path>>,
    from: &'s Path,
) -> Option<Vec<&'s Path>> {
    let mut came: BTreeMap<&Path, &Path> = BTreeMap::new();
    let mut ends = vec![from];
    while !ends.is_empty() {
        let mut further = Vec::new();
        for end in ends {
            for &next in needs.get(end).into_iter().flatten() {
                if came.contains_key(next) {
                    continue;
                }
                came.insert(next, end);
                if next == from {
                    return Some(back(&came, from));
                }
                further.push(next);
            }
        }
        ends = further;
    }
    None
}

fn back<'s>(came: &BTreeMap<&'s Path, &'s Path>, from: &'s Path) -> Vec<&'s Path> {
    let mut way = vec![from];
    let mut at = from;
    while let Some(&before) = came.get(at) {
        way.push(before);
        at = before;
        if at == from {
            break;
        }
    }
    way.reverse();
    way
}

/// Every circle once, by its first module: `text → text::token → text`.
fn circles(sources: &Sources) -> BTreeMap<Vec<String>, String> {
    let needs = sources.needs();
    let name = |module: &Path| match module.is_empty() {
        true => "crate".to_owned(),
        false => module.join("::"),
    };
    let mut found = BTreeMap::new();
    for way in needs.keys().filter_map(|module| circle(&needs, module)) {
        let names: Vec<String> = way.into_iter().map(name).collect();
        let shown = names.join(" → ");
        let mut members = names;
        members.sort();
        members.dedup();
        found.entry(members).or_insert(shown);
    }
    found
}

#[test]
fn imports_form_no_circle() {
    let src = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read: Vec<(String, String)> = files("src", "rs")
        .into_iter()
        .map(|file| {
            let path = file.strip_prefix(&src).expect("a file of src").to_string_lossy();
            (path.replace('\\', "/"), std::fs::read_to_string(&file).expect("readable"))
        })
        .filter(|(path, _)| !path.starts_with("bin/"))
        .collect();
    assert!(read.len() > 100, "src is not where it was");
    let sources = Sources::of(read.iter().map(|(path, source)| (path.as_str(), source.as_str())));
    let needs: usize = sources.needs().values().map(BTreeSet::len).sum();
    assert!(needs > 300, "no more than {needs} imports are read");
    let circles = circles(&sources);
    let shown: Vec<&str> = circles.values().map(String::as_str).collect();
    assert!(shown.is_empty(), "imports form circles:\n{}", shown.join("\n"));
}

#[test]
fn a_circle_is_found_with_its_way() {
    let found = |sources: &[(&str, &str)]| -> Vec<String> {
        circles(&Sources::of(sources.iter().copied())).into_values().collect()
    };
    let lib = ("lib.rs", "mod a; mod b;");
    let a = ("a/mod.rs", "mod one; mod two; pub(crate) use one::One; pub(crate) struct Own;");
    let one = ("a/one.rs", "pub(crate) struct One;");
    // What a parent hands on is looked for where it is.
    let two = ("a/two.rs", "use super::One; fn two() {}");
    assert!(found(&[lib, a, one, two, ("b.rs", "use crate::a::{self, One as Two};")]).is_empty());
    // What the parent defines is the parent's; that it hands on what is the child's is no need.
    let one = ("a/one.rs", "pub(crate) struct One(super::Own);");
    assert!(found(&[lib, a, one]).is_empty());
    let needs =
        ("a/mod.rs", "mod one; pub(crate) use one::One; pub(crate) struct Own; fn a(_: One) {}");
    assert_eq!(found(&[lib, needs, one]), ["a → a::one → a"]);
    // A child that is only declared is not needed, and a test may need what it likes.
    let two = ("a/two.rs", "use super::Own; #[cfg(test)] mod tests { use crate::b::B; }");
    let b = ("b.rs", "pub struct B; fn b() { crate::a::two::two() }");
    assert!(found(&[lib, a, ("a/one.rs", ""), two, b]).is_empty());
    // Through a renamed module, in a function's body, over three files.
    let two = ("a/two.rs", "fn two() { if true { crate::b::B.run() } }");
    let b = ("b.rs", "use crate::c::{C, d as other}; struct B; fn b() { other::D.run() }");
    let c = ("c/mod.rs", "pub mod d; pub struct C;");
    let d = ("c/d.rs", "use crate::a::two; pub struct D; fn d() { two::two() }");
    assert_eq!(found(&[lib, a, two, b, c, d]), ["a::two → b → c::d → a::two"]);
}

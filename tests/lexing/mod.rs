//! Splits a source file into code, comments and strings, as far as a check of its words needs it.
//!
//! Rust, JavaScript and TypeScript, CSS, HTML, Markdown, and languages whose comments begin with
//! `#`. Of style sheets and pages only the comments are comments, all else is strings. Not read:
//! macros, and regular expressions of JavaScript beyond telling them from a division.

/// What a stretch of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Code,
    Comment,
    String,
}

/// A stretch of a file: what it is, and its bytes.
pub type Stretch<'t> = (Part, usize, &'t str);

/// The stretches of a file in their order; `ending` is that of its name.
pub fn stretches<'t>(text: &'t str, ending: &str) -> Vec<Stretch<'t>> {
    let mut out = Splitter { text, at: 0, begun: 0, out: Vec::new() };
    match ending {
        "rs" => out.rust(),
        "js" | "mjs" | "cjs" | "ts" => out.javascript(),
        "css" => out.between(&[("/*", "*/", Part::Comment)], Part::String),
        "html" => out.between(&[("<!--", "-->", Part::Comment)], Part::String),
        "md" => out.between(&[("```", "```", Part::Code), ("`", "`", Part::Code)], Part::Comment),
        _ => out.hashes(),
    }
    out.out
}

struct Splitter<'t> {
    text: &'t str,
    at: usize,
    /// Where the code that is not yet given out begins.
    begun: usize,
    out: Vec<Stretch<'t>>,
}

impl<'t> Splitter<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// The character before the current position.
    fn before(&self) -> char {
        self.text[..self.at].chars().next_back().unwrap_or(' ')
    }

    fn skip(&mut self) {
        self.at += self.rest().chars().next().map_or(1, char::len_utf8);
    }

    /// Gives out the code so far, and a part of `length` bytes.
    fn give(&mut self, part: Part, length: usize) {
        self.code();
        let end = (self.at + length).min(self.text.len());
        self.out.push((part, self.at, &self.text[self.at..end]));
        (self.at, self.begun) = (end, end);
    }

    fn code(&mut self) {
        if self.at > self.begun {
            self.out.push((Part::Code, self.begun, &self.text[self.begun..self.at]));
        }
        self.begun = self.at;
    }

    fn rust(&mut self) {
        while !self.rest().is_empty() {
            let rest = self.rest();
            let inside_word = self.before().is_alphanumeric() || self.before() == '_';
            if rest.starts_with("//") {
                self.give(Part::Comment, line_length(rest));
            } else if rest.starts_with("/*") {
                self.give(Part::Comment, nested_comment(rest));
            } else if let Some(length) = raw_string(rest).filter(|_| !inside_word) {
                self.give(Part::String, length);
            } else if rest.starts_with('"') {
                self.give(Part::String, quoted(rest, '"'));
            } else if let Some(length) = character(rest) {
                self.give(Part::String, length);
            } else {
                self.skip();
            }
        }
        self.code();
    }

    fn javascript(&mut self) {
        // For each template that is open, how many braces are open in its expression.
        let mut open: Vec<usize> = Vec::new();
        let mut last = '(';
        while let Some(letter) = self.rest().chars().next() {
            let rest = self.rest();
            if rest.starts_with("//") {
                self.give(Part::Comment, line_length(rest));
                continue;
            }
            if rest.starts_with("/*") {
                let length = rest.find("*/").map_or(rest.len(), |end| end + 2);
                self.give(Part::Comment, length);
                continue;
            }
            let regular = letter == '/' && "(,=:[!&|?{};+>".contains(last);
            match letter {
                '"' | '\'' => self.give(Part::String, quoted(rest, letter)),
                '/' if regular => self.give(Part::String, quoted(rest, '/')),
                '`' => self.template(&mut open),
                '}' if open.last() == Some(&0) => {
                    open.pop();
                    self.template(&mut open);
                }
                _ => {
                    if let Some(braces) = open.last_mut() {
                        *braces = match letter {
                            '{' => *braces + 1,
                            '}' => *braces - 1,
                            _ => *braces,
                        };
                    }
                    self.skip();
                }
            }
            if !letter.is_whitespace() {
                last = letter;
            }
        }
        self.code();
    }

    /// A template from its backtick, or from the brace that ends an expression in it, to its end or
    /// the next expression.
    fn template(&mut self, open: &mut Vec<usize>) {
        let rest = self.rest();
        let mut letters = rest.char_indices().skip(1).peekable();
        while let Some((at, letter)) = letters.next() {
            match letter {
                '\\' => drop(letters.next()),
                '`' => return self.give(Part::String, at + 1),
                '$' if letters.peek().is_some_and(|(_, next)| *next == '{') => {
                    open.push(0);
                    return self.give(Part::String, at + 2);
                }
                _ => {}
            }
        }
        self.give(Part::String, rest.len());
    }

    /// What stands between these signs is of that part, all else of the `other`.
    fn between(&mut self, signs: &[(&str, &str, Part)], other: Part) {
        while !self.rest().is_empty() {
            let rest = self.rest();
            let found = signs.iter().find(|(open, _, _)| rest.starts_with(open));
            let Some((open, close, part)) = found else {
                self.skip();
                continue;
            };
            let inside = &rest[open.len()..];
            let length =
                inside.find(close).map_or(rest.len(), |end| open.len() + end + close.len());
            self.give(*part, length);
        }
        self.code();
        for (part, _, text) in &mut self.out {
            let opened = signs.iter().any(|(open, _, of)| part == of && text.starts_with(open));
            *part = if opened { *part } else { other };
        }
    }

    fn hashes(&mut self) {
        while !self.rest().is_empty() {
            let opens = self.rest().starts_with('#') && self.before().is_whitespace();
            if opens { self.give(Part::Comment, line_length(self.rest())) } else { self.skip() }
        }
        self.code();
    }
}

fn line_length(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

fn nested_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if text[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

fn raw_string(text: &str) -> Option<usize> {
    let body = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let signs = body.bytes().take_while(|&b| b == b'#').count();
    let body = body[signs..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(signs));
    let end = body.find(&close).map_or(body.len(), |end| end + close.len());
    Some(text.len() - body.len() + end)
}

/// Up to the closing sign, or the end of a line that has none.
fn quoted(text: &str, sign: char) -> usize {
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' {
            letters.next();
        } else if letter == sign {
            return at + letter.len_utf8();
        } else if letter == '\n' && sign != '"' {
            return at;
        }
    }
    text.len()
}

/// `'x'`, `'\n'`, `'\u{2014}'`; a lifetime is none.
fn character(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    let length = match inside.strip_prefix('\\') {
        Some(escaped) => 1 + escaped.char_indices().skip(1).find(|(_, c)| *c == '\'')?.0,
        None => inside.chars().next().filter(|c| *c != '\'')?.len_utf8(),
    };
    inside[length..].starts_with('\'').then_some(length + 2)
}

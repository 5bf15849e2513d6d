//! The kinds of text.

use super::Kind;
use super::Make::{self, Again, Each, Twice, Whole};
use super::made::{lower, name, surname, word};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const TEXTS: &[(&str, Make)] = &[
    // Letters and signs.
    ("one letter", Again("a")),
    ("one capital", Again("A ")),
    ("initials", Again("A. ")),
    ("initials, joined", Again("A.")),
    ("hyphens", Again("a-")),
    ("hyphens alone", Again("-")),
    ("ex- ex-", Again("ex-")),
    ("apostrophes", Again("a'")),
    ("curly apostrophes", Again("s’ ")),
    ("possessives", Again("s's ")),
    ("ampersands", Again("A & ")),
    ("brackets, open", Again("( ")),
    ("brackets, closed", Again("(a) ")),
    ("full stops", Again(". ")),
    ("dots", Again(".")),
    ("commas", Again("Solta, ")),
    ("questions", Again("What? ")),
    ("spaces", Again(" ")),
    ("no-break spaces", Again("a\u{a0}")),
    ("tabs", Again("a\t")),
    ("line breaks", Again("\n")),
    ("letters on lines", Again("a\n")),
    ("words on lines", Again("Solta\n")),
    ("carriage returns", Again("a\r\n")),
    ("paragraphs", Again("Solta\n\n")),
    ("line separators", Again("a\u{2028}")),
    ("nothing to see", Again("\u{200b}\u{2060}\u{ad}")),
    ("letters with nothing to see", Again("a\u{ad}\u{200b}")),
    ("right to left", Again("\u{202e}a\u{202c} ")),
    ("nul", Again("\0")),
    ("combining marks", Again("e\u{301}\u{302}\u{323}")),
    ("one letter, many marks", Whole(|length| format!("e{}", "\u{301}".repeat(length)))),
    ("emoji", Again("👩‍👩‍👧‍👦 ")),
    ("Chinese", Again("国务院总理")),
    ("ligatures", Again("oﬃcer ")),
    ("addresses", Again("https://example.org/a/b?c=d ")),
    ("one address", Whole(|length| format!("https://a.b/{}", "c/".repeat(length / 2)))),
    ("mail addresses", Again("ann.bell@example.org ")),
    // Words.
    ("one word", Again("word ")),
    ("one long word", Whole(|length| format!("A{}", "b".repeat(length)))),
    ("long words", Each(|n| format!("A{}b{n} ", "b".repeat(500)))),
    ("words", Each(|n| format!("{} ", lower(n)))),
    ("capitalised words", Each(|n| format!("{} ", word(n)))),
    ("capitals", Each(|n| format!("{} ", word(n).to_uppercase()))),
    ("capitals, in sentences", Each(|n| format!("{} SAID. ", word(n).to_uppercase()))),
    ("sentences", Each(|n| format!("The {} of {} is {}. ", lower(n), lower(n + 1), lower(n + 2)))),
    ("one sentence over again", Again("The council said on a wet day that it would meet again. ")),
    ("sentences, each twice", Twice(long_sentence, long_sentence)),
    ("lists", Each(|n| format!("- {}\n", lower(n)))),
    ("numbered lists", Each(|n| format!("{}. {}\n", n + 1, word(n)))),
    ("tables", Each(|n| format!("{}\t{n}\t{}\n", word(n), n * 7))),
    ("headlines", Each(|n| format!("{} wins vote\n\n", word(n)))),
    ("datelines", Each(|n| format!("{} (AP) — It rained.\n\n", word(n).to_uppercase()))),
    ("abbreviations", Again("U.S. ")),
    (
        "abbreviated posts",
        Each(|n| {
            format!("Chief {} Minister {} spoke. The C{}M left. ", word(n), name(n), &word(n)[..1])
        }),
    ),
    // Names.
    ("names", Each(|n| format!("{} ", name(n)))),
    ("names with commas", Each(|n| format!("{}, ", name(n)))),
    ("names in sentences", Each(|n| format!("{} spoke. ", name(n)))),
    (
        "names, later by surname",
        Twice(|n| format!("{} spoke. ", name(n)), |n| format!("{} left. ", surname(n))),
    ),
    (
        "names, before by surname",
        Twice(|n| format!("{} left. ", surname(n)), |n| format!("{} spoke. ", name(n))),
    ),
    ("one name", Again("John Smith said. ")),
    ("one surname", Each(|n| format!("{} Smith spoke. ", word(n)))),
    ("one surname, by turns alone", Each(|n| format!("{} Smith spoke. Smith left. ", word(n)))),
    (
        "one surname, later alone",
        Twice(|n| format!("{} Smith spoke. ", word(n)), |_| "Smith left quietly. ".to_owned()),
    ),
    (
        "one surname, before alone",
        Twice(|_| "Smith left quietly. ".to_owned(), |n| format!("{} Smith spoke. ", word(n))),
    ),
    (
        "one surname, with Mr and Ms",
        Each(|n| format!("{} Smith spoke. {} Smith left. ", word(n), ["Mr", "Ms"][n % 2])),
    ),
    (
        "one surname with initials",
        Each(|n| {
            format!("{}. Smith spoke. {} Smith left. ", (b'A' + (n % 26) as u8) as char, word(n))
        }),
    ),
    (
        "one surname with suffixes",
        Each(|n| format!("{} Smith {} spoke. ", word(n), ["Jr.", "Sr.", "III"][n % 3])),
    ),
    (
        "one joined surname",
        Each(|n| format!("{} van der Meer spoke. Van der Meer left. ", word(n))),
    ),
    ("one full name but for the middle", Each(|n| format!("John {} Smith spoke. ", word(n)))),
    (
        "one full name but for the age",
        Each(|n| format!("John Smith, {}, spoke. ", 1 + n * 13 % 99)),
    ),
    ("one surname of kin", Each(|n| format!("His son, {} Smith, spoke. Smith left. ", word(n)))),
    ("double surnames", Each(|n| format!("Ann {}-Smith spoke. Ann Smith left. ", surname(n)))),
    ("given names of one surname", Each(|n| format!("Ann, {}, Mary and John Smith. ", word(n)))),
    ("one first name", Each(|n| format!("John {} spoke. ", surname(n)))),
    (
        "one first name, later alone",
        Twice(|n| format!("John {} spoke. ", surname(n)), |_| "John left quietly. ".to_owned()),
    ),
    ("one first name, in short", Each(|n| format!("Thomas {} spoke. Tom left. ", surname(n)))),
    ("one surname first", Each(|n| format!("Shen {} spoke. Shen left. ", word(n)))),
    ("one middle name", Each(|n| format!("{} Tavares {} spoke. ", word(n), surname(n)))),
    (
        "three names, two of them alike",
        Each(|n| format!("Etta Mae {} spoke. Etta Mae left. ", surname(n))),
    ),
    (
        "names turned round",
        Twice(|n| format!("{} spoke. ", name(n)), |n| format!("{} {} left. ", surname(n), word(n))),
    ),
    (
        "names with middle names later",
        Twice(
            |n| format!("{} Smith spoke. ", word(n)),
            |n| format!("{} {} Smith left. ", word(n), surname(n)),
        ),
    ),
    (
        "born",
        Each(|n| {
            format!("{} spoke. She was born {} {} in Barrow. ", name(n), word(n), surname(n + 1))
        }),
    ),
    (
        "also known as, in turn",
        Each(|n| format!("{}, also known as {}, left. ", name(n), name(n + 7))),
    ),
    (
        "also known as, one person",
        Each(|n| format!("John Smith, also known as {}, left. ", name(n))),
    ),
    (
        "also known as, a chain",
        Each(|n| format!("{}, also known as {}, left. ", name(n), name(n + 1))),
    ),
    (
        "also known as, nearly alike",
        Each(|n| format!("Ann Bellingham, also known as Ann Bel{}ingham, left. ", lower(n))),
    ),
    ("nicknames", Each(|n| format!("{} “{}” {} spoke. ", word(n), word(n + 1), surname(n)))),
    ("bylines", Again("By Ann Smith\n")),
    ("bylines of others", Each(|n| format!("By {} and {}\n\n", name(n), name(n + 1)))),
    ("names nearly alike", Each(|n| format!("Ann {}son spoke. ", word(n)))),
    (
        "names with two spellings",
        Each(|n| format!("{} Schroeder spoke. {} Schroder left. ", word(n), word(n))),
    ),
    (
        "surnames one letter apart",
        Each(|n| {
            let letter = char::from(b'a' + (n % 26) as u8);
            format!("Ann B{letter}llingham spoke. ")
        }),
    ),
    (
        "surnames before names, in one sentence",
        Twice(|n| format!("{} said so. ", surname(n)), |n| format!("{}, ", name(n))),
    ),
    ("storms", Each(|n| format!("Typhoon {} came. {} went. ", word(n), word(n)))),
    ("companies", Each(|n| format!("Mr {} spoke. {} Group fell. ", surname(n), surname(n)))),
    // Roles.
    ("honorifics", Again("Mr. ")),
    ("honorifics with names", Each(|n| format!("Mr. {}, ", name(n)))),
    ("ministers with names", Each(|n| format!("ministers {}, ", name(n)))),
    ("presidents", Again("President ")),
    ("presidents of the", Again("president of the ")),
    ("ministers of", Again("the minister of ")),
    ("ministers, with commas", Again("minister, ")),
    ("ministers and ministers", Again("minister and ")),
    ("ministers' ministers", Again("minister's ")),
    ("the minister's aide's aide", Again("the aide's ")),
    ("ex-presidents", Again("ex-president ")),
    ("then then", Again("then-")),
    ("posts behind names", Each(|n| format!("{}, a minister, ", name(n)))),
    ("posts before names", Each(|n| format!("the minister {} ", name(n)))),
    ("posts of bodies", Each(|n| format!("{}, minister of {}, left. ", name(n), word(n + 9)))),
    (
        "posts in capitals",
        Each(|n| format!("{} {} {} Minister spoke. ", word(n), word(n + 1), word(n + 2))),
    ),
    (
        "one long post",
        Whole(|length| format!("{}Minister Ann Bell spoke.", "Trade ".repeat(length / 6))),
    ),
    ("posts of nobody", Each(|n| format!("The {} minister said so. ", lower(n)))),
    ("posts of nobody, in one sentence", Again("the minister met the minister, ")),
    ("posts of one person", Again("Chairman Jay Carr said so. ")),
    (
        "posts of one person, several",
        Each(|n| {
            format!(
                "{} Jay Carr said so. ",
                ["Chairman", "Spokesman", "Minister", "Senator"][n % 4]
            )
        }),
    ),
    ("one spokesman of bodies", Each(|n| format!("{} Bank spokesman Jay Carr said so. ", word(n)))),
    ("spokesmen", Each(|n| format!("A spokesman for {}, {}, said so. ", word(n + 3), name(n)))),
    ("strangers", Again("A driver said so. The chairman left. ")),
    (
        "posts that change hands",
        Each(|n| format!("Chairman {} left. The chairman spoke. ", name(n))),
    ),
    (
        "a lead and names behind",
        Whole(|length| {
            let names: String = (0..length / 20).map(|n| format!("{}, ", name(n))).collect();
            format!("A minister was jailed on Monday.\n\nIt met {names} and left.")
        }),
    ),
    ("one sentence of one person and posts", Again("John Smith met the minister and ")),
    (
        "one quotation of one person, then posts",
        Whole(|length| {
            let (names, posts) =
                ("John Smith, ".repeat(length / 24), "the minister, ".repeat(length / 28));
            format!("John Smith, a minister, spoke.\n\n“{names}” and {posts} left.")
        }),
    ),
    ("was named", Each(|n| format!("{} was named chairman of {}. ", name(n), word(n + 1)))),
    ("has has has", Again("has had been ")),
    ("pronouns", Each(|n| format!("{} left. He said he was chairman. ", name(n)))),
    ("he said", Again("he said. ")),
    ("she", Again("She was a minister and she was a judge. ")),
    // Quotations.
    ("quotation marks, open", Again("“a ")),
    ("quotation marks, straight", Again("\" ")),
    ("quotation marks, straight, at words", Again("\"a ")),
    ("quotation marks, single", Again("' a")),
    ("quotation marks, single, open", Again("‘s’ a ")),
    ("quotation marks, plural", Again("‘the ministers’ plan ")),
    ("guillemets", Again("« a ")),
    ("marks of all kinds", Again("“a ‘b \"c 'd «e „f ")),
    ("quotations", Each(|n| format!("“It is {} here,” said {}. ", lower(n), name(n)))),
    ("quotations of he", Again("“It is cold here,” he said. ")),
    (
        "quotations in paragraphs",
        Each(|n| format!("“It is {} here, and it is cold.”\n\n", lower(n))),
    ),
    ("quotations that go on", Again("“It is cold here\n\n")),
    (
        "quotations in headlines",
        Whole(|length| {
            let heads: String =
                (0..length / 60).map(|n| format!("“{} a b c”\n\n", lower(n))).collect();
            format!("{heads}“{}” said Ann Bell.", "it was cold and ".repeat(length / 32))
        }),
    ),
    ("names behind a quotation", Each(|n| format!("“No,” {}, {}, said. ", name(n), name(n + 1)))),
    (
        "closing marks",
        Whole(|length| {
            let names: String = (0..length / 40).map(|n| format!("{} ", name(n))).collect();
            format!("{names}said.{}", "\"".repeat(length / 2))
        }),
    ),
    // Dates and numbers.
    ("numbers", Again("1 ")),
    ("digits", Again("1")),
    ("numbers with commas", Again("1,")),
    ("numbers with slashes", Again("1/")),
    ("numbers with hyphens", Again("2013-")),
    ("times", Again("14:30 ")),
    ("prices", Again("$1,200.50 ")),
    ("ages", Each(|n| format!("{}, {}, left. ", name(n), 20 + n % 70))),
    ("years", Each(|n| format!("in {} ", 1500 + n % 500))),
    ("days", Each(|n| format!("on {} {} {} ", 1 + n % 28, MONTHS[n % 12], 1900 + n % 120))),
    ("days without a year", Each(|n| format!("on {} {} ", 1 + n % 28, MONTHS[n % 12]))),
    ("days in figures", Each(|n| format!("on {}/{}/{} ", 1 + n % 12, 1 + n % 28, 1990 + n % 30))),
    ("months", Again("May ")),
    ("Mondays", Again("Monday ")),
    ("Monday and", Again("Monday and ")),
    ("weekdays that do not fit", Again("They met on Tuesday, 6 November 2013. ")),
    ("from 1 to", Again("from 1 to ")),
    ("1 May to", Again("1 May to ")),
    ("two days before", Again("two days before ")),
    ("a day after the day after", Again("the day after ")),
    ("the week of the", Again("the week of the ")),
    ("the end of the", Again("the end of the ")),
    ("next next", Again("next ")),
    ("last week", Again("last week, ")),
    ("the first Monday in", Again("the first Monday in ")),
    ("the weekend of the weekend of", Again("the weekend of ")),
    ("years ago", Again("two years ago this Saturday ")),
    ("deadlines", Again("by Monday until May ")),
    ("feasts", Again("Christmas Eve ")),
    ("seasons", Again("in the summer of 2012 and ")),
    ("quarters", Again("the third quarter of 2012, ")),
    ("decades", Again("the late 1970s ")),
];

fn long_sentence(number: usize) -> String {
    format!(
        "The council of {} said on a wet day that {} would meet again with {} in the end. ",
        lower(number),
        lower(number + 1),
        lower(number + 2)
    )
}

pub fn kinds() -> Vec<Kind> {
    let made = |&(name, ref make): &(&'static str, Make)| Kind { name, make: make.clone() };
    TEXTS.iter().map(made).collect()
}

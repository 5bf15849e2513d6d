//! Names as the tagger may have found them, and as they should be.
//!
//! `[O:Labour] party`: an organization; `P` a person, `L` a place.

use super::super::{Class, Name};
use super::settle;
use super::shared::made;
use crate::text;
use std::ops::Range;

/// A text without its markup, and the names in it.
fn read(marked: &str) -> (String, Vec<(Range<usize>, Class)>) {
    let (mut plain, mut names) = (String::new(), Vec::new());
    for part in marked.split('[') {
        let name = part.split_once(']').and_then(|(name, rest)| {
            let (class, words) = name.split_once(':')?;
            let class = match class {
                "P" => Class::Person,
                "O" => Class::Organization,
                _ => Class::Place,
            };
            Some((class, words, rest))
        });
        match name {
            Some((class, words, rest)) => {
                names.push((plain.len()..plain.len() + words.len(), class));
                plain.push_str(words);
                plain.push_str(rest);
            }
            None => plain.push_str(part),
        }
    }
    (plain, names)
}

/// The text with the names as they are settled.
fn settled(marked: &str) -> String {
    let (plain, names) = read(marked);
    let document = text::read(&plain);
    let mut found: Vec<Name> = names
        .into_iter()
        .map(|(bytes, class)| {
            let tokens = document.token_at(bytes.start)
                ..document.tokens.partition_point(|token| token.start < bytes.end);
            Name { confidence: 0.5, ..made(tokens, class) }
        })
        .collect();
    settle(&document, &mut found);
    let mut marked = String::new();
    let mut end = 0;
    for name in &found {
        let span = document.span(name.tokens.clone());
        let class = match name.class {
            Class::Person => 'P',
            Class::Organization => 'O',
            Class::Place => 'L',
        };
        assert!(end <= span.start, "{found:?} overlap in {plain}");
        marked += &format!("{}[{class}:{}]", &plain[end..span.start], document.slice(span));
        end = span.end;
    }
    marked + &plain[end..]
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (found, wanted) in cases {
        assert_eq!(&settled(found), wanted, "of {found}");
        assert_eq!(&settled(wanted), wanted, "what is settled stays");
    }
}

/// What is right already and resembles what is not.
#[track_caller]
fn stays(cases: &[&str]) {
    for case in cases {
        assert_eq!(&settled(case), case);
    }
}

#[test]
fn a_legal_form_belongs_to_the_firm_and_names_none_alone() {
    check(&[
        (
            "They sued [O:Orchard Data], [O:LLC] on Monday.",
            "They sued [O:Orchard Data, LLC] on Monday.",
        ),
        ("[O:Weyland] plc fell.", "[O:Weyland] plc fell."),
        ("[O:Weyland] PLC fell.", "[O:Weyland PLC] fell."),
        ("The owner, [P:Rita Quill], Inc., paid.", "The owner, [O:Rita Quill, Inc.], paid."),
        ("It is an [O:LLC] by law.", "It is an LLC by law."),
    ]);
    stays(&["The [O:Quarry Spa] opened.", "They met at [O:Hotel Dunes], [L:SA] said."]);
}

#[test]
fn an_office_is_named_after_who_holds_it() {
    check(&[
        (
            "The [O:Tarrant County Sheriff]'s office said so.",
            "The [O:Tarrant County Sheriff's office] said so.",
        ),
        (
            "The [L:Queens] District Attorney's Office said so.",
            "The [O:Queens District Attorney's Office] said so.",
        ),
        (
            "She led the District Attorney's [O:Hate Crimes Bureau] then.",
            "She led the [O:District Attorney's Hate Crimes Bureau] then.",
        ),
        (
            "The [L:Lake County State]'s Attorney's Office said so.",
            "The [O:Lake County State's Attorney's Office] said so.",
        ),
    ]);
    stays(&["The attorney's office is closed.", "It was [P:Hale]'s office."]);
}

#[test]
fn a_place_before_a_public_attorney_stands_alone() {
    check(&[
        (
            "[L:Lake County State]'s Attorney [P:Ann Orme] spoke.",
            "[L:Lake County] State's Attorney [P:Ann Orme] spoke.",
        ),
        (
            "[O:Queens District] Attorney [P:Ann Orme] spoke.",
            "[L:Queens] District Attorney [P:Ann Orme] spoke.",
        ),
        ("The [O:Acting District] Attorney spoke.", "The Acting District Attorney spoke."),
    ]);
    stays(&["They met in [L:New York State]."]);
}

#[test]
fn units_are_found() {
    check(&[
        (
            "Officers of the Gang Violence Unit came.",
            "Officers of the [O:Gang Violence Unit] came.",
        ),
        ("My Cyber Crime Unit works hard.", "My [O:Cyber Crime Unit] works hard."),
    ]);
    stays(&["Unit 4 is for sale.", "The A Team won.", "Our unit works hard."]);
}

#[test]
fn a_head_word_in_small_letters_belongs_to_the_organization() {
    check(&[
        ("He left the [O:Labour] party.", "He left the [O:Labour party]."),
        ("He runs the [L:Turin] police.", "He runs the [O:Turin police]."),
        ("[L:Tulsa] Police Officer [P:Jo Wood] ran.", "[O:Tulsa Police] Officer [P:Jo Wood] ran."),
        ("The [L:Tulsa] Police Department said so.", "The [O:Tulsa Police Department] said so."),
    ]);
    stays(&[
        "[L:Turin] police ran.",
        "The [O:Green Party] party was loud.",
        "[O:Labour] party leaders met.",
    ]);
}

#[test]
fn of_joins_an_organization_to_its_place_and_cuts_two_organizations() {
    check(&[
        ("She chairs the State Bar of [L:Ohio].", "She chairs the [O:State Bar of Ohio]."),
        (
            "It went to the [O:Superior Court of] [L:Pima County].",
            "It went to the [O:Superior Court of Pima County].",
        ),
        (
            "He joined the [O:Fraud Unit of the City Tax Office].",
            "He joined the [O:Fraud Unit] of the [O:City Tax Office].",
        ),
        (
            "The [O:Faculty of Fine Arts of Hull College] moved.",
            "The [O:Faculty of Fine Arts] of [O:Hull College] moved.",
        ),
    ]);
    stays(&[
        "The [O:Bank of England] met.",
        "The [O:Indian Council of Medical Research] met.",
        "The mayor of [L:Ohio] came.",
    ]);
}

#[test]
fn and_joins_what_is_no_organization_alone() {
    check(&[
        (
            "The Housing and [O:Planning Committee] met.",
            "The [O:Housing and Planning Committee] met.",
        ),
        (
            "The [O:Ministry of Trade] and Industry met.",
            "The [O:Ministry of Trade and Industry] met.",
        ),
        ("The [O:House and Senate] met.", "The [O:House] and [O:Senate] met."),
    ]);
    stays(&[
        "[P:Ann Orme] and [O:Planning Committee] met.",
        "[O:ESKA] and [O:Orchard Bank] met.",
        "The Director and [O:Planning Committee] met.",
    ]);
}

#[test]
fn a_genitive_or_a_comma_stands_between_two_organizations() {
    check(&[
        (
            "She left [O:NASA's Office of Inspector General].",
            "She left [O:NASA]'s [O:Office of Inspector General].",
        ),
        (
            "The [O:Department of Finance, Fraud Investigation Team] met.",
            "The [O:Department of Finance], [O:Fraud Investigation Team] met.",
        ),
    ]);
    stays(&[
        "The [O:Children's Hospital] moved.",
        "[O:Senate Commerce, Science and Transport Committee] met.",
    ]);
}

#[test]
fn streets_and_roads_take_their_numbers() {
    check(&[
        ("It stood near 36th Street.", "It stood near [L:36th Street]."),
        ("They live on West 81st Street.", "They live on [L:West 81st Street]."),
        ("Troopers closed Interstate 40.", "Troopers closed [L:Interstate 40]."),
        ("The shop at 1402 N Orchard Ave is new.", "The shop at 1402 [L:N Orchard Ave] is new."),
        ("He drove along [P:Ida Wells Drive].", "He drove along [L:Ida Wells Drive]."),
        ("SMITH, 34, of [P:Mill Lane], spoke.", "SMITH, 34, of [L:Mill Lane], spoke."),
    ]);
    stays(&["He won the 36th time.", "[P:Nathan Lane] sang.", "In 2019 Wall fell."]);
}

#[test]
fn sites_are_places() {
    check(&[
        ("They met at [O:Harbour Stadium].", "They met at [L:Harbour Stadium]."),
        ("He flew to [L:Luton] airport.", "He flew to [L:Luton airport]."),
        ("It rained in [L:Sumy] region.", "It rained in [L:Sumy region]."),
        ("She left the Fox and Grapes pub.", "She left the [L:Fox and Grapes] pub."),
        ("Police came to the [O:Capital] Region.", "Police came to the [L:Capital Region]."),
    ]);
    stays(&[
        "Russia's southern [L:Kursk] region burned.",
        "The [O:People for the American Way] met.",
        "[P:Jo Bridge] sang.",
    ]);
}

#[test]
fn states_and_directions_belong_to_places() {
    check(&[
        ("He left Southern [L:California].", "He left [L:Southern California]."),
        ("He left [L:southern California].", "He left southern [L:California]."),
        (
            "He left the Democratic Republic of the [L:Congo].",
            "He left the [L:Democratic Republic of the Congo].",
        ),
        ("The [O:Commonwealth of Virginia] paid.", "The [L:Commonwealth of Virginia] paid."),
        ("She is from [L:Trinidad] and [L:Tobago].", "She is from [L:Trinidad and Tobago]."),
        ("The [O:NYC] skyline shone.", "The [L:NYC] skyline shone."),
    ]);
}

#[test]
fn a_town_stands_before_its_state() {
    check(&[
        ("She was born in Quillby, [L:Ohio].", "She was born in [L:Quillby], [L:Ohio]."),
        ("He works in [L:Austin], TX, today.", "He works in [L:Austin], [L:TX], today."),
        ("From Quillby, TX, he wrote.", "From [L:Quillby], [L:TX], he wrote."),
    ]);
    stays(&["Meanwhile, [L:Ohio] waits.", "As President, [L:Ohio] is yours."]);
}

#[test]
fn worlds_have_a_capital() {
    check(&[
        ("They flew to the Moon.", "They flew to the [L:Moon]."),
        ("They returned to Earth.", "They returned to [L:Earth]."),
        ("They saw the asteroid Ryugu.", "They saw the asteroid [L:Ryugu]."),
    ]);
    stays(&["They flew to the moon.", "A Saturn 5 rocket rose.", "Sun sets."]);
}

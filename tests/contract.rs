//! The contract as others have it: an analysis reads back as it was, and the JSON Schema in `docs/` is
//! that of the types.

#[cfg(feature = "schema")]
#[test]
fn the_schema_in_the_docs_is_that_of_the_types() {
    let schema = schemars::generate::SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<whowhen::Analysis>();
    let wanted = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/analysis.schema.json");
    if std::env::var_os("WHOWHEN_ACCEPT").is_some() {
        std::fs::write(file, &wanted).expect("docs/ can be written");
    }
    let written = std::fs::read_to_string(file).unwrap_or_default();
    assert!(
        written == wanted,
        "docs/analysis.schema.json is not that of the types: \
         WHOWHEN_ACCEPT=1 cargo test --features schema --test contract"
    );
}

#[test]
fn whoever_speaks_without_a_name_is_said_where_the_given_text_has_it() {
    use whowhen::{Detail, Options, analyze};
    // The soft hyphen is none of the text that is read.
    let text = "In a state\u{ad}ment, a spokes\u{ad}woman for the club said: “We will appeal this decision.” \
                “Nobody told us anything,” said one neighbour.";
    let analysis = analyze(text, &Options::default(), &[], &whowhen::NewsroomLists::NONE);
    let sources: Vec<_> = analysis
        .spans
        .iter()
        .filter_map(|span| match &span.detail {
            Detail::Quote { source: Some(source), .. } => Some(source),
            _ => None,
        })
        .collect();
    let words: Vec<&str> = sources.iter().map(|source| source.text.as_str()).collect();
    assert_eq!(words, ["a spokes\u{ad}woman for the club", "one neighbour"]);
    for source in &sources {
        assert_eq!(text.get(source.start..source.end), Some(source.text.as_str()));
    }
    let role = sources[0].role.and_then(|role| analysis.span(role)).expect("it is a role");
    assert_eq!(role.detail.kind(), whowhen::Kind::Role);
    assert_eq!(sources[1].role, None);
}

#[test]
fn an_analysis_in_any_unit_reads_back_as_it_was() {
    use whowhen::{Analysis, Offsets, Options, analyze};
    let text = "Lässig 😀 spoke\n\nBy Ada Marsh\n\nGENEVA, Nov. 5 — “We left,” said Mr Dorian Belk, \
                the envoy, on Tuesday, 6 November 2013. He left last month.";
    let analysis = analyze(text, &Options::default(), &[], &whowhen::NewsroomLists::NONE);
    assert!(!analysis.structure.datelines.is_empty() && !analysis.checks.is_empty());
    for unit in Offsets::ALL {
        let counted = analysis.clone().counted_in(unit, text);
        let json = serde_json::to_string(&counted).expect("an analysis is JSON");
        let read: Analysis = serde_json::from_str(&json).expect("and reads back");
        assert_eq!(read, counted, "{unit}");
        for other in Offsets::ALL {
            let there = read.clone().counted_in(other, text);
            assert_eq!(there, analysis.clone().counted_in(other, text), "{unit} to {other}");
        }
    }
}

//! Floors that rise with what is reached: `tests/floors.tsv` holds for each measure, in per cent,
//! what it never falls below again. A floor lies half a point below what is reached; a rise is
//! reported with the floor to write, and `WHOWHEN_ACCEPT=1` writes it. A floor is lowered by hand
//! alone.

use std::collections::BTreeMap;
use std::fmt::Write;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/floors.tsv");
/// So far below what is reached, in points.
const BELOW: f64 = 0.5;

/// The floor of each measure, in per cent.
pub type Floors = BTreeMap<String, f64>;

/// The floors as they are written.
pub fn read() -> Floors {
    parse(&std::fs::read_to_string(FILE).expect("the floors are readable"))
}

fn parse(source: &str) -> Floors {
    let mut floors = Floors::new();
    for line in source.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (measure, floor) = line.split_once('\t').expect("a measure, a tab, a floor");
        let floor = floor.parse().unwrap_or_else(|_| panic!("no floor: {line:?}"));
        let before = floors.insert(measure.to_owned(), floor);
        assert!(before.is_none(), "two floors of {measure}");
    }
    floors
}

/// The floor of what is reached, to a tenth.
fn floor_of(reached: f64) -> f64 {
    ((reached - BELOW) * 10.0).floor() / 10.0
}

/// `reached` is neither below its floor nor so far above it that the floor must rise.
pub fn check(floors: &Floors, measure: &str, reached: f64) -> Result<(), String> {
    let next = floor_of(reached);
    match floors.get(measure) {
        None => Err(format!("{measure} has no floor; write {measure}\t{next:.1}")),
        Some(floor) if reached < *floor => {
            Err(format!("{measure}: {reached:.2} is below the floor {floor:.1}"))
        }
        Some(floor) if *floor < next => {
            Err(format!("{measure} rose to {reached:.2}; write {measure}\t{next:.1}"))
        }
        Some(_) => Ok(()),
    }
}

/// Writes the floors of what is reached where they have risen; none is lowered.
pub fn raise(reached: &[(String, f64)]) {
    let mut floors = read();
    for (measure, reached) in reached {
        let floor = floors.entry(measure.clone()).or_insert(0.0);
        *floor = floor.max(floor_of(*reached));
    }
    let source = std::fs::read_to_string(FILE).expect("the floors are readable");
    let mut out = String::new();
    for line in source.lines().take_while(|line| line.starts_with('#')) {
        writeln!(out, "{line}").unwrap();
    }
    for (measure, floor) in floors {
        writeln!(out, "{measure}\t{floor:.1}").unwrap();
    }
    std::fs::write(FILE, out).expect("the floors can be written");
}

/// What must fail does: checked where the floors are.
pub fn self_test() -> Result<(), String> {
    let floors = parse("# measure\tfloor\nset/person\t96.2\n");
    let wanted = [
        ("set/person", 96.19, Some("is below the floor 96.2")),
        ("set/person", 96.2, None),
        ("set/person", 96.79, None),
        ("set/person", 96.81, Some("write set/person\t96.3")),
        ("set/role", 50.0, Some("write set/role\t49.5")),
    ];
    for (measure, reached, wanted) in wanted {
        let told = check(&floors, measure, reached).err();
        let as_wanted = match (&told, wanted) {
            (Some(told), Some(wanted)) => told.contains(wanted),
            (told, wanted) => told.is_none() && wanted.is_none(),
        };
        if !as_wanted {
            return Err(format!("{measure} at {reached}: {told:?}, not {wanted:?}"));
        }
    }
    Ok(())
}

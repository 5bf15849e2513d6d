//! Weights and word tables of any bytes: they say less, and never panic.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| whowhen::read_damaged_data(data));

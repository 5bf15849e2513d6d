//! Plain data of JavaScript, before anything is made of it.
//!
//! Read without serde, whose errors bring the writing of any number along, twenty kilobytes that nobody
//! would see.

use crate::contract::Error;
use crate::contract::given::Given;
use js_sys::{Array, Object, Reflect, Symbol};
use wasm_bindgen::prelude::*;

pub(super) fn is_nothing(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

/// Plain data as it was given, so many levels of lists and objects deep.
///
/// # Errors
/// If there is something in it that is no plain data: a function, a set, a large whole number.
pub(super) fn of_levels(value: &JsValue, levels: u8) -> Result<Given, Error> {
    if is_nothing(value) {
        return Ok(Given::Nothing);
    }
    if let Some(truth) = value.as_bool() {
        return Ok(Given::Bool(truth));
    }
    if let Some(number) = value.as_f64() {
        return Ok(Given::Number(number as f32));
    }
    if let Some(text) = value.as_string() {
        return Ok(Given::Text(text));
    }
    let below = levels.checked_sub(1);
    if let Some(items) = value.dyn_ref::<Array>() {
        let Some(below) = below else { return Ok(Given::Deeper("a list")) };
        let items = items.iter().map(|item| of_levels(&item, below));
        return items.collect::<Result<_, _>>().map(Given::List);
    }
    // A set or a map has items and no fields.
    let is_plain = value.is_object() && !Reflect::has(value, &Symbol::iterator()).unwrap_or(true);
    if !is_plain {
        return Err(Error::no_plain_data());
    }
    let Some(below) = below else { return Ok(Given::Deeper("an object")) };
    let mut fields = Vec::new();
    for entry in Object::entries(value.unchecked_ref()).iter() {
        let entry: Array = entry.unchecked_into();
        let name = entry.get(0).as_string().unwrap_or_default();
        fields.push((name, of_levels(&entry.get(1), below)?));
    }
    Ok(Given::Object(fields))
}

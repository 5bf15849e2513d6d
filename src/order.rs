//! Sorting by a few numbers. Every type that the standard library sorts is some kilobytes of code in
//! the page; here one kind of key is sorted for all of them, and the items are moved to their places.

/// A key: the first number counts most.
pub(crate) type Key = [usize; 3];

/// Sorts items by their keys; those with the same key keep their order. Takes time in proportion to
/// the items where they are in order already.
pub(crate) fn sort<T>(items: &mut [T], key: impl Fn(&T) -> Key) {
    let mut keys: Vec<(Key, usize)> =
        items.iter().enumerate().map(|(index, item)| (key(item), index)).collect();
    if keys.is_sorted() {
        return;
    }
    for (from, to) in swaps(&mut keys) {
        items.swap(from, to);
    }
}

/// The swaps that bring what the keys are of into the order of the keys.
fn swaps(keys: &mut [(Key, usize)]) -> Vec<(usize, usize)> {
    keys.sort_unstable();
    // Where each item has to go.
    let mut goals = vec![0; keys.len()];
    for (goal, (_, index)) in keys.iter().enumerate() {
        if let Some(of) = goals.get_mut(*index) {
            *of = goal;
        }
    }
    let mut swaps = Vec::new();
    for index in 0..goals.len() {
        while let Some(&goal) = goals.get(index).filter(|&&goal| goal != index) {
            swaps.push((index, goal));
            goals.swap(index, goal);
        }
    }
    swaps
}

/// The number that puts a greater one first.
pub(crate) fn descending(number: usize) -> usize {
    usize::MAX - number
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn items_come_as_the_standard_library_sorts_them(
            mut items in prop::collection::vec((0..6_usize, 0..4_usize, any::<u8>()), 0..60),
        ) {
            let mut wanted = items.clone();
            wanted.sort_by_key(|&(first, second, _)| (first, std::cmp::Reverse(second)));
            sort(&mut items, |&(first, second, _)| [first, descending(second), 0]);
            prop_assert_eq!(items, wanted);
        }
    }
}

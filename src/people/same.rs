//! Groups that turn out to be one: each is asked for and joined in about one step.

/// For each group the one that it has gone into, or itself.
pub(crate) struct Same {
    into: Vec<usize>,
}

impl Same {
    /// So many groups, each by itself.
    pub(crate) fn of(count: usize) -> Same {
        Same { into: (0..count).collect() }
    }

    fn next(&self, number: usize) -> usize {
        self.into.get(number).copied().unwrap_or(number)
    }

    /// The group that this one has gone into in the end.
    pub(crate) fn root(&mut self, number: usize) -> usize {
        let mut root = number;
        while self.next(root) != root {
            // Half the way is kept for the next time.
            let further = self.next(self.next(root));
            if let Some(next) = self.into.get_mut(root) {
                *next = further;
            }
            root = further;
        }
        root
    }

    /// One group, with all that went into it, goes into another.
    pub(crate) fn join(&mut self, number: usize, into: usize) {
        let (from, root) = (self.root(number), self.root(into));
        if let Some(next) = self.into.get_mut(from) {
            *next = root;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_ends_where_it_was_joined_to_and_stays_short() {
        let count = 10_000;
        let mut same = Same::of(count + 1);
        for number in 0..count {
            same.join(number, number + 1);
        }
        assert_eq!(same.root(0), count);
        assert!((0..count).all(|n| same.root(n) == count));
        same.join(count, 3);
        assert_eq!(same.root(3), count);
    }
}

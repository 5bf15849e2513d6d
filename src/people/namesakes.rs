//! People who share a part of a name, for when that part stands alone.

/// So many people of one surname or first name are told apart where the part stands alone; of more,
/// those who are mentioned most and last. No article has as many, and a list of the members of one
/// clan names them in full.
pub(super) const MOST: usize = 64;

/// How near a person is when a part of the name stands alone: how often it has meant them, and where
/// they were mentioned last.
pub(super) type Nearness = (usize, usize);

/// Everybody with one surname, or with one first name.
#[derive(Default)]
pub(super) struct Namesakes {
    /// In the order in which they are introduced.
    all: Vec<usize>,
    /// Those mentioned so far; of more than [`MOST`] the nearest.
    mentioned: Vec<usize>,
    /// How many of `all` from the first have been mentioned.
    passed: usize,
}

impl Namesakes {
    pub(super) fn add(&mut self, number: usize) {
        self.all.push(number);
    }

    /// In the order in which they are introduced.
    pub(super) fn all(&self) -> impl Iterator<Item = usize> {
        self.all.iter().copied()
    }

    /// Somebody has been mentioned; `nearness` gives it for everybody who has been.
    pub(super) fn speak_of(&mut self, number: usize, nearness: impl Fn(usize) -> Option<Nearness>) {
        if !self.mentioned.contains(&number) {
            if self.mentioned.len() >= MOST {
                let indices = 0..self.mentioned.len();
                let near = |index: &usize| self.mentioned.get(*index).and_then(|&n| nearness(n));
                indices.min_by_key(near).map(|index| self.mentioned.swap_remove(index));
            }
            self.mentioned.push(number);
        }
        while self.all.get(self.passed).is_some_and(|&n| nearness(n).is_some()) {
            self.passed += 1;
        }
    }

    /// Who may be meant, each once: those mentioned, then those who come next.
    pub(super) fn candidates(
        &self,
        was_mentioned: impl Fn(usize) -> bool,
    ) -> impl Iterator<Item = usize> {
        let ahead = self.all.get(self.passed..).unwrap_or_default().iter().take(MOST).copied();
        self.mentioned.iter().copied().chain(ahead.filter(move |&number| !was_mentioned(number)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_crowd_the_nearest_stay() {
        let mut crowd = Namesakes::default();
        for number in 0..3 * MOST {
            crowd.add(number);
        }
        // Number 1 has been meant by the surname alone; the others once, one after the other.
        for mentioned in 0..2 * MOST {
            let nearness = |n: usize| (n <= mentioned).then_some((usize::from(n == 1), n));
            crowd.speak_of(mentioned, nearness);
        }
        let candidates: Vec<usize> = crowd.candidates(|n| n < 2 * MOST).collect();
        assert_eq!(candidates.len(), 2 * MOST);
        assert!(candidates.contains(&1) && !candidates.contains(&0));
        assert!(candidates.contains(&(2 * MOST - 1)) && candidates.contains(&(2 * MOST)));
        assert!(!candidates.contains(&(3 * MOST)));
    }
}

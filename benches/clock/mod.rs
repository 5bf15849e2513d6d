//! The time that the processor spends on this thread, so that a busy machine matters little. Where the
//! system does not report it, the clock's is taken.

use std::time::Instant;

/// The time of this thread, if the system reports it.
pub struct Clock {
    thread: Option<f64>,
    wall: Instant,
}

impl Clock {
    /// From now on.
    pub fn now() -> Clock {
        Clock { thread: thread_time(), wall: Instant::now() }
    }

    /// Nanoseconds since then.
    pub fn elapsed(&self) -> f64 {
        match (self.thread, thread_time()) {
            (Some(then), Some(now)) => now - then,
            _ => self.wall.elapsed().as_secs_f64() * 1e9,
        }
    }
}

#[cfg(unix)]
fn thread_time() -> Option<f64> {
    use rustix::time::{ClockId, clock_gettime};
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Some(time.tv_sec as f64 * 1e9 + time.tv_nsec as f64)
}

#[cfg(not(unix))]
fn thread_time() -> Option<f64> {
    None
}

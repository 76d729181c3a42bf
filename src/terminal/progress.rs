//! A bar on a terminal, which tells how far long work has come.

use super::streams::Streams;
use indicatif::{ProgressBar, ProgressStyle};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How often the bar is drawn anew.
const TICK: Duration = Duration::from_millis(100);

/// Does long work under a bar of that template, where there is a terminal to draw it on. `tell` says how far the work has
/// come; the work is handed the bar, so that it can put it aside while it writes.
pub(super) fn watched<T>(
    streams: Streams,
    template: &str,
    tell: impl Fn(&ProgressBar) + Sync,
    work: impl FnOnce(&ProgressBar) -> T,
) -> T {
    if !streams.shows_progress() {
        return work(&ProgressBar::hidden());
    }
    let done = AtomicBool::new(false);
    let bar = ProgressBar::new(0);
    bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                tell(&bar);
                std::thread::sleep(TICK);
            }
            bar.finish_and_clear();
        });
        let worked = work(&bar);
        done.store(true, Ordering::Relaxed);
        worked
    })
}

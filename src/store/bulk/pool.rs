//! Tasks that are done in parallel and collected in their order.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};

/// Lets `give` hand out tasks, does each with `work` on some core, and hands what comes of them to `collect`, in the
/// order in which they were given. The first error ends all of it: of `collect`, or else of `give`.
pub(super) fn run<T: Send, P: Send, E: Send>(
    give: impl FnOnce(&mut dyn FnMut(T) -> bool) -> Result<(), E> + Send,
    work: impl Fn(T) -> P + Sync,
    mut collect: impl FnMut(P) -> Result<(), E>,
) -> Result<(), E> {
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let stopped = AtomicBool::new(false);
    let (tasks, waiting) = sync_channel::<(usize, T)>(workers);
    let (done, finished) = sync_channel::<(usize, P)>(workers);
    let waiting = Mutex::new(waiting);
    std::thread::scope(|scope| {
        let (stopped, waiting, work) = (&stopped, &waiting, &work);
        let giver = scope.spawn(move || {
            let mut number = 0;
            give(&mut |task| {
                let taken = !stopped.load(Ordering::Relaxed) && tasks.send((number, task)).is_ok();
                number += 1;
                taken
            })
        });
        for _ in 0..workers {
            let done = done.clone();
            scope.spawn(move || {
                while let Some((number, task)) = next(waiting) {
                    if stopped.load(Ordering::Relaxed) || done.send((number, work(task))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(done);
        let collected = in_order(&finished, &mut collect);
        if collected.is_err() {
            stopped.store(true, Ordering::Relaxed);
            // Whoever waits to hand something over must not wait for ever.
            while finished.recv().is_ok() {}
        }
        let given = giver.join().unwrap_or(Ok(()));
        collected.and(given)
    })
}

fn next<T>(waiting: &Mutex<Receiver<T>>) -> Option<T> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

fn in_order<P, E>(finished: &Receiver<(usize, P)>, collect: &mut impl FnMut(P) -> Result<(), E>) -> Result<(), E> {
    let (mut early, mut wanted) = (BTreeMap::new(), 0);
    while let Ok((number, part)) = finished.recv() {
        early.insert(number, part);
        while let Some(part) = early.remove(&wanted) {
            collect(part)?;
            wanted += 1;
        }
    }
    Ok(())
}

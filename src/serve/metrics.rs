//! What was done so far, as Prometheus reads it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The upper bounds of the histogram, in seconds.
const BOUNDS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.0, 10.0];

/// Times of one route.
#[derive(Clone, Default)]
struct Times {
    counts: [u64; BOUNDS.len()],
    all: u64,
    seconds: f64,
}

/// The counters of a service.
#[derive(Default)]
pub(super) struct Metrics {
    requests: Mutex<BTreeMap<(&'static str, u16), u64>>,
    times: Mutex<BTreeMap<&'static str, Times>>,
    /// Questions that were answered from memory.
    pub remembered: AtomicU64,
    /// Queries and questions that took too long.
    pub stopped: AtomicU64,
    /// Requests that came too often.
    pub refused: AtomicU64,
    /// Requests that are being answered.
    pub open: AtomicU64,
}

impl Metrics {
    /// Counts a request that was answered.
    pub(super) fn count(&self, route: &'static str, status: u16, took: Duration) {
        *self.requests.lock().unwrap_or_else(PoisonError::into_inner).entry((route, status)).or_default() += 1;
        let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        let times = times.entry(route).or_default();
        let seconds = took.as_secs_f64();
        times.all += 1;
        times.seconds += seconds;
        for (count, _) in times.counts.iter_mut().zip(BOUNDS).filter(|&(_, bound)| seconds <= bound) {
            *count += 1;
        }
    }

    /// The counters in the text format of Prometheus, version 0.0.4.
    pub(super) fn page(&self, statements: Option<usize>) -> String {
        let mut out = String::new();
        heading(&mut out, "rapporteur_requests_total", "counter", "Requests by route and status.");
        for ((route, status), count) in &*self.requests.lock().unwrap_or_else(PoisonError::into_inner) {
            let _ = writeln!(out, "rapporteur_requests_total{{route=\"{route}\",status=\"{status}\"}} {count}");
        }
        heading(&mut out, "rapporteur_request_seconds", "histogram", "How long requests took.");
        for (route, times) in &*self.times.lock().unwrap_or_else(PoisonError::into_inner) {
            let name = "rapporteur_request_seconds";
            for (bound, count) in BOUNDS.iter().zip(times.counts) {
                let _ = writeln!(out, "{name}_bucket{{route=\"{route}\",le=\"{bound}\"}} {count}");
            }
            let _ = writeln!(out, "{name}_bucket{{route=\"{route}\",le=\"+Inf\"}} {}", times.all);
            let _ = writeln!(out, "{name}_sum{{route=\"{route}\"}} {}", times.seconds);
            let _ = writeln!(out, "{name}_count{{route=\"{route}\"}} {}", times.all);
        }
        let counters = [
            ("rapporteur_answers_remembered_total", &self.remembered, "Questions answered from memory."),
            ("rapporteur_stopped_total", &self.stopped, "Questions and queries stopped at the time limit."),
            ("rapporteur_refused_total", &self.refused, "Requests refused because a client asked too often."),
        ];
        for (name, counter, help) in counters {
            heading(&mut out, name, "counter", help);
            let _ = writeln!(out, "{name} {}", counter.load(Ordering::Relaxed));
        }
        let gauges = [
            ("rapporteur_open_requests", Some(self.open.load(Ordering::Relaxed)), "Requests being answered."),
            ("rapporteur_statements", statements.map(|count| count as u64), "Statements of the graph."),
            ("process_resident_memory_bytes", resident(), "Memory in use."),
        ];
        for (name, value, help) in gauges {
            if let Some(value) = value {
                heading(&mut out, name, "gauge", help);
                let _ = writeln!(out, "{name} {value}");
            }
        }
        out
    }
}

fn heading(out: &mut String, name: &str, kind: &str, help: &str) {
    let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}");
}

/// The memory of this process, where the system tells it.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_add_up() {
        let metrics = Metrics::default();
        metrics.count("ask", 200, Duration::from_millis(3));
        metrics.count("ask", 400, Duration::from_secs(60));
        let page = metrics.page(Some(7));
        for line in [
            "rapporteur_requests_total{route=\"ask\",status=\"400\"} 1",
            "rapporteur_request_seconds_bucket{route=\"ask\",le=\"0.0025\"} 0",
            "rapporteur_request_seconds_bucket{route=\"ask\",le=\"0.005\"} 1",
            "rapporteur_request_seconds_bucket{route=\"ask\",le=\"+Inf\"} 2",
            "rapporteur_statements 7",
        ] {
            assert!(page.lines().any(|found| found == line), "{line}\n{page}");
        }
    }
}

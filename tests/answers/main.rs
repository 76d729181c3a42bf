//! Readings, built by hand, and what a made-up council's graph answers to them.

mod tables;
mod verdicts;
mod world;

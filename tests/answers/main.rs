//! Readings, built by hand, and what a made-up council's graph answers to them.

#[cfg(test)]
mod tables;
#[cfg(test)]
mod verdicts;
#[cfg(test)]
mod wholes;
#[cfg(test)]
mod world;

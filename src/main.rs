//! The `rapporteur` command.

use std::process::ExitCode;

/// Reading and asking make many small values; this allocator hands them out faster than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    rapporteur::terminal::run()
}

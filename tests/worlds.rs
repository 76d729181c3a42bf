//! The graphs under graphs/ are what the reader makes of the texts beside them, byte for byte.
//!
//! After a change of the reader, `RAPPORTEUR_REBUILD=1 cargo test --test worlds` writes them anew.

#![allow(clippy::unwrap_used, reason = "a test that fails panics, which is how it says so")]

use std::path::Path;
use std::{fs, process::Command};

const WORLDS: [&str; 4] = ["apec", "oecd", "imo", "african-union"];

fn exported(root: &Path, world: &str) -> String {
    let binary = env!("CARGO_BIN_EXE_rapporteur");
    let text = format!("{world}.txt");
    let run = Command::new(binary).current_dir(root.join("graphs")).args(["export", &text]).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn graphs_are_read_from_their_texts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for world in WORLDS {
        let path = root.join(format!("graphs/{world}.ttl"));
        let graph = exported(root, world);
        if std::env::var_os("RAPPORTEUR_REBUILD").is_some() {
            fs::write(&path, &graph).unwrap();
        }
        assert!(fs::read_to_string(&path).unwrap() == graph, "graphs/{world}.ttl is not what graphs/{world}.txt says");
    }
}

//! Where the questions of earlier sessions are kept, and what was fetched from endpoints.

use std::env;
use std::path::PathBuf;

/// The history file in the platform's data directory, which is made if need be; none where the platform has no
/// such directory or it cannot be made.
pub(super) fn file() -> Option<PathBuf> {
    let directory = data_directory(|name| env::var_os(name).map(PathBuf::from))?.join("rapporteur");
    std::fs::create_dir_all(&directory).ok()?;
    Some(directory.join("history.txt"))
}

/// The folder in the platform's cache directory for what endpoints told of their names; none where there is no such
/// directory.
pub(super) fn cache() -> Option<PathBuf> {
    let variable = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let custom = || match env::consts::OS {
        "windows" => variable("LOCALAPPDATA"),
        "macos" => Some(variable("HOME")?.join("Library/Caches")),
        _ => Some(variable("HOME")?.join(".cache")),
    };
    Some(variable("XDG_CACHE_HOME").or_else(custom)?.join("rapporteur").join("endpoints"))
}

/// `XDG_DATA_HOME` where it is set, as its specification demands, to an absolute path; else the platform's custom.
fn data_directory(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let home = |below: &str| variable("HOME").filter(|home| home.is_absolute()).map(|home| home.join(below));
    let custom = || match env::consts::OS {
        "windows" => variable("LOCALAPPDATA"),
        "macos" => home("Library/Application Support"),
        _ => home(".local/share"),
    };
    variable("XDG_DATA_HOME").filter(|path| path.is_absolute()).or_else(custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xdg_comes_first_if_absolute() {
        let with =
            |xdg: &'static str| data_directory(move |name| (name == "XDG_DATA_HOME").then(|| PathBuf::from(xdg)));
        assert_eq!(with("/data"), Some(PathBuf::from("/data")));
        assert_eq!(with("data"), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn home_comes_next() {
        let found = data_directory(|name| (name == "HOME").then(|| PathBuf::from("/home/ada")));
        assert_eq!(found, Some(PathBuf::from("/home/ada/.local/share")));
    }
}

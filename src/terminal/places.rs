//! Where a session keeps what outlives it: for each graph its history and its questions.

use std::env;
use std::path::{Path, PathBuf};

/// A file of this graph in the platform's directory of data, whose folder is made if need be; none where the platform
/// has no such directory or it cannot be made. The bundled briefing has files of its own.
pub(super) fn file(kind: &str, graph: Option<&Path>) -> Option<PathBuf> {
    let folder = data(|name| env::var_os(name).map(PathBuf::from))?.join("rapporteur");
    std::fs::create_dir_all(&folder).ok()?;
    let name = graph.map(|graph| format!("{kind}-{}.txt", short(graph)));
    Some(folder.join(name.unwrap_or_else(|| format!("{kind}.txt"))))
}

/// The file of settings: `RAPPORTEUR_CONFIG`, else `rapporteur/config.toml` in the platform's directory of settings.
pub(super) fn settings() -> Option<PathBuf> {
    let variable = |name: &str| env::var_os(name).map(PathBuf::from);
    named_settings()
        .or_else(|| Some(directory(variable, "XDG_CONFIG_HOME", "APPDATA", ".config")?.join("rapporteur/config.toml")))
}

/// What `RAPPORTEUR_CONFIG` names.
fn named_settings() -> Option<PathBuf> {
    env::var_os("RAPPORTEUR_CONFIG").map(PathBuf::from).filter(|path| !path.as_os_str().is_empty())
}

/// What `RAPPORTEUR_CONFIG` names, if that is no file: whoever names one wants it read.
pub(super) fn missing_settings() -> Option<PathBuf> {
    named_settings().filter(|path| !path.exists())
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

/// The last part of a path and a number that tells it from others of that name.
fn short(graph: &Path) -> String {
    let whole = std::fs::canonicalize(graph).unwrap_or_else(|_| graph.to_owned());
    let name = whole.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let plain: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(40).collect();
    let bytes = whole.as_os_str().as_encoded_bytes();
    // FNV-1a: the same name for the same path in every version.
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{plain}-{:08x}", hash as u32)
}

fn data(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    directory(variable, "XDG_DATA_HOME", "LOCALAPPDATA", ".local/share")
}

/// The XDG variable where it is set, as its specification demands, to an absolute path; else the platform's custom.
fn directory(
    variable: impl Fn(&str) -> Option<PathBuf>,
    xdg: &str,
    windows: &str,
    below_home: &str,
) -> Option<PathBuf> {
    let home = |below: &str| variable("HOME").filter(|home| home.is_absolute()).map(|home| home.join(below));
    let custom = || match env::consts::OS {
        "windows" => variable(windows),
        "macos" => home("Library/Application Support"),
        _ => home(below_home),
    };
    variable(xdg).filter(|path| path.is_absolute()).or_else(custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xdg_comes_first_if_absolute() {
        let with = |xdg: &'static str| data(move |name| (name == "XDG_DATA_HOME").then(|| PathBuf::from(xdg)));
        assert_eq!(with("/data"), Some(PathBuf::from("/data")));
        assert_eq!(with("data"), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn home_comes_next() {
        let found = data(|name| (name == "HOME").then(|| PathBuf::from("/home/ada")));
        assert_eq!(found, Some(PathBuf::from("/home/ada/.local/share")));
    }

    #[test]
    fn graphs_of_one_name_are_told_apart() {
        let [one, other] = ["/a/apec", "/b/apec"].map(|path| short(Path::new(path)));
        assert!(one.starts_with("apec-") && other.starts_with("apec-") && one != other, "{one} {other}");
    }
}

//! Writing zip archives, for documents that are one.

use std::path::Path;

/// An archive that is being written.
#[derive(Default)]
pub struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Zip {
    /// With one more entry, stored as it is.
    pub fn store(self, name: &str, content: &[u8]) -> Self {
        self.entry(name, 0, content, content.len())
    }

    /// With one more entry, whose packed bytes and size are as given.
    pub fn entry(mut self, name: &str, method: u16, packed: &[u8], size: usize) -> Self {
        let at = u32::try_from(self.bytes.len()).unwrap();
        let (packed_size, size) = (u32::try_from(packed.len()).unwrap(), u32::try_from(size).unwrap());
        let length = u16::try_from(name.len()).unwrap();
        // Version, flags, method, time, date; then no checksum, which nobody here looks at.
        let common: Vec<u8> = [20u16, 0, method, 0, 0x21]
            .iter()
            .flat_map(|half| half.to_le_bytes())
            .chain([0u32, packed_size, size].iter().flat_map(|word| word.to_le_bytes()))
            .chain(length.to_le_bytes())
            .chain([0, 0])
            .collect();
        self.bytes.extend_from_slice(b"PK\x03\x04");
        self.bytes.extend_from_slice(&common);
        self.bytes.extend_from_slice(name.as_bytes());
        self.bytes.extend_from_slice(packed);
        self.directory.extend_from_slice(b"PK\x01\x02\x14\0");
        self.directory.extend_from_slice(&common);
        self.directory.extend_from_slice(&[0; 10]);
        self.directory.extend_from_slice(&at.to_le_bytes());
        self.directory.extend_from_slice(name.as_bytes());
        self.count += 1;
        self
    }

    /// The bytes of the archive.
    pub fn finish(mut self) -> Vec<u8> {
        let start = u32::try_from(self.bytes.len()).unwrap();
        let size = u32::try_from(self.directory.len()).unwrap();
        self.bytes.append(&mut self.directory);
        self.bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend([self.count, self.count].iter().flat_map(|half| half.to_le_bytes()));
        self.bytes.extend([size, start].iter().flat_map(|word| word.to_le_bytes()));
        self.bytes.extend_from_slice(&[0, 0]);
        self.bytes
    }
}

/// The files of a folder as an archive, `mimetype` first as EPUB wants it.
pub fn pack(folder: &Path) -> Vec<u8> {
    let mut files = vec![];
    collect(folder, "", &mut files);
    files.sort_by_key(|name| (name != "mimetype", name.clone()));
    let add = |zip: Zip, name: &String| zip.store(name, &std::fs::read(folder.join(name)).unwrap());
    files.iter().fold(Zip::default(), add).finish()
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else {
            files.push(name);
        }
    }
}

//! Files named by their content, so that a host may cache them for ever.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::read::GzEncoder;
use sha2::{Digest, Sha256};

/// Hexadecimal digits of the hash in a name: 48 bits, plenty for a dozen files.
const HASH_DIGITS: usize = 12;

/// The folder of a site, while it is being written.
pub struct Assets {
    folder: PathBuf,
    compress: bool,
}

impl Assets {
    /// Writes into the folder. With `compress`, each file gets a `.br` and a `.gz`.
    pub fn new(folder: &Path, compress: bool) -> Self {
        Self {
            folder: folder.to_path_buf(),
            compress,
        }
    }

    /// Writes a file under a name made of its content; returns its address
    /// relative to the pages.
    pub fn add(&self, stem: &str, extension: &str, content: &[u8]) -> Result<String> {
        let address = format!("assets/{stem}-{}.{extension}", hash(content));
        self.add_as(&address, content)?;
        Ok(address)
    }

    /// Writes a file whose name is its address.
    pub fn add_as(&self, address: &str, content: &[u8]) -> Result<()> {
        let path = self.folder.join(address);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
        }
        let write = |path: PathBuf, bytes: &[u8]| {
            fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))
        };
        // A picture is compressed already.
        if self.compress && !address.ends_with(".png") {
            write(self.folder.join(format!("{address}.br")), &brotli(content)?)?;
            write(self.folder.join(format!("{address}.gz")), &gzip(content)?)?;
        }
        write(path, content)
    }
}

fn hash(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    let mut digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.truncate(HASH_DIGITS);
    digits
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let best = BrotliEncoderParams {
        quality: 11,
        // The largest that every browser takes.
        lgwin: 24,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &best)?;
    Ok(compressed)
}

/// Without a time stamp: the same content gives the same bytes.
fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    GzEncoder::new(content, Compression::best()).read_to_end(&mut compressed)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_holds_the_start_of_the_contents_sha_256() {
        // echo -n abc | sha256sum
        assert_eq!(hash(b"abc"), "ba7816bf8f01");
    }

    #[test]
    fn gzip_has_no_time_stamp() {
        assert_eq!(gzip(b"abc").unwrap()[4..8], [0; 4]);
    }

    #[test]
    fn brotli_round_trips() {
        let mut text = Vec::new();
        let compressed = brotli(b"abc abc abc").unwrap();
        brotli::BrotliDecompress(&mut compressed.as_slice(), &mut text).unwrap();
        assert_eq!(text, b"abc abc abc");
    }
}

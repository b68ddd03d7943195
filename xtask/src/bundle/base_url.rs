//! The address a site will live at.

use std::fmt;
use std::str::FromStr;

use anyhow::{Result, ensure};
use axum::http::Uri;

/// An absolute `http` or `https` address that ends in `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(String);

impl FromStr for BaseUrl {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let example = "give the site's address, such as https://example.org/sales-motion/";
        let (address, fragment) = text.split_once('#').unwrap_or((text, ""));
        let uri: Uri = address
            .parse()
            .map_err(|error| anyhow::anyhow!("`{text}` is not an address ({error}): {example}"))?;
        ensure!(
            matches!(uri.scheme_str(), Some("http" | "https")),
            "`{text}` does not start with https:// or http://: {example}"
        );
        ensure!(
            uri.query().is_none() && fragment.is_empty(),
            "`{text}` has a query or a fragment: {example}"
        );
        // These would end the attribute that the address is written into.
        ensure!(
            !address.contains(['"', '\'', '<', '>', '&', '\\']),
            "`{text}` has characters that an address must escape: {example}"
        );
        let slash = if address.ends_with('/') { "" } else { "/" };
        Ok(Self(format!("{address}{slash}")))
    }
}

impl BaseUrl {
    /// Its origin: scheme, host and port.
    pub fn origin(&self) -> &str {
        let path = self.0.match_indices('/').nth(2);
        path.map_or(&self.0, |(path, _)| &self.0[..path])
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_folders_are_taken() {
        for (given, kept) in [
            ("https://example.org", "https://example.org/"),
            ("https://example.org/", "https://example.org/"),
            ("http://localhost:8080/a/b", "http://localhost:8080/a/b/"),
        ] {
            assert_eq!(given.parse::<BaseUrl>().unwrap().to_string(), kept);
        }
    }

    #[test]
    fn the_origin_is_the_address_without_its_path() {
        for (given, origin) in [
            ("https://example.org", "https://example.org"),
            ("https://example.org/a/b/", "https://example.org"),
            ("http://localhost:8080/a", "http://localhost:8080"),
        ] {
            assert_eq!(given.parse::<BaseUrl>().unwrap().origin(), origin);
        }
    }

    #[test]
    fn anything_else_is_refused_with_an_example() {
        for given in [
            "",
            "example.org",
            "/sales-motion",
            "ftp://example.org",
            "https://",
            "https://a b",
            "https://example.org/?a=1",
            "https://example.org/#a",
            "https://example.org/\"><script>",
            "https://example.org/a&b",
        ] {
            let error = given.parse::<BaseUrl>().expect_err(given).to_string();
            assert!(error.contains("such as https://"), "{given}: {error}");
        }
    }
}

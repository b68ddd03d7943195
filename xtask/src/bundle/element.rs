//! The `<sales-motion>` element: a script with a name that stays, beside it what
//! a package of it needs, and the module that mounts the app in another page.

use anyhow::{Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use super::page::{self, Addresses};

/// The element's script.
pub const SCRIPT: &str = "embed/sales-motion.js";

/// Where the digest of its bytes is published.
pub const INTEGRITY: &str = "embed/integrity.json";

/// What is published beside it, as it stands.
pub const COPIED: [&str; 3] = [
    "embed/sales-motion.d.ts",
    "embed/custom-elements.json",
    "embed/package.json",
];

/// The module for `inline`.
pub const INLINE: &str = "embed/inline.js";

/// How the script names that module.
const INLINE_IN_SCRIPT: &str = "\"../assets/inline.js\"";

/// Names the hashed module in the script.
pub fn script(source: &str, inline: &str) -> Result<String> {
    ensure!(
        source.contains(INLINE_IN_SCRIPT),
        "{SCRIPT} must name {INLINE_IN_SCRIPT}, which the build replaces"
    );
    Ok(source.replace(INLINE_IN_SCRIPT, &format!("\"../{inline}\"")))
}

/// What `integrity` attributes may ask of the script, by its name: for pages that
/// want these bytes and no others.
pub fn integrity(script: &[u8]) -> String {
    let digest = STANDARD.encode(Sha384::digest(script));
    format!("{{\n  \"sales-motion.js\": \"sha384-{digest}\"\n}}\n")
}

/// Names the embed's files in the module, which stands beside them.
pub fn inline(source: &str, app: &Addresses, style: &str) -> Result<String> {
    let module = page::name_app(source, app)?;
    page::name_file(&module, "__STYLE__", style)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses() -> Addresses {
        Addresses {
            glue: "assets/embed-2.js".into(),
            wasm: "assets/embed-3.wasm".into(),
        }
    }

    #[test]
    fn the_script_finds_the_module_from_its_own_folder() {
        let script = script("import(\"../assets/inline.js\")", "assets/inline-4.js").unwrap();
        assert_eq!(script, "import(\"../assets/inline-4.js\")");
    }

    #[test]
    fn the_module_finds_the_embeds_files_beside_it() {
        let module = inline(
            "\"__GLUE__\" \"__WASM__\" \"__STYLE__\"",
            &addresses(),
            "assets/style-embed-5.css",
        );
        assert_eq!(
            module.unwrap(),
            "\"./embed-2.js\" \"./embed-3.wasm\" \"./style-embed-5.css\""
        );
    }

    #[test]
    fn the_integrity_is_the_contents_sha_384() {
        // printf abc | openssl dgst -sha384 -binary | base64
        assert_eq!(
            integrity(b"abc"),
            "{\n  \"sales-motion.js\": \"sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn\"\n}\n"
        );
    }

    #[test]
    fn a_missing_place_is_named() {
        let error = inline("__GLUE__ __STYLE__", &addresses(), "").unwrap_err();
        assert!(error.to_string().contains("__WASM__"), "{error}");
        assert!(script("", "").is_err());
    }
}

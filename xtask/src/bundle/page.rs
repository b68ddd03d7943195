//! What a page's head needs: its policy, the app, its own address.

use anyhow::{Result, ensure};

use super::{BaseUrl, in_page};

/// Where the app's tags go; the first thing in the head after the charset, so
/// that the policy holds for all that follows.
const APP: &str = "<!-- app -->";

/// Where the page's own address goes, when it is known.
const CANONICAL: &str = "<!-- canonical -->";

/// Where the policy goes in a page without an app of its own.
const POLICY_ALONE: &str = "<!-- policy -->";

/// Nothing but the site's own files, and what stands in the page itself by its digest.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; \
    form-action 'none'";

/// The same for a page without an app, which may frame one that has.
fn policy_alone(html: &str) -> String {
    let scripts = if html.contains("<script") {
        "script-src 'self'; "
    } else {
        ""
    };
    format!(
        "default-src 'none'; {scripts}style-src 'self'; img-src 'self' data:; frame-src 'self'; \
         base-uri 'none'; form-action 'none'"
    )
}

/// Where an app's files are, relative to the pages.
pub struct Addresses {
    /// The module that gives it the browser.
    pub glue: String,
    /// The WebAssembly itself.
    pub wasm: String,
}

/// Writes the addresses of the app's files into the module that starts it.
pub fn name_app(module: &str, app: &Addresses) -> Result<String> {
    let module = name_file(module, "__GLUE__", &app.glue)?;
    name_file(&module, "__WASM__", &app.wasm)
}

/// Writes the address of a file into a module that stands beside it.
pub fn name_file(module: &str, place: &str, address: &str) -> Result<String> {
    ensure!(
        module.contains(place),
        "the page's scripts must name {place}, which the build replaces"
    );
    Ok(module.replace(place, &beside(address)))
}

/// Replaces the markers in the head of a page with an app; `sharing` is what
/// the head tells other sites, `site` where the page will live.
///
/// In a frame without an origin, as WordPress makes it, WebKit takes no `'self'` for
/// the page's own server: where that is known, the policy names it too. And a script
/// that was preloaded and did not arrive it takes as lost for good, also when the
/// reader reloads: so only the WebAssembly is preloaded, which takes longer anyway.
pub fn complete(
    html: &str,
    app: &Addresses,
    sharing: &str,
    site: Option<&BaseUrl>,
) -> Result<String> {
    let wasm = &app.wasm;
    let policy = match site {
        Some(site) => POLICY.replace("'self'", &format!("'self' {}", site.origin())),
        None => POLICY.to_owned(),
    };
    let policy = in_page::allow(&policy, html);
    let app = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>"
    );
    replace(&replace(html, APP, &app)?, CANONICAL, sharing)
}

/// Replaces the markers in the head of a page without an app.
pub fn complete_alone(html: &str, sharing: &str) -> Result<String> {
    let policy = in_page::allow(&policy_alone(html), html);
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    replace(&replace(html, POLICY_ALONE, &policy)?, CANONICAL, sharing)
}

fn replace(html: &str, marker: &str, with: &str) -> Result<String> {
    let count = html.matches(marker).count();
    ensure!(
        count == 1,
        "the head must have the marker {marker} once; it is there {count} times"
    );
    Ok(html.replacen(marker, with, 1))
}

/// From one file of `assets/` to another.
fn beside(address: &str) -> String {
    format!("./{}", address.trim_start_matches("assets/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn app() -> Addresses {
        Addresses {
            glue: "assets/app-2.js".into(),
            wasm: "assets/app-3.wasm".into(),
        }
    }

    #[test]
    fn markers_become_tags() {
        let page = complete("<!-- app -->|<!-- canonical -->", &app(), "<link>", None).unwrap();
        let (tags, sharing) = page.split_once('|').unwrap();
        assert!(tags.contains(r#"href="assets/app-3.wasm" as="fetch""#));
        assert!(
            tags.starts_with("<meta http-equiv"),
            "the policy comes first"
        );
        assert_eq!(sharing, "<link>");
    }

    #[test]
    fn without_an_address_the_canonical_marker_vanishes() {
        let page = complete("<!-- app -->|<!-- canonical -->", &app(), "", None).unwrap();
        assert!(page.ends_with('|'));
    }

    #[test]
    fn the_policy_names_the_pages_own_server_where_that_is_known() {
        let site = "https://example.org/guide/".parse().unwrap();
        let page = complete("<!-- app --><!-- canonical -->", &app(), "", Some(&site)).unwrap();
        for rule in [
            "default-src 'none';",
            "script-src 'self' https://example.org 'wasm-unsafe-eval';",
            "style-src 'self' https://example.org;",
            "connect-src 'self' https://example.org;",
        ] {
            assert!(page.contains(rule), "{rule} is not in {page}");
        }
        let page = complete("<!-- app --><!-- canonical -->", &app(), "", None).unwrap();
        assert!(
            page.contains("script-src 'self' 'wasm-unsafe-eval';"),
            "{page}"
        );
    }

    #[test]
    fn the_policy_allows_what_stands_in_the_page() {
        let html = "<!-- app --><!-- canonical --><style>a>b{}</style>";
        let page = complete(html, &app(), "", None).unwrap();
        assert!(page.contains("; style-src 'sha256-"), "{page}");
    }

    #[test]
    fn a_page_without_an_app_allows_scripts_only_if_it_has_one() {
        let markers = "<!-- policy --><!-- canonical -->";
        let still = complete_alone(markers, "").unwrap();
        assert!(still.contains("frame-src 'self'"), "{still}");
        assert!(!still.contains("script-src"), "{still}");
        let page = format!("{markers}<script type=\"module\" src=\"a.js\"></script>");
        let policy = complete_alone(&page, "").unwrap();
        assert!(policy.contains("script-src 'self';"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        let page = format!("{markers}<script>a()</script>");
        let policy = complete_alone(&page, "").unwrap();
        assert!(policy.contains("script-src 'sha256-"), "{policy}");
    }

    #[test]
    fn a_missing_or_double_marker_is_named() {
        for html in [
            "<!-- canonical -->",
            "<!-- app --><!-- app --><!-- canonical -->",
        ] {
            let error = complete(html, &app(), "", None).unwrap_err().to_string();
            assert!(error.contains(APP), "{error}");
        }
    }

    #[test]
    fn a_module_that_starts_the_app_finds_its_files_beside_it() {
        let module = name_app("import(\"__GLUE__\"); \"__WASM__\"", &app()).unwrap();
        assert_eq!(module, "import(\"./app-2.js\"); \"./app-3.wasm\"");
    }
}

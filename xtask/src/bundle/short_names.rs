//! Shorter names between the WebAssembly and its JavaScript.
//!
//! wasm-bindgen calls an import `__wbg_addEventListener_f2d27251d333a631`, once
//! in either file. Nobody but the other file reads these names, and no
//! compression shrinks the hashes in them.

use std::collections::HashMap;

/// The module that the JavaScript stands for, as the WebAssembly names it.
pub const MODULE: &str = "./sales_motion_bg.js";
const SHORT_MODULE: &str = "a";

/// Old names and the new ones.
#[derive(Debug)]
pub struct ShortNames {
    imports: HashMap<String, String>,
    exports: HashMap<String, String>,
    module: String,
}

impl ShortNames {
    /// Finds the names that only `glue` uses, and in the one way it uses them:
    /// `name: function…` for an import, `wasm.name` for an export. Whatever
    /// looks different keeps its name.
    pub fn new<'a>(
        glue: &str,
        imports: impl IntoIterator<Item = &'a str>,
        exports: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let uses = uses(glue);
        let uses = |name: &str| uses.get(name).map_or(&[][..], Vec::as_slice);
        let is_import = |name: &&str| matches!(uses(name), [Use::Key]);
        let is_export = |name: &&str| {
            let uses = uses(name);
            // A function of the glue that calls an export has the export's name;
            // wherever else the name stands, that function is meant.
            let is_function = || glue.contains(&format!("function {name}("));
            let of_wasm = |place: &Use| *place == Use::OfWasm;
            uses.iter().any(of_wasm) && (uses.iter().all(of_wasm) || is_function())
        };
        let module = format!("\"{MODULE}\"");
        Self {
            imports: number(imports.into_iter().filter(is_import)),
            exports: number(exports.into_iter().filter(is_export)),
            module: if glue.matches(&module).count() == 1 {
                SHORT_MODULE
            } else {
                MODULE
            }
            .into(),
        }
    }

    /// What the WebAssembly is to call an import.
    pub fn import<'a>(&'a self, name: &'a str) -> &'a str {
        self.imports.get(name).map_or(name, String::as_str)
    }

    /// What the WebAssembly is to call an export.
    pub fn export<'a>(&'a self, name: &'a str) -> &'a str {
        self.exports.get(name).map_or(name, String::as_str)
    }

    /// What the WebAssembly is to call the module of an import.
    pub fn module<'a>(&'a self, module: &'a str) -> &'a str {
        if module == MODULE {
            &self.module
        } else {
            module
        }
    }

    /// The JavaScript, with the new names.
    pub fn apply(&self, glue: &str) -> String {
        let mut text = String::with_capacity(glue.len());
        let mut end = 0;
        for (start, name) in words(glue) {
            let new = match place(glue, start, name) {
                Use::Key => self.imports.get(name),
                Use::OfWasm => self.exports.get(name),
                Use::Other => None,
            };
            if let Some(new) = new {
                text.push_str(&glue[end..start]);
                text.push_str(new);
                end = start + name.len();
            }
        }
        text.push_str(&glue[end..]);
        text.replace(&format!("\"{MODULE}\""), &format!("\"{}\"", self.module))
    }
}

/// How the JavaScript uses a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// `name:`, as in an object.
    Key,
    /// `wasm.name`.
    OfWasm,
    Other,
}

fn uses(glue: &str) -> HashMap<&str, Vec<Use>> {
    let mut uses: HashMap<&str, Vec<Use>> = HashMap::new();
    for (start, name) in words(glue) {
        uses.entry(name).or_default().push(place(glue, start, name));
    }
    uses
}

fn place(glue: &str, start: usize, name: &str) -> Use {
    let (before, after) = (&glue[..start], &glue[start + name.len()..]);
    let owner = before.strip_suffix("wasm.");
    if owner.is_some_and(|before| !before.ends_with(is_of_word) && !before.ends_with('.')) {
        Use::OfWasm
    } else if after.starts_with(':') && before.trim_end().ends_with(['{', ',']) {
        Use::Key
    } else {
        Use::Other
    }
}

/// Each run of letters, digits, `_` and `$`, and where it starts.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c| !is_of_word(c))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

fn number<'a>(names: impl Iterator<Item = &'a str>) -> HashMap<String, String> {
    let mut short = HashMap::new();
    for name in names {
        let next = letters(short.len());
        short.entry(name.to_owned()).or_insert(next);
    }
    short
}

/// a, b, … z, A, … Z, aa, ab, …: keys need not avoid JavaScript's own words.
fn letters(number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let (rest, last) = (number / LETTERS.len(), number % LETTERS.len());
    let mut name = if rest == 0 {
        String::new()
    } else {
        letters(rest - 1)
    };
    name.push(char::from(LETTERS[last]));
    name
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    const GLUE: &str = r#"
        let wasm;
        export function start() { wasm.start(); }
        function text(p, n) { return of(wasm.memory.buffer, p, n); }
        const import0 = {
            __proto__: null,
            __wbg_key_76125a528069feff: function(arg0) { return arg0.key; },
            __wbg_new_b9daede95aa58c54: function() { wasm.__wbindgen_malloc(1); },
            __wbg_twice: f,
        };
        other.wasm.__wbg_twice = { __wbg_twice: 1 };
        return { __proto__: null, "./sales_motion_bg.js": import0 };
        wasm.__wbindgen_malloc(2); window.taken; wasm.taken;"#;

    fn names() -> ShortNames {
        let imports = [
            "__wbg_new_b9daede95aa58c54",
            "__wbg_key_76125a528069feff",
            "__wbg_twice",
            "absent",
        ];
        ShortNames::new(
            GLUE,
            imports,
            ["memory", "__wbindgen_malloc", "start", "taken", "unused"],
        )
    }

    #[test]
    fn both_sides_get_the_same_names() {
        let (names, glue) = (names(), names().apply(GLUE));
        assert_eq!(names.import("__wbg_new_b9daede95aa58c54"), "a");
        assert_eq!(names.import("__wbg_key_76125a528069feff"), "b");
        assert_eq!(names.export("memory"), "a");
        assert_eq!(names.export("__wbindgen_malloc"), "b");
        assert!(
            glue.contains("b: function(arg0) { return arg0.key; }"),
            "{glue}"
        );
        assert!(glue.contains("a: function() { wasm.b(1); }"), "{glue}");
        assert!(glue.contains("of(wasm.a.buffer, p, n)"), "{glue}");
        assert!(glue.contains("wasm.b(2)"), "{glue}");
    }

    #[test]
    fn a_function_of_the_glue_keeps_the_name_that_its_export_loses() {
        let (names, glue) = (names(), names().apply(GLUE));
        assert_eq!(names.export("start"), "c");
        assert!(glue.contains("function start() { wasm.c(); }"), "{glue}");
    }

    #[test]
    fn the_module_gets_a_short_name() {
        assert_eq!(names().module(MODULE), "a");
        assert!(names().apply(GLUE).contains(r#""a": import0"#));
    }

    #[test]
    fn a_name_with_another_use_is_kept() {
        let (names, glue) = (names(), names().apply(GLUE));
        for name in ["__wbg_twice", "absent"] {
            assert_eq!(names.import(name), name);
        }
        for name in ["taken", "unused"] {
            assert_eq!(names.export(name), name);
        }
        assert_eq!(names.module("./elsewhere.js"), "./elsewhere.js");
        assert!(glue.contains("window.taken; wasm.taken;"), "{glue}");
        assert!(glue.contains("__wbg_twice: f"), "{glue}");
    }

    #[test]
    fn letters_never_repeat() {
        let names: HashSet<String> = (0..10_000).map(letters).collect();
        assert_eq!(names.len(), 10_000);
        assert_eq!([letters(51), letters(52), letters(53)], ["Z", "aa", "ab"]);
    }
}

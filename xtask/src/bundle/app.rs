//! The Yew app: compiled, then bound to JavaScript.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::{Bindgen, Output};

use super::short_names::{self, ShortNames};
use super::{Effort, closures, small_std, target};
use crate::{process, workspace};

/// What the glue provides for that no page of ours needs, and what is put in its
/// place for the minifier: other ways to start it and to end it, browsers too old to
/// run it, two billion characters of text, a long warning.
const NEEDLESS: [(&str, &str); 9] = [
    ("export { initSync, ", "export { "),
    (
        "if (Symbol.dispose) Mounted.prototype[Symbol.dispose] = Mounted.prototype.free;",
        "",
    ),
    (
        "console.warn('using deprecated parameters for the initialization function; \
         pass a single object instead')",
        "",
    ),
    (
        r#""`WebAssembly.instantiateStreaming` failed because your server does not serve Wasm with `application/wasm` MIME type. Falling back to `WebAssembly.instantiate` which is slower. Original error:\n""#,
        "'.wasm should be served as application/wasm'",
    ),
    ("typeof FinalizationRegistry === 'undefined'", "false"),
    ("numBytesDecoded >= MAX_SAFARI_DECODE_BYTES", "false"),
    ("!('encodeInto' in cachedTextEncoder)", "false"),
    (
        "typeof Response === 'function' && module instanceof Response",
        "true",
    ),
    ("typeof module_or_path === 'string' || ", "true || "),
];

/// What the app is compiled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// The article: the widget and the live pieces around it.
    Article,
    /// A page of its own, to be framed: the widget alone.
    Embed,
}

impl For {
    /// What its files are called.
    pub fn stem(self) -> &'static str {
        match self {
            For::Article => "article",
            For::Embed => "embed",
        }
    }
}

/// The app, ready for a browser.
pub struct App {
    /// The module that loads the WebAssembly and gives it the browser.
    pub glue: String,
    /// The WebAssembly itself.
    pub wasm: Vec<u8>,
}

impl App {
    /// Compiles the app and writes its JavaScript side.
    pub fn build(what: For, effort: Effort) -> Result<Self> {
        let release = effort != Effort::Dev;
        let compiled = compile(what, effort)?;

        process::step("Binding it to JavaScript");
        let mut output = Bindgen::new()
            .input_path(compiled)
            .web(true)?
            .typescript(false)
            // The start module says where the hashed file is.
            .omit_default_module_path(true)
            .remove_name_section(release)
            .remove_producers_section(release)
            .generate_output()
            .context("wasm-bindgen refused the compiled app")?;
        let glue = output.js().to_owned();
        // Dependencies may bring snippets that nothing imports once optimised.
        ensure!(
            !glue.contains("./snippets/"),
            "a dependency imports a JavaScript file of its own, which {} would have to bundle",
            file!()
        );
        let glue = NEEDLESS
            .iter()
            .fold(glue, |glue, (old, new)| glue.replace(old, new));
        let mut app = Self {
            glue,
            wasm: Vec::new(),
        };
        if effort == Effort::Dist {
            closures::leave_the_table(output.wasm_mut())?;
        }
        if release {
            app.shorten_names(&mut output);
        }
        app.wasm = output.wasm_mut().emit_wasm();
        Ok(app)
    }

    fn shorten_names(&mut self, output: &mut Output) {
        let module = output.wasm_mut();
        let names = ShortNames::new(
            &self.glue,
            module.imports.iter().map(|import| import.name.as_str()),
            module.exports.iter().map(|export| export.name.as_str()),
        );
        for import in module.imports.iter_mut() {
            // A name is short for the glue only, not for another module.
            if import.module == short_names::MODULE {
                import.name = names.import(&import.name).into();
                import.module = names.module(&import.module).into();
            }
        }
        for export in module.exports.iter_mut() {
            export.name = names.export(&export.name).into();
        }
        self.glue = names.apply(&self.glue);
    }
}

/// Compiles the app; returns where the WebAssembly is.
fn compile(what: For, effort: Effort) -> Result<PathBuf> {
    let small_std = match effort {
        Effort::Dev => false,
        Effort::Release => small_std::ensure()
            .inspect_err(|error| println!("  Larger than in dist: {error:#}"))
            .is_ok(),
        Effort::Dist => small_std::ensure().map(|()| true)?,
    };
    let with = if small_std {
        " and a small standard library"
    } else {
        ""
    };
    let stem = what.stem();
    process::step(&format!("Compiling the {stem}’s app{with} to WebAssembly"));
    let mut folder = workspace::target()?;
    let mut cargo = process::cargo();
    cargo.args(["rustc", "--package", "sales-motion", "--lib"]);
    // Cargo leaves link-time optimisation out when it is to make an rlib too,
    // as the manifest asks for the sake of the tests: a tenth of the download.
    cargo.args(["--crate-type", "cdylib"]);
    if what == For::Embed {
        cargo.arg("--no-default-features");
    }
    cargo.args(["--target", target::TRIPLE]);
    if effort != Effort::Dev {
        let mut flags = without_machine_paths()?;
        if small_std {
            flags.extend(small_std::FLAGS.map(String::from));
            small_std::include(&mut cargo);
            // Apart, or each build would undo what the other kind has done.
            folder.push("wasm-small");
            cargo.arg("--target-dir").arg(&folder);
        }
        let flags: Vec<String> = flags.iter().map(|flag| format!("'{flag}'")).collect();
        let flags = format!("target.{}.rustflags=[{}]", target::TRIPLE, flags.join(","));
        cargo.args(["--release", "--config", &flags]);
        // They would replace the flags above.
        cargo
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
    }
    process::run(&mut cargo, process::RUSTUP)?;
    Ok(folder
        .join(target::TRIPLE)
        .join(if effort == Effort::Dev {
            "debug"
        } else {
            "release"
        })
        .join("sales_motion.wasm"))
}

/// Panic messages name source files. Without this they would hold the path of
/// the machine's registry: bytes for nobody, and another hash on each machine.
fn without_machine_paths() -> Result<Vec<String>> {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .context("no home folder: set CARGO_HOME")?;
    let mut flags = Vec::new();
    for registry in fs::read_dir(home.join("registry/src"))
        .into_iter()
        .flatten()
    {
        let registry = registry?.path();
        flags.push(format!("--remap-path-prefix={}/=", registry.display()));
    }
    flags.sort();
    Ok(flags)
}

//! Compiles the settings file to constants.

use std::process::ExitCode;
use std::{env, fs, path::Path};

const SETTINGS: &str = "model/article.toml";

fn main() -> ExitCode {
    let file = Path::new("../..").join(SETTINGS);
    println!("cargo::rerun-if-changed={}", file.display());
    let text = fs::read_to_string(file).expect("the settings file can be read");
    match sales_motion_model_compiler::compile_article(&text, SETTINGS) {
        Ok(source) => {
            let out = env::var("OUT_DIR").expect("cargo names the output directory");
            fs::write(Path::new(&out).join("article.rs"), source).expect("it can be written to");
            ExitCode::SUCCESS
        }
        Err(errors) => {
            for error in &errors {
                println!("cargo::error={error}");
            }
            ExitCode::FAILURE
        }
    }
}

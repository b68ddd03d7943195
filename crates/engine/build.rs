//! Compiles the model file to constants.

use std::process::ExitCode;
use std::{env, fs, path::Path};

const MODEL: &str = "model/sales-motion.toml";

fn main() -> ExitCode {
    let file = Path::new("../..").join(MODEL);
    println!("cargo::rerun-if-changed={}", file.display());
    let text = fs::read_to_string(file).expect("the model file can be read");
    match sales_motion_model_compiler::compile(&text, MODEL) {
        Ok(source) => {
            let out = env::var("OUT_DIR").expect("cargo names the output directory");
            fs::write(Path::new(&out).join("model.rs"), source).expect("it can be written to");
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

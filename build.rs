//! Draws the decision tree, so that the browser need not.

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let drawing = sales_motion_drawing::write(&sales_motion_engine::MODEL);
    let out = env::var("OUT_DIR").expect("cargo names the output directory");
    fs::write(Path::new(&out).join("drawing.rs"), drawing).expect("it can be written to");
}

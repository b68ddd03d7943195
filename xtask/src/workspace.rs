//! Where things are.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::{Context, Result};

/// The repository's folder. Cargo says it at run time; what it said when it
/// compiled this is stale once the folder has moved.
pub fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let package = env::var_os("CARGO_MANIFEST_DIR");
        let package = package.map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        package
            .parent()
            .expect("xtask sits in the workspace's folder")
            .to_path_buf()
    });
    &ROOT
}

/// What selects the product natively, with its native rendering. Cargo turns on
/// the features that the selected packages need together, so the same selection
/// everywhere, without the tools, compiles each dependency once.
pub const PRODUCT: [&str; 5] = [
    "--workspace",
    "--exclude",
    "xtask",
    "--features",
    "sales-motion/prerender",
];

/// The finished site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's target folder: this program runs from `<target>/<profile>/xtask`,
/// which holds whatever `CARGO_TARGET_DIR` or a configuration file says.
pub fn target() -> Result<PathBuf> {
    let program = env::current_exe()?;
    let target = program
        .ancestors()
        .nth(2)
        .context("xtask runs outside a target folder")?;
    Ok(target.to_path_buf())
}

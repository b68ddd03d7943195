//! `serve`: the site on this machine, rebuilt whenever its sources change.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;
use std::{fs, thread};

use anyhow::{Context, Result};
use lexopt::Arg::Long;
use lexopt::ValueExt;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::bundle::{self, Effort};
use crate::server::{self, Caching};
use crate::{process, workspace};

const FIRST_PORT: u16 = 8080;

/// Folders whose content makes the site.
const FOLDERS: [&str; 6] = ["src", "crates", "model", "page", "styles", "embed"];

/// Changes closer together than this cause one build.
const QUIET: Duration = Duration::from_millis(150);

/// Reads the arguments and serves until Ctrl-C.
pub fn run(mut args: lexopt::Parser) -> Result<()> {
    let (mut effort, mut port) = (Effort::Dev, FIRST_PORT);
    while let Some(argument) = args.next()? {
        match argument {
            Long("release") => effort = Effort::Release,
            Long("port") => {
                port = args
                    .value()?
                    .string()?
                    .parse()
                    .context("--port takes a number up to 65535")?
            }
            other => return Err(other.unexpected().into()),
        }
    }

    // Taken before the build, so that nobody else takes it meanwhile.
    let listener = server::listen(port)?;
    let folder = workspace::target()?.join("serve");
    let (_watcher, changes) = watch()?;
    while let Err(error) = rebuild(&folder, effort) {
        report(&error);
        wait(&changes)?;
    }

    println!("\nServing {}  (Ctrl-C stops)", server::address(&listener)?);
    let site = site(&folder);
    thread::spawn(move || {
        while wait(&changes).is_ok() {
            match rebuild(&folder, effort) {
                Ok(()) => println!("\nRebuilt: reload the page."),
                Err(error) => report(&error),
            }
        }
    });
    server::serve(listener, &site, Caching::None, async {
        // Without a handler, Ctrl-C still ends the program.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })?;
    println!("\nStopped.");
    Ok(())
}

/// What is served: the last build that succeeded.
fn site(folder: &Path) -> PathBuf {
    folder.join("site")
}

/// Builds beside what is served, and takes its place on success.
fn rebuild(folder: &Path, effort: Effort) -> Result<()> {
    let (next, site) = (folder.join("next"), site(folder));
    bundle::write(&next, effort, None)?;
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    fs::rename(next, site).context("putting the new build in its place")
}

fn report(error: &anyhow::Error) {
    eprintln!("\nerror: {error:#}\nThe build failed; it is tried again at the next change.");
}

/// Starts to watch; the watcher must live as long as the changes are awaited.
fn watch() -> Result<(RecommendedWatcher, Receiver<()>)> {
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // Without details, better a build too many. The receiver may be gone.
        if event.map_or(true, |event| is_change(&event)) {
            let _ = sender.send(());
        }
    })?;
    // Editors replace files, so the folder is watched, not the files.
    watcher.watch(workspace::root(), RecursiveMode::NonRecursive)?;
    for folder in FOLDERS.map(|folder| workspace::root().join(folder)) {
        if folder.exists() {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok((watcher, changes))
}

/// Whether an event changes the site; a build reads files, which are events too.
fn is_change(event: &Event) -> bool {
    let ours = |path: &PathBuf| {
        let Ok(path) = path.strip_prefix(workspace::root()) else {
            return true;
        };
        FOLDERS.iter().any(|folder| path.starts_with(folder))
            || bundle::PAGES.iter().any(|page| path == Path::new(page))
            || path == Path::new("Cargo.toml")
    };
    !event.kind.is_access() && event.paths.iter().any(ours)
}

/// Waits for a change and for the quiet after it.
fn wait(changes: &Receiver<()>) -> Result<()> {
    changes.recv().context("the watcher has stopped")?;
    while changes.recv_timeout(QUIET).is_ok() {}
    process::step("Something changed");
    Ok(())
}

#[cfg(test)]
mod tests {
    use notify::EventKind;
    use notify::event::{AccessKind, ModifyKind};

    use super::*;

    fn event(kind: EventKind, path: &str) -> Event {
        Event::new(kind).add_path(workspace::root().join(path))
    }

    #[test]
    fn sources_cause_a_build() {
        for path in [
            "src/lib.rs",
            "crates/engine/src/lib.rs",
            "index.html",
            "embed/sales-motion.js",
            "Cargo.toml",
        ] {
            assert!(
                is_change(&event(EventKind::Modify(ModifyKind::Any), path)),
                "{path}"
            );
        }
    }

    #[test]
    fn reading_and_other_files_do_not() {
        assert!(!is_change(&event(
            EventKind::Access(AccessKind::Any),
            "src/lib.rs"
        )));
        for path in ["target", "dist", "Cargo.lock", "README.md"] {
            assert!(
                !is_change(&event(EventKind::Modify(ModifyKind::Any), path)),
                "{path}"
            );
        }
    }
}

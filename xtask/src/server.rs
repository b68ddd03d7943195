//! A static server on this machine only.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::thread;

use anyhow::{Context, Result, anyhow};
use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, VARY};
use axum::middleware::{self, Next};
use axum::response::Response;
use tokio::sync::oneshot;
use tower_http::services::ServeDir;

/// How many ports to try when the first ones are taken.
const TRIES: u16 = 100;

/// What browsers may keep of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caching {
    /// Nothing: a rebuilt page must never meet an older page's files.
    None,
    /// What `docs/embedding.md` asks of a host: files named by their content for
    /// ever, the others for ten minutes.
    Host,
}

impl Caching {
    /// The header for an address's path.
    fn header(self, path: &str) -> HeaderValue {
        HeaderValue::from_static(match self {
            Caching::None => "no-store",
            Caching::Host if path.starts_with("/assets/") => "public, max-age=31536000, immutable",
            Caching::Host => "public, max-age=600",
        })
    }
}

/// Takes `first`, or the next free port after it. 0 takes any.
pub fn listen(first: u16) -> Result<TcpListener> {
    let ports = first..=first.saturating_add(if first == 0 { 0 } else { TRIES });
    for port in ports.clone() {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            taken => return taken.with_context(|| format!("listening on port {port}")),
        }
    }
    anyhow::bail!(
        "ports {} to {} are all taken: choose another with --port",
        ports.start(),
        ports.end()
    )
}

/// The address a browser opens.
pub fn address(listener: &TcpListener) -> Result<String> {
    Ok(format!("http://{}/", listener.local_addr()?))
}

/// Serves a folder on any free port while `work`, which gets its address, runs.
pub fn serving(
    folder: &Path,
    caching: Caching,
    work: impl FnOnce(&str) -> Result<()>,
) -> Result<()> {
    let listener = listen(0)?;
    let address = address(&listener)?;
    let (stop, stopped) = oneshot::channel::<()>();
    thread::scope(|scope| {
        let server = scope.spawn(|| {
            serve(listener, folder, caching, async {
                // Dropping the sender stops it as well as sending does.
                let _ = stopped.await;
            })
        });
        let worked = work(&address);
        drop(stop);
        let served = server.join().map_err(|_| anyhow!("the server panicked"))?;
        worked.and(served.with_context(|| format!("serving {}", folder.display())))
    })
}

/// Serves a folder until `stop` is done. Serves the `.br` or `.gz` beside a
/// file to who accepts it.
pub fn serve(
    listener: TcpListener,
    folder: &Path,
    caching: Caching,
    stop: impl Future<Output = ()>,
) -> Result<()> {
    let files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip();
    let site = Router::new()
        .fallback_service(files)
        .layer(middleware::from_fn(move |request, next| {
            headers(caching, request, next)
        }));
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        // Not a graceful stop: a browser's idle connections would hold it up.
        tokio::select! {
            ended = axum::serve(listener, site).into_future() => ended?,
            () = stop => {}
        }
        Ok(())
    })
}

/// What a static host should send, and what one while developing should.
async fn headers(caching: Caching, request: Request, next: Next) -> Response {
    let kept = caching.header(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, kept);
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    // A sandboxed iframe has no origin; its modules load only with this.
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    let text = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .filter(|kind| kind.starts_with("text/") && !kind.contains("charset"))
        .and_then(|kind| HeaderValue::try_from(format!("{kind}; charset=utf-8")).ok());
    if let Some(kind) = text {
        headers.insert(CONTENT_TYPE, kind);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_made_of_its_content_is_kept_for_ever() {
        let kept = |caching: Caching, path| caching.header(path).to_str().unwrap().to_owned();
        assert!(kept(Caching::Host, "/assets/embed-1.wasm").contains("immutable"));
        assert!(!kept(Caching::Host, "/embed.html").contains("immutable"));
        assert_eq!(kept(Caching::None, "/assets/embed-1.wasm"), "no-store");
    }

    #[test]
    fn a_taken_port_gives_the_next_free_one() {
        let taken = listen(0).unwrap();
        let port = taken.local_addr().unwrap().port();
        let next = listen(port).unwrap().local_addr().unwrap();
        assert!(next.port() > port);
        assert!(next.ip().is_loopback());
    }
}

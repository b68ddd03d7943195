//! The settings that ship, as the build script wrote them.

include!(concat!(env!("OUT_DIR"), "/article.rs"));

//! The model that ships, as the build script wrote it.

include!(concat!(env!("OUT_DIR"), "/model.rs"));

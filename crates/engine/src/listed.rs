//! Collecting, compiled small.

/// Puts the items of an iterator into a list.
pub trait Listed: Iterator + Sized {
    /// Like `collect` into a `Vec`, which the standard library specializes for
    /// speed at every use; that was a tenth of the WebAssembly.
    fn listed(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        for item in self {
            list.push(item);
        }
        list
    }
}

impl<I: Iterator> Listed for I {}

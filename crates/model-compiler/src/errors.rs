//! What is wrong with a model file, and where.

use std::fmt;
use std::ops::Range;

/// One thing that is wrong with a model file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Error {
    line: usize,
    message: String,
    file_name: String,
}

impl Error {
    /// The line of the model file, counted from 1.
    pub fn line(&self) -> usize {
        self.line
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file_name, self.line, self.message)
    }
}

impl std::error::Error for Error {}

/// Everything found wrong with a model file, in the order of its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errors(Vec<Error>);

impl Errors {
    /// One after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Error> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Errors {
    type Item = &'a Error;
    type IntoIter = std::slice::Iter<'a, Error>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = self.iter();
        if let Some(first) = lines.next() {
            write!(f, "{first}")?;
        }
        lines.try_for_each(|error| write!(f, "\n{error}"))
    }
}

impl std::error::Error for Errors {}

/// Collects errors while the file is read.
pub struct Problems<'a> {
    text: &'a str,
    file_name: &'a str,
    found: Vec<Error>,
}

impl<'a> Problems<'a> {
    pub fn new(text: &'a str, file_name: &'a str) -> Self {
        Self {
            text,
            file_name,
            found: Vec::new(),
        }
    }

    /// Notes what is wrong at that place of the text.
    pub fn add(&mut self, span: Range<usize>, message: impl Into<String>) {
        let before = &self.text.as_bytes()[..span.start.min(self.text.len())];
        self.found.push(Error {
            line: 1 + before.iter().filter(|&&byte| byte == b'\n').count(),
            message: message.into(),
            file_name: self.file_name.to_owned(),
        });
    }

    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub fn into_errors(mut self) -> Errors {
        self.found.sort();
        self.found.dedup();
        Errors(self.found)
    }
}

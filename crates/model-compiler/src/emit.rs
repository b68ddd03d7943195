//! Writing values down as Rust source.

/// What can be written as a constant expression.
pub trait Emit {
    /// Adds the expression to the source.
    fn emit(&self, source: &mut String);
}

impl Emit for String {
    fn emit(&self, source: &mut String) {
        source.push_str(&format!("{self:?}"));
    }
}

/// Ends a list whose items are each followed by a comma and a space.
pub fn close(source: &mut String, bracket: char) {
    if source.ends_with(", ") {
        source.truncate(source.len() - 2);
    }
    source.push(bracket);
}

macro_rules! plain {
    ($($type:ty)*) => {$(
        impl Emit for $type {
            fn emit(&self, source: &mut String) {
                source.push_str(&self.to_string());
            }
        }
    )*};
}

plain!(bool u16 u32 u64);

impl<T: Emit> Emit for Option<T> {
    fn emit(&self, source: &mut String) {
        match self {
            Some(value) => {
                source.push_str("Some(");
                value.emit(source);
                source.push(')');
            }
            None => source.push_str("None"),
        }
    }
}

impl<T: Emit> Emit for Vec<T> {
    fn emit(&self, source: &mut String) {
        source.push_str("&[");
        for item in self {
            item.emit(source);
            source.push_str(", ");
        }
        close(source, ']');
    }
}

impl<T: Emit> Emit for Box<T> {
    fn emit(&self, source: &mut String) {
        source.push('&');
        T::emit(self, source);
    }
}

impl<A: Emit, B: Emit> Emit for (A, B) {
    fn emit(&self, source: &mut String) {
        source.push('(');
        self.0.emit(source);
        source.push_str(", ");
        self.1.emit(source);
        source.push(')');
    }
}

//! What the tables of settings are made of. `model/article.toml` fills them.

pub use sales_motion_engine::model::Unit;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u8);

        impl $name {
            /// Its place in its table.
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    )*};
}

ids! {
    /// Names an [`Amount`].
    AmountId
    /// Names a [`Choice`].
    ChoiceId
    /// Names an answer of a choice.
    Answer
    /// Names a [`Text`].
    TextId
    /// Names a checkbox: an item of a [`Group`].
    ItemId
    /// Names a [`Group`].
    GroupId
}

/// A number that the reader types.
#[derive(Debug)]
pub struct Amount {
    /// Its name in addresses and attributes.
    pub key: &'static str,
    /// What it counts.
    pub unit: Unit,
    /// The least it may be, in its unit.
    pub min: u64,
    /// The most it may be, in its unit.
    pub max: u64,
    /// What it starts as, in its unit.
    pub default: u64,
}

/// One answer of a few.
#[derive(Debug)]
pub struct Choice {
    /// Its name in addresses and attributes.
    pub key: &'static str,
    /// What can be answered, as it is written in addresses; `unsure` comes first
    /// where the choice has it.
    pub answers: &'static [&'static str],
    /// What it starts as.
    pub default: Answer,
}

/// Words that the reader types. They start empty.
#[derive(Debug)]
pub struct Text {
    /// Its name in addresses and attributes.
    pub key: &'static str,
    /// How many characters are kept.
    pub longest: u16,
}

/// A list of checkboxes. They start without a mark.
#[derive(Debug)]
pub struct Group {
    /// Its name: `done.KEY-…` are the keys of its checkboxes.
    pub key: &'static str,
    /// Its first checkbox.
    pub first: u8,
    /// What follows its last checkbox.
    pub end: u8,
}

impl Group {
    /// Its checkboxes, in order.
    pub fn items(&self) -> impl Iterator<Item = ItemId> + use<> {
        (self.first..self.end).map(ItemId)
    }
}

/// Where the default of an amount comes from. For tests and tools; the browser
/// never reads it, so it isn't compiled into what ships.
#[derive(Debug)]
pub struct Evidence {
    /// The amount.
    pub amount: AmountId,
    /// Whose number it is.
    pub mark: Mark,
    /// The claims of the sources that it rests on.
    pub claims: &'static [&'static str],
    /// Who said it, in a sentence or two.
    pub basis: &'static str,
}

/// Whose number a default is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// One of the five source texts says so.
    Source,
    /// It is published elsewhere.
    Benchmark,
    /// It is ours.
    Assumption,
}

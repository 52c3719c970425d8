//! How a view is declared: each key once, with its Apple name, its kind and what it means.
//!
//! In scope: the macros that turn such a declaration into a table for the checks ([`super::schema`]), a method for each key and a row of
//! `docs/format.md` ([`crate::format`]), and the reading behind the methods. What nobody calls is not compiled into anything.
//! Out of scope: the declarations themselves.
//!
//! ```text
//! view! {
//!     /// A place that makes the pass relevant.
//!     pub struct Location {
//!         /// Degrees north, -90 to 90.
//!         latitude "latitude": Number,
//!         /// A key without a method: no one reads it, or a method written by hand does.
//!         "name": Any,
//!     }
//! }
//! ```

use serde_json::{Map, Value};

/// The texts of a list; other elements are passed over.
pub(crate) fn texts(value: Option<&Value>) -> impl Iterator<Item = &str> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// The whole numbers of a list; other elements are passed over.
pub(crate) fn numbers(value: Option<&Value>) -> Vec<u64> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_u64).collect()
}

/// The objects of a list, each with its JSON pointer; other elements are passed over.
pub(crate) fn objects<'a, V>(
    value: Option<&'a Value>,
    pointer: &str,
    look: fn(&'a Map<String, Value>, String) -> V,
) -> Vec<V> {
    let list = value.and_then(Value::as_array).into_iter().flatten().enumerate();
    list.filter_map(|(index, value)| Some(look(value.as_object()?, format!("{pointer}/{index}")))).collect()
}

/// Declares an object of `pass.json`: its struct, its table, a method for each key.
macro_rules! view {
    ($(#[doc = $doc:literal])* pub struct $view:ident { $($keys:tt)* }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone)]
        pub struct $view<'a> {
            object: &'a ::serde_json::Map<String, ::serde_json::Value>,
            pointer: String,
        }

        impl<'a> $view<'a> {
            /// What this object is, for `docs/format.md`.
            pub const ABOUT: &'static str = concat!($($doc, "\n"),*);

            /// Looks at the object at a JSON pointer.
            #[must_use]
            pub fn new(object: &'a ::serde_json::Map<String, ::serde_json::Value>, pointer: String) -> Self {
                Self { object, pointer }
            }

            /// The object itself, with the keys that nobody documents.
            #[must_use]
            pub fn object(&self) -> &'a ::serde_json::Map<String, ::serde_json::Value> {
                self.object
            }

            /// Where the object stands: a JSON pointer.
            #[must_use]
            pub fn pointer(&self) -> &str {
                &self.pointer
            }

            /// The text at a key, whatever key it is.
            #[must_use]
            pub fn text(&self, key: &str) -> Option<&'a str> {
                self.get(key)?.as_str()
            }

            fn get(&self, key: &str) -> Option<&'a ::serde_json::Value> {
                self.object.get(key)
            }

            #[allow(dead_code, reason = "only views with objects inside ask for it")]
            fn at(&self, key: &str) -> String {
                format!("{}/{key}", self.pointer)
            }
        }

        $crate::pass::view::keys! { $view { $($keys)* } }
    };
}

/// The table and the methods of a view that has `get` and `at`.
macro_rules! keys {
    ($view:ident {
        $($(#[doc = $doc:literal])* $($name:ident)? $key:literal: $kind:ident $(($of:ident))?),* $(,)?
    }) => {
        impl<'a> $view<'a> {
            /// The keys of this object, and what each takes.
            pub const KEYS: $crate::pass::schema::Table =
                &[$(($key, $crate::pass::view::kind!($kind $($of)?))),*];

            /// The keys alone.
            pub const KEY_NAMES: &'static [&'static str] = &[$($key),*];

            /// What each key means, for `docs/format.md`.
            pub const MEANINGS: &'static [(&'static str, &'static str)] =
                &[$(($key, concat!($($doc, "\n"),*))),*];

            $($crate::pass::view::accessor! { [$(#[doc = $doc])*] [$($name)?] $key $kind $($of)? })*
        }
    };
}

/// The kind of a key, as the table has it.
macro_rules! kind {
    (Choice $of:ident) => {
        $crate::pass::schema::Kind::Choice($of::NAMES)
    };
    (Choices $of:ident) => {
        $crate::pass::schema::Kind::Choices($of::NAMES)
    };
    (Object $of:ident) => {
        $crate::pass::schema::Kind::Object($of::<'static>::KEYS)
    };
    (Objects $of:ident) => {
        $crate::pass::schema::Kind::Objects($of::<'static>::KEYS)
    };
    ($kind:ident) => {
        $crate::pass::schema::Kind::$kind
    };
}

/// The method of a key, by its kind.
macro_rules! accessor {
    ([$($doc:tt)*] [] $($rest:tt)*) => {};
    ([$($doc:tt)*] [$name:ident] $key:literal Text) => {
        $($doc)* #[must_use]
        pub fn $name(&self) -> Option<&'a str> { self.get($key)?.as_str() }
    };
    ([$($doc:tt)*] [$name:ident] $key:literal Number) => {
        $($doc)* #[must_use]
        pub fn $name(&self) -> Option<f64> { self.get($key)?.as_f64() }
    };
    ([$($doc:tt)*] [$name:ident] $key:literal Boolean) => {
        $($doc)* #[must_use]
        pub fn $name(&self) -> Option<bool> { self.get($key)?.as_bool() }
    };
    ([$($doc:tt)*] [$name:ident] $key:literal Date) => {
        $($doc)* #[must_use]
        pub fn $name(&self) -> Option<$crate::time::PassDate> {
            $crate::time::PassDate::parse(self.get($key)?.as_str()?)
        }
    };
    ([$($doc:tt)*] [$name:ident] $key:literal Color) => {
        $($doc)* #[must_use]
        pub fn $name(&self) -> Option<$crate::pass::Color> {
            $crate::pass::Color::parse(self.get($key)?.as_str()?)
        }
    };
    ([$($doc:tt)*] [$name:ident] $key:literal Any) => {
        $($doc)* #[must_use]
        pub fn $name(&self) -> Option<&'a ::serde_json::Value> { self.get($key) }
    };
    ([$($doc:tt)*] [$name:ident] $key:literal Shown) => {
        $($doc)* #[must_use]
        pub fn $name(&self) -> Option<&'a ::serde_json::Value> { self.get($key) }
    };
    ([$($doc:tt)*] [$name:ident] $key:literal Choice $of:ident) => {
        $($doc)* #[must_use]
        pub fn $name(&self) -> Option<$of> { $of::parse(self.get($key)?.as_str()?) }
    };
    ([$($doc:tt)*] [$name:ident] $key:literal Texts) => {
        $($doc)* #[must_use]
        pub fn $name(&self) -> Vec<&'a str> { $crate::pass::view::texts(self.get($key)).collect() }
    };
    ([$($doc:tt)*] [$name:ident] $key:literal Numbers) => {
        $($doc)* #[must_use]
        pub fn $name(&self) -> Vec<u64> { $crate::pass::view::numbers(self.get($key)) }
    };
    ([$($doc:tt)*] [$name:ident] $key:literal Choices $of:ident) => {
        $($doc)* #[must_use]
        pub fn $name(&self) -> Vec<$of> {
            $crate::pass::view::texts(self.get($key)).filter_map($of::parse).collect()
        }
    };
    ([$($doc:tt)*] [$name:ident] $key:literal Object $of:ident) => {
        $($doc)* #[must_use]
        pub fn $name(&self) -> Option<$of<'a>> {
            Some($of::new(self.get($key)?.as_object()?, self.at($key)))
        }
    };
    ([$($doc:tt)*] [$name:ident] $key:literal Objects $of:ident) => {
        $($doc)* #[must_use]
        pub fn $name(&self) -> Vec<$of<'a>> {
            $crate::pass::view::objects(self.get($key), &self.at($key), $of::new)
        }
    };
}

/// Declares a fixed list of texts as an enumeration.
macro_rules! choices {
    ($(#[doc = $doc:literal])* pub enum $name:ident {
        $($(#[$variant_doc:meta])* $variant:ident = $text:literal),* $(,)?
    }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`.")] $(#[$variant_doc])* $variant),*
        }

        impl $name {
            /// What this list is, for `docs/format.md`.
            pub const ABOUT: &'static str = concat!($($doc, "\n"),*);
            /// All values that are documented.
            pub const ALL: [Self; [$($text),*].len()] = [$(Self::$variant),*];
            /// How `pass.json` spells them, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($text),*];

            /// The value in `pass.json`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text),*
                }
            }

            /// The one that is spelled so.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|value| value.as_str() == text)
            }
        }
    };
}

pub(crate) use {accessor, choices, keys, kind, view};

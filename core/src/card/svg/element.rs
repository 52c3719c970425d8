//! A small tree of SVG elements: printed as text for a page, or turned into nodes by whoever has a document.

use std::fmt::{self, Display, Write as _};

/// An SVG element.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// The name of the tag.
    pub name: &'static str,
    /// Names and values, unescaped.
    pub attributes: Vec<(&'static str, String)>,
    /// What is inside, in order.
    pub children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Another element.
    Element(Element),
    /// Text, unescaped.
    Text(String),
}

impl Element {
    /// An element without anything.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), children: Vec::new() }
    }

    /// With one more attribute.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// With one more attribute that is a number, to a hundredth.
    #[must_use]
    pub fn at(self, name: &'static str, value: f64) -> Self {
        self.with(name, number(value))
    }

    /// With one more element inside.
    #[must_use]
    pub fn child(mut self, child: Self) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// With more elements inside.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// With text inside.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }
}

/// A number without needless digits.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl Display for Element {
    /// XML that is also valid inside HTML.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}", self.name)?;
        for (name, value) in &self.attributes {
            write!(f, " {name}=\"")?;
            escape(f, value)?;
            f.write_char('"')?;
        }
        if self.children.is_empty() {
            return f.write_str("/>");
        }
        f.write_char('>')?;
        for child in &self.children {
            match child {
                Node::Element(element) => element.fmt(f)?,
                Node::Text(text) => escape(f, text)?,
            }
        }
        write!(f, "</{}>", self.name)
    }
}

fn escape(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for character in text.chars() {
        match character {
            '&' => f.write_str("&amp;")?,
            '<' => f.write_str("&lt;")?,
            '>' => f.write_str("&gt;")?,
            '"' => f.write_str("&quot;")?,
            '\'' => f.write_str("&#39;")?,
            '\t' | '\n' | '\r' => f.write_char(character)?,
            // XML 1.0 has no place for these, escaped or not.
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => f.write_char(character)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_pass_says_stays_text() {
        let element =
            Element::new("text").with("id", "\"><script>").text("</text><script>alert('1')&\u{0}</script>");
        assert_eq!(
            element.to_string(),
            "<text id=\"&quot;&gt;&lt;script&gt;\">&lt;/text&gt;&lt;script&gt;alert(&#39;1&#39;)&amp;&lt;/script&gt;</text>"
        );
    }

    #[test]
    fn numbers_have_no_needless_digits() {
        assert_eq!([number(1.0), number(0.126), number(-2.5), number(100.0)], ["1", "0.13", "-2.5", "100"]);
    }
}

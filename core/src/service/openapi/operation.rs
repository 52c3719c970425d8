//! What is said of one operation, as data: built by `describe`, printed by `document`, `samples` and `postman`.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

use super::tags::Tag;

/// One operation, apart from what the route table says: method, path, caller, largest body.
#[derive(Debug, Clone)]
pub(super) struct Operation {
    /// Its name for programs; never changes.
    pub(super) id: &'static str,
    /// The chapter.
    pub(super) tag: Tag,
    /// One line.
    pub(super) summary: &'static str,
    /// What a caller has to know besides, in Markdown.
    pub(super) description: &'static str,
    /// Query and headers; those of the path follow from it.
    pub(super) parameters: Vec<Parameter>,
    /// What is sent.
    pub(super) body: Option<Body>,
    /// Answers below 400.
    pub(super) answers: Vec<Answer>,
    /// Codes of refusals by status, besides those that follow from the route table.
    pub(super) refusals: BTreeMap<u16, Vec<&'static str>>,
    /// Whether refusals are pages for people.
    pub(super) refuses_with_a_page: bool,
}

/// A parameter of the query or a header.
#[derive(Debug, Clone)]
pub(super) struct Parameter {
    pub(super) name: &'static str,
    /// `query` or `header`.
    pub(super) place: &'static str,
    pub(super) description: &'static str,
    pub(super) schema: Value,
    pub(super) is_required: bool,
}

/// What is sent.
#[derive(Debug, Clone)]
pub(super) struct Body {
    pub(super) description: &'static str,
    pub(super) is_required: bool,
    pub(super) content: Content,
}

/// A media type and what is inside.
#[derive(Debug, Clone)]
pub(super) struct Content {
    pub(super) media_type: &'static str,
    pub(super) shape: Shape,
    pub(super) example: Option<Value>,
}

/// What a body looks like.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// As a type of `api` prints and reads.
    Of(fn(&mut SchemaGenerator) -> Schema),
    /// One of the hand-written bodies of the dialects and of phones.
    Named(&'static str),
    /// Text that is no JSON.
    Text,
    /// Bytes.
    Bytes,
}

/// An answer below 400.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) description: &'static str,
    pub(super) content: Option<Content>,
    pub(super) headers: Vec<Header>,
    /// What later calls need of it: the parameter of their paths, and where it stands.
    pub(super) gives: Option<(&'static str, &'static str)>,
}

/// A header that such an answer always has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Header {
    pub(super) name: &'static str,
    pub(super) description: &'static str,
    pub(super) example: &'static str,
}

/// Starts a description.
pub(super) fn operation(
    tag: Tag,
    id: &'static str,
    summary: &'static str,
    description: &'static str,
) -> Operation {
    Operation {
        id,
        tag,
        summary,
        description,
        parameters: Vec::new(),
        body: None,
        answers: Vec::new(),
        refusals: BTreeMap::new(),
        refuses_with_a_page: false,
    }
}

/// JSON of a type of `api`.
pub(super) fn json_of<T: JsonSchema>() -> Content {
    Content {
        media_type: "application/json",
        shape: Shape::Of(SchemaGenerator::subschema_for::<T>),
        example: None,
    }
}

/// JSON of a hand-written shape.
pub(super) fn json_named(name: &'static str) -> Content {
    Content { media_type: "application/json", shape: Shape::Named(name), example: None }
}

/// Bytes of a media type.
pub(super) fn bytes(media_type: &'static str) -> Content {
    Content { media_type, shape: Shape::Bytes, example: None }
}

/// Text of a media type.
pub(super) fn text(media_type: &'static str) -> Content {
    Content { media_type, shape: Shape::Text, example: None }
}

impl Content {
    /// With an example.
    pub(super) fn like(mut self, example: Value) -> Self {
        self.example = Some(example);
        self
    }
}

impl Operation {
    /// Takes a parameter of the query that may be left out.
    pub(super) fn query(mut self, name: &'static str, schema: Value, description: &'static str) -> Self {
        self.parameters.push(Parameter { name, place: "query", description, schema, is_required: false });
        self
    }

    /// Takes a header that may be left out.
    pub(super) fn header(mut self, name: &'static str, schema: Value, description: &'static str) -> Self {
        self.parameters.push(Parameter { name, place: "header", description, schema, is_required: false });
        self
    }

    /// The last parameter must be there.
    pub(super) fn required(mut self) -> Self {
        if let Some(last) = self.parameters.last_mut() {
            last.is_required = true;
        }
        self
    }

    /// Goes on where a page of a list ended.
    pub(super) fn paged(self) -> Self {
        let schema = json!({"type": "string", "minLength": 1, "maxLength": 300});
        self.query("cursor", schema, "The `cursor` of the page before; absent for the first page.")
    }

    /// As many entries as the caller wants.
    pub(super) fn limited(self) -> Self {
        let schema = json!({"type": "integer", "minimum": 1, "maximum": 100, "default": 25});
        self.query("limit", schema, "How many entries the page has at most.").refuses(400, &["invalid_limit"])
    }

    /// A repetition with the same key is answered as the first time.
    pub(super) fn repeatable(self) -> Self {
        let schema =
            json!({"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[\\x21-\\x7e]+$"});
        let description = "Any text of your own. The same request with the same key within a day makes one pass and is answered as the \
                           first time; with another body it is refused.";
        self.header("Idempotency-Key", schema, description)
            .refuses(400, &["invalid_idempotency_key"])
            .refuses(422, &["idempotency_key_reused"])
    }

    /// Changes only the version that the caller knows.
    pub(super) fn if_match(self) -> Self {
        let schema = json!({"type": "string", "examples": ["\"3\""]});
        self.header(
            "If-Match",
            schema,
            "An `ETag` that this API gave. When the pass was changed since, nothing is changed.",
        )
        .refuses(412, &["changed_meanwhile"])
    }

    /// Takes a body.
    pub(super) fn takes(mut self, content: Content, description: &'static str) -> Self {
        self.body = Some(Body { description, is_required: true, content });
        self
    }

    /// The body may be left out.
    pub(super) fn optional_body(mut self) -> Self {
        if let Some(body) = &mut self.body {
            body.is_required = false;
        }
        self
    }

    /// Answers with a body.
    pub(super) fn answers(mut self, status: u16, content: Content, description: &'static str) -> Self {
        let content = Some(content);
        self.answers.push(Answer { status, description, content, headers: Vec::new(), gives: None });
        self
    }

    /// Answers without a body.
    pub(super) fn answers_empty(mut self, status: u16, description: &'static str) -> Self {
        self.answers.push(Answer { status, description, content: None, headers: Vec::new(), gives: None });
        self
    }

    /// The last answer has a header.
    pub(super) fn with(
        mut self,
        name: &'static str,
        example: &'static str,
        description: &'static str,
    ) -> Self {
        if let Some(last) = self.answers.last_mut() {
            last.headers.push(Header { name, description, example });
        }
        self
    }

    /// The last answer holds what is a parameter in the paths of other calls.
    pub(super) fn gives(mut self, parameter: &'static str, expression: &'static str) -> Self {
        if let Some(last) = self.answers.last_mut() {
            last.gives = Some((parameter, expression));
        }
        self
    }

    /// Refuses with one of these codes.
    pub(super) fn refuses(mut self, status: u16, codes: &[&'static str]) -> Self {
        let known = self.refusals.entry(status).or_default();
        known.extend(codes.iter().filter(|code| !known.contains(code)).copied().collect::<Vec<_>>());
        self
    }

    /// Refusals are pages for people.
    pub(super) fn page(mut self) -> Self {
        self.refuses_with_a_page = true;
        self
    }
}

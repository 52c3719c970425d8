//! The Apple Wallet pass format, and (feature `service`) every decision of the Passwright service.
//!
//! In scope: reading, checking, changing, drawing, building and signing passes; what the service answers to a request.
//! Out of scope: I/O, clocks, randomness and keys. They are passed in by the editor, the worker, the command line and the tests.
//!
//! Imports run downhill: [`ids`], [`sentence`], [`size`] and [`time`] know nobody, then [`document`], [`pass`], [`images`], [`text`], [`strings`] and [`translation`], then
//! [`manifest`], [`zip`], [`bundle`] and [`personalization`], then [`validate`], [`repair`], [`template`], [`mint`], [`signature`] and
//! [`card`], then [`api`] and [`format`](mod@format), then `service`.

#[macro_use]
pub mod sentence;

pub mod api;
pub mod bundle;
pub mod card;
pub mod document;
pub mod format;
pub mod ids;
pub mod images;
pub mod manifest;
pub mod mint;
pub mod pass;
pub mod personalization;
pub mod repair;
#[cfg(feature = "service")]
pub mod service;
pub mod signature;
pub mod size;
pub mod strings;
pub mod template;
pub mod text;
pub mod time;
pub mod translation;
pub mod validate;
pub mod zip;

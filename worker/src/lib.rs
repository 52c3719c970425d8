//! The Cloudflare adapter of Passwright.

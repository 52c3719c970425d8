//! The Passwright editor.
fn main() {}

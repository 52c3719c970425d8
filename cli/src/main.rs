//! The `passwright` command.
fn main() {}

//! Prints `docs/format.md`.

fn main() {
    print!("{}", passwright_core::format::markdown());
}

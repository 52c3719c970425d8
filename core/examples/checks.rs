//! Prints `docs/checks.md`.

fn main() {
    print!("{}", passwright_core::validate::markdown());
}

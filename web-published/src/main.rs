//! The page about what is published, as a wasm module of its own: most visits of the editor never need it.

fn main() {
    passwright_web::start_published();
}

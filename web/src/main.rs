//! The editor: what the page loads first.

fn main() {
    passwright_web::start();
}

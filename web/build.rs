//! Asks the linker to keep its relocations: what parts the module into what is loaded first and later (`cargo xtask`) reads them.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family.contains("wasm")) {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}

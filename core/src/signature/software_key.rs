//! A signer that holds an RSA key in memory.

//! Barcodes as modules to draw.

//! Certificates of pass types and the intermediates that issue them.

/// One X.509 certificate.
#[derive(Debug, Clone)]
pub struct Certificate {}

/// A pass certificate and the intermediate that issued it.
#[derive(Debug, Clone)]
pub struct CertificateChain {}

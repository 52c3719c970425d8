//! The floor: how many bare RSA-2048 signatures OpenSSL makes on one core.

use std::process::Command;

use crate::Missing;
use crate::rounds::ROUND_SECONDS;

/// Signatures for each second of user time, which is what `openssl speed` counts, in one round.
pub(crate) fn signatures_per_second() -> Result<f64, Missing> {
    let seconds = ROUND_SECONDS.to_string();
    let output = Command::new("openssl").args(["speed", "-mr", "-seconds", &seconds, "rsa2048"]).output()?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(rate_in(&printed).ok_or_else(|| format!("openssl speed printed no RSA rate: {printed}"))?)
}

/// Machine-readable lines look like `+F2:2:2048:3600.1:120000.5`: signatures for each second in the fourth place. OpenSSL 1.1 puts the
/// seconds of one signature there; no machine needs a whole second for it.
fn rate_in(printed: &str) -> Option<f64> {
    let line = printed.lines().find(|line| line.starts_with("+F2:") && line.contains(":2048:"))?;
    let value: f64 = line.split(':').nth(3)?.parse().ok()?;
    match value {
        rate if rate >= 1.0 => Some(rate),
        seconds if seconds > 0.0 => Some(1.0 / seconds),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::rate_in;

    #[test]
    fn the_rate_is_read_in_both_forms_that_openssl_prints() {
        assert_eq!(rate_in("+F2:2:2048:3600.5:31215.7\n"), Some(3600.5));
        assert_eq!(rate_in("+H:16:64\n+F2:2:2048:0.000250:0.000008\n"), Some(4000.0));
        assert_eq!(rate_in("+F2:2:2048:0:0\n"), None);
        assert_eq!(rate_in("nothing"), None);
    }
}

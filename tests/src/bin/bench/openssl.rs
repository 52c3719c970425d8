//! The floor: how many bare RSA-2048 signatures OpenSSL makes on one core.

use std::process::Command;

use crate::Missing;

/// How often is measured; other programs on the machine only slow down, so the best round counts.
pub(crate) const ROUNDS: u32 = 3;

/// How long one round runs, in seconds.
pub(crate) const ROUND_SECONDS: u64 = 3;

/// Signatures for each second of user time, which is what `openssl speed` counts.
pub(crate) fn signatures_per_second() -> Result<f64, Missing> {
    let mut best = 0.0_f64;
    for _ in 0..ROUNDS {
        let seconds = ROUND_SECONDS.to_string();
        let output =
            Command::new("openssl").args(["speed", "-mr", "-seconds", &seconds, "rsa2048"]).output()?;
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let rate =
            rate_in(&printed).ok_or_else(|| format!("openssl speed printed no RSA rate: {printed}"))?;
        best = best.max(rate);
    }
    Ok(best)
}

/// Machine-readable lines look like `+F2:2:2048:0.000272:0.000008`: seconds for each signature in the fourth place.
fn rate_in(printed: &str) -> Option<f64> {
    let line = printed.lines().find(|line| line.starts_with("+F2:") && line.contains(":2048:"))?;
    let seconds: f64 = line.split(':').nth(3)?.parse().ok()?;
    (seconds > 0.0).then(|| 1.0 / seconds)
}

#[cfg(test)]
mod tests {
    use super::rate_in;

    #[test]
    fn the_rate_is_one_over_the_seconds_of_a_signature() {
        let printed = "+H:16:64\n+DTP:2048:private:rsa:3\n+R1:3600:2048:3.00\n+F2:2:2048:0.000250:0.000008\n";
        assert_eq!(rate_in(printed), Some(4000.0));
        assert_eq!(rate_in("nothing"), None);
    }
}

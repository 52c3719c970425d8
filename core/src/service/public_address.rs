//! Which addresses of the Internet the service may be sent to by somebody's link: public ones only.
//!
//! In scope: one question about an IP address, one about a host name. Out of scope: resolving names, fetching (see `remote_pictures`).
//! Sources: the IANA registries of special-purpose addresses for IPv4 and IPv6 (RFC 6890 and its successors).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Names that never lead outside, with everything below them (RFC 6761, RFC 6762, RFC 8375, ICANN's reservation of `internal`).
const INSIDE: [&str; 6] = ["localhost", "local", "internal", "home.arpa", "onion", "invalid"];

/// Networks of IPv4 that are not public, as first address and length of the prefix.
const SPECIAL_V4: [([u8; 4], u32); 15] = [
    ([0, 0, 0, 0], 8),       // this network
    ([10, 0, 0, 0], 8),      // private
    ([100, 64, 0, 0], 10),   // shared by a carrier's customers
    ([127, 0, 0, 0], 8),     // loopback
    ([169, 254, 0, 0], 16),  // link-local, and the metadata service of clouds
    ([172, 16, 0, 0], 12),   // private
    ([192, 0, 0, 0], 24),    // protocol assignments
    ([192, 0, 2, 0], 24),    // documentation
    ([192, 88, 99, 0], 24),  // 6to4 relays, withdrawn
    ([192, 168, 0, 0], 16),  // private
    ([198, 18, 0, 0], 15),   // benchmarks
    ([198, 51, 100, 0], 24), // documentation
    ([203, 0, 113, 0], 24),  // documentation
    ([224, 0, 0, 0], 4),     // multicast
    ([240, 0, 0, 0], 4),     // reserved, broadcast
];

/// Networks inside the global unicast range of IPv6 (2000::/3) that are not public.
const SPECIAL_V6: [([u16; 2], u32); 4] = [
    ([0x2001, 0], 23),     // protocol assignments, Teredo with its embedded IPv4 address
    ([0x2001, 0xdb8], 32), // documentation
    ([0x2002, 0], 16),     // 6to4 with its embedded IPv4 address
    ([0x3fff, 0], 20),     // documentation
];

/// Whether an address belongs to the public Internet.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let within = |(first, length): ([u8; 4], u32)| {
        let differing = u32::from(address) ^ u32::from_be_bytes(first);
        differing.leading_zeros() >= length
    };
    !SPECIAL_V4.into_iter().any(within)
}

/// Only 2000::/3 is given out; mapped, translated, unique-local, link-local and multicast addresses all lie outside.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [high, second, ..] = address.segments();
    let front = (u32::from(high) << 16) | u32::from(second);
    let within = |([high, second], length): ([u16; 2], u32)| {
        let differing = front ^ ((u32::from(high) << 16) | u32::from(second));
        differing.leading_zeros() >= length
    };
    high >> 13 == 0b001 && !SPECIAL_V6.into_iter().any(within)
}

/// Whether a host name may lead to the public Internet. Where it really leads only its addresses tell.
#[must_use]
pub fn is_public_name(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let is_inside =
        |zone: &str| name == zone || name.strip_suffix(zone).is_some_and(|rest| rest.ends_with('.'));
    name.contains('.') && !INSIDE.into_iter().any(is_inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_addresses_are_not_public() {
        let inside = [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ];
        for text in inside {
            assert!(!is_public(text.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn neighbours_of_special_networks_are_public() {
        let outside = [
            "1.1.1.1",
            "8.8.8.8",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "126.255.255.255",
            "128.0.0.1",
            "169.253.255.255",
            "169.255.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.1",
            "192.167.255.255",
            "192.169.0.0",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "2001:200::1",
            "2001:4860:4860::8888",
            "2003::1",
            "2606:4700::1111",
            "3ffe:ffff::1",
        ];
        for text in outside {
            assert!(is_public(text.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn names_that_stay_inside_are_known() {
        for name in [
            "localhost",
            "LOCALHOST.",
            "a.localhost",
            "printer.local",
            "metadata.google.internal",
            "router",
            "x.home.arpa",
        ] {
            assert!(!is_public_name(name), "{name}");
        }
        for name in ["example.com", "localhost.example.com", "mylocal.example", "internal.example.org."] {
            assert!(is_public_name(name), "{name}");
        }
    }
}

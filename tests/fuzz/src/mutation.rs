//! Small changes of bytes, the same ones for the same seed of randomness.
//!
//! In scope: what the short run of the ordinary tests tries. Out of scope: guidance by coverage, which the engine has.

/// A generator that needs no system (Marsaglia, "Xorshift RNGs", the variant with 64 bits).
#[derive(Debug, Clone)]
pub struct Randomness(u64);

impl Randomness {
    /// Starts from a number; zero would stay zero.
    #[must_use]
    pub fn new(start: u64) -> Self {
        Self(start.max(1))
    }

    /// A number below `end`, or 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        // The remainder is below `end`, which is a usize.
        usize::try_from(self.0 % u64::try_from(end.max(1)).unwrap_or(u64::MAX)).unwrap_or_default()
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap_or_default()
    }
}

/// Values that lengths and counts go wrong at.
const EDGES: [u8; 8] = [0x00, 0x01, 0x20, 0x30, 0x7f, 0x80, 0xfe, 0xff];

/// Changes a few places of the bytes.
#[must_use]
pub fn mutate(bytes: &[u8], random: &mut Randomness, max_bytes: usize) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    for _ in 0..=random.below(4) {
        change(&mut changed, random);
    }
    changed.truncate(max_bytes);
    changed
}

fn change(bytes: &mut Vec<u8>, random: &mut Randomness) {
    let at = random.below(bytes.len());
    let length = random.below(16).min(bytes.len() - at);
    match random.below(7) {
        0 => set(bytes, at, |byte, random| byte ^ (1 << random.below(8)), random),
        1 => set(bytes, at, |_, random| random.byte(), random),
        2 => set(
            bytes,
            at,
            |_, random| EDGES.get(random.below(EDGES.len())).copied().unwrap_or_default(),
            random,
        ),
        3 => bytes.truncate(at),
        4 => drop(bytes.drain(at..at + length)),
        5 => {
            let byte = random.byte();
            bytes.insert(at, byte);
        }
        _ => {
            let copied: Vec<u8> = bytes.get(at..at + length).unwrap_or_default().to_vec();
            let to = random.below(bytes.len());
            bytes.splice(to..to, copied);
        }
    }
}

fn set(bytes: &mut [u8], at: usize, change: fn(u8, &mut Randomness) -> u8, random: &mut Randomness) {
    if let Some(byte) = bytes.get_mut(at) {
        *byte = change(*byte, random);
    }
}

//! Smaller PNG files: the colours of a picture brought down to a palette of 256, as photo programs do for the web.
//!
//! In scope: choosing the colours (median cut), spreading the error (Floyd and Steinberg), writing the file. A browser's canvas writes only
//! full-colour PNG, and the crates that write palettes weigh more than this page of code; compression and checksums are those that
//! the archive uses anyway. Sources: P. Heckbert, "Color Image Quantization"; W3C, "PNG", chunks PLTE and tRNS.

use std::collections::HashMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use passwright_core::images::PNG_SIGNATURE;

/// The most colours that an index of one byte can name.
const MAX_COLORS: usize = 256;

/// Bits of each channel that choosing the palette looks at; the eye does not see the rest in a small picture.
const CHOSEN_BITS: u32 = 5;

type Rgba = [u8; 4];

/// Writes pixels (four bytes each, row by row) as a PNG with a palette; `None` when their number is not that of the size.
pub(crate) fn encode(pixels: &[u8], width: u32, height: u32) -> Option<Vec<u8>> {
    let count = usize::try_from(u64::from(width) * u64::from(height)).ok()?;
    if width == 0 || height == 0 || pixels.len() != count.checked_mul(4)? {
        return None;
    }
    let pixels: Vec<Rgba> = pixels.chunks_exact(4).filter_map(|pixel| pixel.try_into().ok()).collect();
    let palette = palette(&pixels);
    let indexes = indexes(&pixels, usize::try_from(width).ok()?, &palette);
    write(width, height, &palette, &indexes)
}

/// A box of colours, to be halved.
struct Colors(Vec<(Rgba, u64)>);

impl Colors {
    /// The channel in which they differ most, and by how much.
    fn widest(&self) -> (usize, u8) {
        let range = |channel: usize| {
            let values = self.0.iter().filter_map(|(color, _)| color.get(channel));
            let (low, high) =
                values.fold((u8::MAX, 0), |(low, high), value| (low.min(*value), high.max(*value)));
            high.saturating_sub(low)
        };
        (0..4).map(|channel| (channel, range(channel))).max_by_key(|(_, range)| *range).unwrap_or((0, 0))
    }

    /// How much there is to gain by halving it.
    fn weight(&self) -> u64 {
        let pixels: u64 = self.0.iter().map(|(_, count)| count).sum();
        // Large calm areas must not take all colours: the root of their size counts.
        if self.0.len() < 2 { 0 } else { pixels.isqrt() * u64::from(self.widest().1) }
    }

    fn halved(mut self) -> (Self, Self) {
        let (channel, _) = self.widest();
        self.0.sort_by_key(|(color, _)| color.get(channel).copied());
        let all: u64 = self.0.iter().map(|(_, count)| count).sum();
        let mut seen = 0;
        let middle = self.0.iter().position(|(_, count)| {
            seen += count;
            seen * 2 >= all
        });
        let at = middle.map_or(1, |at| at + 1).clamp(1, self.0.len().saturating_sub(1).max(1));
        let rest = self.0.split_off(at.min(self.0.len()));
        (self, Self(rest))
    }

    fn mean(&self) -> Rgba {
        let all: u64 = self.0.iter().map(|(_, count)| count).sum::<u64>().max(1);
        [0, 1, 2, 3].map(|channel| {
            let sum =
                |(color, count): &(Rgba, u64)| u64::from(color.get(channel).copied().unwrap_or(0)) * count;
            let mean = (self.0.iter().map(sum).sum::<u64>() + all / 2) / all;
            u8::try_from(mean).unwrap_or(u8::MAX)
        })
    }
}

/// What cannot be seen has one colour, whatever the file says.
fn visible(pixel: Rgba) -> Rgba {
    if pixel[3] == 0 { [0; 4] } else { pixel }
}

fn palette(pixels: &[Rgba]) -> Vec<Rgba> {
    let mut exact: HashMap<Rgba, u64> = HashMap::new();
    for pixel in pixels {
        if exact.len() > MAX_COLORS {
            break;
        }
        *exact.entry(visible(*pixel)).or_default() += 1;
    }
    if exact.len() <= MAX_COLORS {
        let mut colors: Vec<Rgba> = exact.into_keys().collect();
        colors.sort_unstable();
        return colors;
    }
    // Similar colours are counted together, and keep their mean.
    let mut similar: HashMap<u32, ([u64; 4], u64)> = HashMap::new();
    for pixel in pixels {
        let pixel = visible(*pixel);
        let key = pixel
            .iter()
            .fold(0_u32, |key, value| key << CHOSEN_BITS | u32::from(*value) >> (8 - CHOSEN_BITS));
        let (sums, count) = similar.entry(key).or_default();
        for (sum, value) in sums.iter_mut().zip(pixel) {
            *sum += u64::from(value);
        }
        *count += 1;
    }
    let mean = |(sums, count): ([u64; 4], u64)| {
        (sums.map(|sum| u8::try_from(sum / count).unwrap_or(u8::MAX)), count)
    };
    let mut colors: Vec<(Rgba, u64)> = similar.into_values().map(mean).collect();
    colors.sort_unstable();
    let mut boxes = vec![Colors(colors)];
    while boxes.len() < MAX_COLORS {
        let heaviest =
            boxes.iter().enumerate().max_by_key(|(_, it)| it.weight()).map(|(at, it)| (at, it.weight()));
        let Some((at, 1..)) = heaviest else { break };
        let (first, second) = boxes.swap_remove(at).halved();
        boxes.extend([first, second]);
    }
    boxes.iter().filter(|it| !it.0.is_empty()).map(Colors::mean).collect()
}

/// The nearest colour of the palette for each pixel; what it misses is spread over the pixels after it.
fn indexes(pixels: &[Rgba], width: usize, palette: &[Rgba]) -> Vec<u8> {
    let mut nearest = Nearest { palette, known: HashMap::new() };
    let mut indexes = Vec::with_capacity(pixels.len());
    // What is still owed in this row and the next one, with a pixel of room at both ends.
    let mut owed = [vec![[0_i32; 4]; width + 2], vec![[0_i32; 4]; width + 2]];
    for row in pixels.chunks(width) {
        for (x, pixel) in row.iter().enumerate() {
            let debt = owed[0].get(x + 1).copied().unwrap_or_default();
            let pixel = visible(*pixel);
            let wanted = if pixel[3] == 0 { pixel } else { plus(pixel, debt) };
            let (index, color) = nearest.of(wanted);
            indexes.push(index);
            let error = [0, 1, 2, 3].map(|at| channel(wanted, at) - channel(color, at));
            for (line, at, share) in [(0, x + 2, 7), (1, x, 3), (1, x + 1, 5), (1, x + 2, 1)] {
                if let Some(debt) = owed.get_mut(line).and_then(|line| line.get_mut(at)) {
                    for (debt, error) in debt.iter_mut().zip(error) {
                        *debt += error * share;
                    }
                }
            }
        }
        owed.swap(0, 1);
        owed[1].fill([0; 4]);
    }
    indexes
}

fn channel(color: Rgba, at: usize) -> i32 {
    color.get(at).copied().map_or(0, i32::from)
}

fn plus(color: Rgba, sixteenths: [i32; 4]) -> Rgba {
    let mut sum = color;
    for (value, debt) in sum.iter_mut().zip(sixteenths) {
        *value = u8::try_from((i32::from(*value) + debt / 16).clamp(0, 255)).unwrap_or(u8::MAX);
    }
    sum
}

/// Finds the nearest colour, and remembers what it found.
struct Nearest<'a> {
    palette: &'a [Rgba],
    known: HashMap<Rgba, u8>,
}

impl Nearest<'_> {
    fn of(&mut self, color: Rgba) -> (u8, Rgba) {
        let palette = self.palette;
        // With a full palette, colours that the eye cannot tell apart are looked for once.
        let mask = if palette.len() < MAX_COLORS { u8::MAX } else { 0xfc };
        let index = *self.known.entry(color.map(|value| value & mask)).or_insert_with(|| {
            let distance = |other: &Rgba| -> i32 {
                [0, 1, 2, 3].map(|at| channel(color, at) - channel(*other, at)).iter().map(|it| it * it).sum()
            };
            let best = palette.iter().enumerate().min_by_key(|(_, other)| distance(other));
            best.and_then(|(at, _)| u8::try_from(at).ok()).unwrap_or(0)
        });
        (index, palette.get(usize::from(index)).copied().unwrap_or_default())
    }
}

fn write(width: u32, height: u32, palette: &[Rgba], indexes: &[u8]) -> Option<Vec<u8>> {
    let mut rows = ZlibEncoder::new(Vec::new(), Compression::best());
    for row in indexes.chunks(usize::try_from(width).ok()?) {
        // No filter: neighbours in a palette are not neighbours in colour.
        rows.write_all(&[0]).ok()?;
        rows.write_all(row).ok()?;
    }
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    // Eight bits, a palette, and the only methods there are.
    header.extend([8, 3, 0, 0, 0]);
    let colors: Vec<u8> = palette.iter().flat_map(|color| [color[0], color[1], color[2]]).collect();
    let opacities: Vec<u8> = palette.iter().map(|color| color[3]).collect();
    let mut file = PNG_SIGNATURE.to_vec();
    put_chunk(&mut file, *b"IHDR", &header)?;
    put_chunk(&mut file, *b"PLTE", &colors)?;
    if opacities.iter().any(|opacity| *opacity < u8::MAX) {
        put_chunk(&mut file, *b"tRNS", &opacities)?;
    }
    put_chunk(&mut file, *b"IDAT", &rows.finish().ok()?)?;
    put_chunk(&mut file, *b"IEND", &[])?;
    Some(file)
}

fn put_chunk(file: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) -> Option<()> {
    file.extend(u32::try_from(data.len()).ok()?.to_be_bytes());
    let from = file.len();
    file.extend(kind);
    file.extend(data);
    let sum = crc32fast::hash(file.get(from..)?);
    file.extend(sum.to_be_bytes());
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use passwright_core::images::inspect_png;

    fn decode(file: &[u8]) -> (u32, u32, Vec<u8>) {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
        decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::ALPHA);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        (info.width, info.height, pixels)
    }

    #[test]
    fn few_colours_stay_exactly_as_they_are() {
        let pixels: Vec<u8> = (0..60_u32)
            .flat_map(|at| {
                let at = u8::try_from(at).unwrap();
                [at * 4, 255 - at, at / 2, if at % 3 == 0 { 128 } else { 255 }]
            })
            .collect();
        let file = encode(&pixels, 10, 6).unwrap();
        assert!(inspect_png(&file).is_ok());
        assert_eq!(decode(&file), (10, 6, pixels));
    }

    #[test]
    fn a_photo_becomes_much_smaller_and_looks_the_same() {
        let (width, height) = (300_u32, 200_u32);
        let mut pixels = Vec::new();
        for y in 0..height {
            for x in 0..width {
                let wave = ((f64::from(x) / 31.0).sin() + (f64::from(y) / 17.0).cos()) * 40.0;
                let byte = |value: f64| value.clamp(0.0, 255.0) as u8;
                let grain = f64::from((x * 7919 + y * 104_729) % 13);
                pixels.extend([
                    byte(130.0 + wave + grain),
                    byte(f64::from(x) * 0.8),
                    byte(220.0 - f64::from(y)),
                    255,
                ]);
            }
        }
        let file = encode(&pixels, width, height).unwrap();
        let (_, _, seen) = decode(&file);
        // Seen from where the dots melt: the mean of eight by eight pixels.
        let mean = |all: &[u8], left: u32, top: u32, channel: u32| -> i32 {
            let at = |x: u32, y: u32| i32::from(all[(((top + y) * width + left + x) * 4 + channel) as usize]);
            (0..64).map(|it| at(it % 8, it / 8)).sum::<i32>() / 64
        };
        for (left, top) in [(0, 0), (64, 40), (150, 100), (280, 180), (200, 10)] {
            for channel in 0..3 {
                let (was, is) = (mean(&pixels, left, top, channel), mean(&seen, left, top, channel));
                assert!((was - is).abs() <= 10, "at {left}, {top}, channel {channel}: {was} became {is}");
            }
        }
        assert!(file.len() * 3 < pixels.len(), "{} of {}", file.len(), pixels.len());
    }

    #[test]
    fn what_is_transparent_stays_so() {
        let pixels: Vec<u8> = (0..2_000_u32)
            .flat_map(|at| [(at % 251) as u8, (at / 8) as u8, 90, if at < 1_000 { 0 } else { 255 }])
            .collect();
        let (_, _, seen) = decode(&encode(&pixels, 50, 40).unwrap());
        assert!(seen.chunks(4).take(1_000).all(|pixel| pixel[3] == 0));
        assert!(seen.chunks(4).skip(1_000).all(|pixel| pixel[3] > 250));
    }

    #[test]
    fn a_wrong_number_of_pixels_is_no_picture() {
        assert_eq!(encode(&[0; 12], 2, 2), None);
        assert_eq!(encode(&[], 0, 0), None);
    }
}

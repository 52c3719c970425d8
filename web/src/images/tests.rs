use super::*;

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = vec![0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a];
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    for (kind, data) in [(b"IHDR", header), (b"IEND", vec![])] {
        bytes.extend((data.len() as u32).to_be_bytes());
        bytes.extend(kind);
        bytes.extend(data);
        bytes.extend([0; 4]);
    }
    bytes
}

fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8];
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes.extend([1, 1, 0x11, 0, 0xff, 0xda, 0, 2, 5, 5, 5, 0xff, 0xd9]);
    bytes
}

#[test]
fn a_jpeg_is_known_by_its_bytes_whatever_its_name() {
    assert_eq!(look(&jpeg(40, 30)), Ok(Format::Jpeg));
    assert_eq!(jpeg_size(&jpeg(40, 30)), Some((40, 30)));
    assert_eq!(look(&png(4, 3)), Ok(Format::Png));
    assert_eq!(look(b"  <svg xmlns='x'/>"), Ok(Format::Svg));
}

#[test]
fn every_wrong_picture_gets_its_sentence() {
    assert_eq!(look(b""), Err(PictureError::Empty));
    let too_many = PictureError::TooManyPixels { width: 8000, height: 5000, megapixels: 40 };
    assert_eq!(look(&png(8000, 5000)), Err(too_many.clone()));
    assert_eq!(look(&jpeg(8000, 5000)), Err(too_many));
    for whole in [png(9, 9), jpeg(9, 9)] {
        for cut in 8..whole.len() - 1 {
            assert_eq!(look(&whole[..cut]), Err(PictureError::CutOff), "{cut}");
        }
    }
}

#[test]
fn a_photo_larger_than_a_pass_may_hold_is_still_made_smaller() {
    assert_eq!(look(&png(6000, 4000)), Ok(Format::Png));
}

#[test]
fn a_photo_of_an_iphone_is_known_by_its_brand() {
    let head = |brands: &[u8]| [&[0, 0, 0, 40][..], b"ftyp", brands, &[0; 60]].concat();
    assert_eq!(look(&head(b"heic\0\0\0\0mif1heic")), Ok(Format::Heic));
    assert_eq!(look(&head(b"mif1\0\0\0\0mif1heic")), Ok(Format::Heic));
    assert_eq!(look(&head(b"mif1\0\0\0\0mif1avif")), Ok(Format::Other));
    assert_eq!(look(&head(b"avif\0\0\0\0mif1")), Ok(Format::Other));
}

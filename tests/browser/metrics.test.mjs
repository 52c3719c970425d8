// The drawn card against what was measured on iPhones: where rows stand, how large their text is, the barcode's box.
//
// The numbers come from screenshots of real phones (a card of 358 x 503 points). Those marked `guess` were inferred, and get more room.

import assert from 'node:assert/strict';
import test from 'node:test';
import { probe } from './support/card-probe.mjs';
import { Editor, file } from './support/editor.mjs';
import { field, unsignedPass } from './support/pass-maker.mjs';
import { plainPng } from './support/pictures.mjs';

/** Units that a measured place may be off. */
const MEASURED = 1.5;
/** Units that an inferred place may be off. */
const GUESSED = 4;
/** From the top of a line's box to the top of its capitals, for each unit of size. */
const CAP_OFFSET = 0.247;

const HEADER = [field('points', 'POINTS', '120')];
const PICTURES = {
  'thumbnail@2x.png': plainPng(172, 172, [90, 90, 200]), 'strip@2x.png': plainPng(750, 288, [120, 60, 60]),
  'artwork@2x.png': plainPng(716, 896, [60, 90, 120]), 'primaryLogo@2x.png': plainPng(252, 60, [240, 240, 240]), 'secondaryLogo@2x.png': plainPng(270, 24, [240, 240, 240]),
};
const QR = [{ format: 'PKBarcodeFormatQR', message: 'METRIC-PROBE-1', messageEncoding: 'iso-8859-1' }];

/** What every style shares. */
const everywhere = (style) => [
  label(`/${style}/headerFields/0`, 12.4),
  value(`/${style}/headerFields/0`, { boxTop: 20, size: 21.5 }),
  { pointer: '/logoText', capTop: 23, size: 18, weight: 600 },
];

function label(field, capTop, more = {}) {
  return { pointer: `${field}/label`, capTop, size: 11, weight: 600, ...more };
}

function value(field, { boxTop, size, ...more }) {
  return { pointer: `${field}/value`, capTop: boxTop + CAP_OFFSET * size, size, ...more };
}

/** A row: its label, and its value below. */
const row = (field, capTop, boxTop, size) => [label(field, capTop), value(field, { boxTop, size })];

const overStrip = (style) => [
  value(`/${style}/primaryFields/0`, { boxTop: 72.5, size: 62, sizeRoom: 2 }),
  { pointer: `/${style}/primaryFields/0/label`, capTop: 145, size: 19, weight: 400 },
  ...row(`/${style}/secondaryFields/0`, 214.7, 227.4, 26),
  ...row(`/${style}/auxiliaryFields/0`, 214.7, 227.4, 26),
];

const FIXTURES = {
  boardingPass: {
    fields: {
      transitType: 'PKTransitTypeAir',
      primaryFields: [field('from', 'FROM', 'SFO'), field('to', 'TO', 'JFK')],
      secondaryFields: [field('name', 'NAME', 'Ada')],
      auxiliaryFields: [field('gate', 'GATE', 'B4')],
    },
    pictures: [],
    expected: [
      label('/boardingPass/primaryFields/0', 70.3),
      label('/boardingPass/primaryFields/1', 70.3),
      { pointer: '/boardingPass/primaryFields/0/value', capCentre: 103.5, size: 40 },
      { pointer: '/boardingPass/primaryFields/1/value', capCentre: 103.5, size: 40 },
      label('/boardingPass/auxiliaryFields/0', 141, { guess: true }),
      label('/boardingPass/secondaryFields/0', 185, { guess: true }),
    ],
  },
  generic: {
    fields: {
      primaryFields: [field('a', 'MEMBER', 'Ada')],
      secondaryFields: [field('b', 'SINCE', '2024')],
      auxiliaryFields: [field('c', 'LEVEL', 'Gold')],
    },
    pictures: ['thumbnail@2x.png'],
    expected: [
      ...row('/generic/primaryFields/0', 78.3, 89.4, 30.5),
      ...row('/generic/secondaryFields/0', 176.6, 185.5, 20),
      ...row('/generic/auxiliaryFields/0', 220.8, 229.4, 16.5),
    ],
  },
  storeCard: {
    fields: {
      primaryFields: [field('a', 'balance', '$25')],
      secondaryFields: [field('b', 'NAME', 'Ada')],
      auxiliaryFields: [field('c', 'LEVEL', 'Gold')],
    },
    pictures: ['strip@2x.png'],
    expected: overStrip('storeCard'),
  },
  coupon: {
    fields: {
      primaryFields: [field('a', 'off all shoes', '20%')],
      secondaryFields: [field('b', 'ENDS', 'May 3')],
      auxiliaryFields: [field('c', 'SHOP', 'All')],
    },
    pictures: ['strip@2x.png'],
    expected: overStrip('coupon'),
  },
  eventTicket: {
    fields: {
      primaryFields: [field('a', 'EVENT', 'Concert')],
      secondaryFields: [field('b', 'PLACE', 'Hall')],
      auxiliaryFields: [field('c', 'DOORS', '7 PM'), field('d', 'ROW', '12', { row: 1 })],
    },
    pictures: ['thumbnail@2x.png'],
    expected: [
      ...row('/eventTicket/primaryFields/0', 70.3, 78.5, 21),
      ...row('/eventTicket/secondaryFields/0', 122.3, 130.4, 17.5),
      ...row('/eventTicket/auxiliaryFields/0', 170.3, 179.6, 15),
      label('/eventTicket/auxiliaryFields/1', 214.3, { guess: true }),
    ],
  },
};

for (const [style, { fields, pictures, expected }] of Object.entries(FIXTURES)) {
  test(`the_rows_of_a_${style}_stand_where_an_iphone_puts_them`, async (t) => {
    const document = { logoText: 'Measures', barcodes: QR, [style]: { headerFields: HEADER, ...fields } };
    const chosen = Object.fromEntries(pictures.map((name) => [name, PICTURES[name]]));
    const { texts, height, barcode, ...card } = await drawn(t, document, chosen);
    near(height, 503, MEASURED, 'the height of the card');
    for (const want of [...everywhere(style), ...expected]) {
      const found = texts.find(({ pointer }) => pointer === want.pointer);
      assert.ok(found, `${want.pointer} is drawn; drawn are ${texts.map(({ pointer }) => pointer)}`);
      const room = want.guess ? GUESSED : MEASURED;
      for (const place of ['capTop', 'capCentre']) {
        if (want[place] !== undefined) near(found[place], want[place], room, `${place} of ${want.pointer}`);
      }
      near(found.size, want.size, want.sizeRoom ?? 1, `size of ${want.pointer}`);
      if (want.weight) assert.equal(found.weight, want.weight, `weight of ${want.pointer}`);
    }
    const left = texts.find(({ pointer }) => pointer === `/${style}/secondaryFields/0/value`);
    near(left.x, 15, MEASURED, 'the left edge of the rows');
    const header = texts.find(({ pointer }) => pointer === `/${style}/headerFields/0/label`);
    near(header.x + header.width, 343, MEASURED, 'the right edge of the header field');
    squareBox(barcode, style);
    picturesStand(card, style);
  });
}

function squareBox({ box, code }, style) {
  const largest = style === 'boardingPass' ? 126 : 141;
  assert.ok(code.width <= largest + MEASURED && code.width >= 120, `the code is ${code.width} wide`);
  near(box.width, 150, MEASURED, 'the width of the white box');
  near(box.height, 150, MEASURED, 'the height of the white box');
  near(503 - (box.y + box.height), 14, MEASURED, 'below the white box');
  near(box.x + box.width / 2, 179, MEASURED, 'the middle of the white box');
}

function picturesStand({ pictures, transit }, style) {
  if (style === 'storeCard' || style === 'coupon') {
    near(pictures.strip.y, 60, GUESSED, 'the top of the strip');
    near(pictures.strip.y + pictures.strip.height, 197.5, GUESSED, 'the bottom of the strip');
    near(pictures.strip.width, 358, MEASURED, 'the width of the strip');
  } else if (style === 'boardingPass') {
    near(transit.x + transit.width / 2, 179, MEASURED, 'the middle of the transit icon');
    near(transit.y + transit.height / 2, 104, GUESSED, 'the height of the transit icon');
  } else {
    near(pictures.thumbnail.x + pictures.thumbnail.width, 343, MEASURED, 'the right edge of the thumbnail');
    near(pictures.thumbnail.y, 72, GUESSED, 'the top of the thumbnail');
    assert.ok(pictures.thumbnail.width <= 86 + MEASURED);
  }
}

/** Format, size of the code, size of the white box with text below the code, from the box to the edge of the card. */
const BOXES = [
  ['PKBarcodeFormatQR', { code: [120, 141, 120, 141], box: [150, 156, 168, 172], below: 14 }],
  ['PKBarcodeFormatPDF417', { code: [200, 240, 56, 60], box: [267, 289, 99, 99], below: 32 }],
  ['PKBarcodeFormatCode128', { code: [171, 227, 39.3, 39.3], box: [256, 289, 91, 91], below: 32 }],
];

for (const [format, { code, box, below }] of BOXES) {
  test(`the_white_box_of_${format}_is_as_large_as_on_an_iphone`, async (t) => {
    const barcodes = [{ format, message: 'METRIC-PROBE-1', messageEncoding: 'iso-8859-1', altText: 'METRIC-PROBE-1' }];
    const { barcode } = await drawn(t, { barcodes, generic: { primaryFields: [field('a', 'A', 'B')] } });
    within(barcode.code, code, 'the code');
    within(barcode.box, box, 'the white box');
    near(503 - (barcode.box.y + barcode.box.height), below, MEASURED, 'below the white box');
  });
}

function within({ width, height }, [narrow, wide, low, high], what) {
  assert.ok(width >= narrow - MEASURED && width <= wide + MEASURED, `${what} is ${width} wide`);
  assert.ok(height >= low - MEASURED && height <= high + MEASURED, `${what} is ${height} high`);
}

/** What the newer looks need; their places are inferred from Apple's picture sizes and descriptions, not measured. */
const NEWER = {
  posterGeneric: {
    document: {
      generic: { primaryFields: [field('name', 'NAME', 'Rosa Stone')] },
      posterGeneric: {
        headerFields: [field('no', 'NO.', '42')],
        primaryFields: [{ key: 'name', value: 'Rosa Stone' }, field('since', 'SINCE', '2019'), field('level', 'LEVEL', 'Gold')],
        footerFields: [field('until', 'Until', 'June')],
      },
      barcodes: QR,
    },
    pictures: ['artwork@2x.png', 'primaryLogo@2x.png'],
    height: 448,
    title: '/posterGeneric/primaryFields/0/value',
    order: ['/posterGeneric/primaryFields/0/value', '/posterGeneric/primaryFields/1/value', '/posterGeneric/footerFields/0/value'],
    header: '/posterGeneric/headerFields/0/value',
  },
  posterEventTicket: {
    document: {
      preferredStyleSchemes: ['posterEventTicket', 'eventTicket'],
      nfc: { message: '1', encryptionPublicKey: 'x', requiresAuthentication: false },
      semantics: {
        eventName: 'The Beat Goes On', venueName: 'Moscone West', eventStartDate: '2026-11-27T20:00-08:00',
        seats: [{ seatSection: 'A', seatRow: '12', seatNumber: '4' }],
      },
      eventTicket: { primaryFields: [field('e', 'EVENT', 'The Beat Goes On')] },
    },
    pictures: ['artwork@2x.png', 'primaryLogo@2x.png', 'secondaryLogo@2x.png'],
    height: 448,
    title: '/semantics/eventName',
    order: ['/semantics/eventName', '/semantics/venueName', '/semantics/seats/0/seatRow'],
    header: '/semantics/eventStartDate',
  },
  semanticBoardingPass: {
    document: {
      preferredStyleSchemes: ['semanticBoardingPass', 'boardingPass'],
      semantics: {
        airlineCode: 'SP', flightNumber: 815, departureAirportCode: 'SFO', destinationAirportCode: 'LHR', departureCityName: 'San Francisco',
        destinationCityName: 'London', originalDepartureDate: '2026-11-27T11:05-08:00', originalBoardingDate: '2026-11-27T10:25-08:00',
        originalArrivalDate: '2026-11-28T05:40+00:00', departureLocationTimeZone: 'America/Los_Angeles', destinationLocationTimeZone: 'Europe/London',
        passengerName: { givenName: 'Grace', familyName: 'Hopper' }, departureGate: '23',
      },
      boardingPass: { transitType: 'PKTransitTypeAir', primaryFields: [field('from', 'FROM', 'SFO'), field('to', 'TO', 'LHR')] },
      barcodes: QR,
    },
    pictures: ['primaryLogo@2x.png'],
    height: 503,
    title: '/semantics/departureAirportCode',
    order: ['/semantics/departureCityName', '/semantics/departureAirportCode', '/semantics/originalDepartureDate', '/semantics/passengerName'],
    header: '/semantics/airlineCode',
  },
};

for (const [look, { document, pictures, ...expected }] of Object.entries(NEWER)) {
  test(`a_${look}_is_laid_out_as_apple_describes_it`, async (t) => {
    const chosen = Object.fromEntries(pictures.map((name) => [name, PICTURES[name]]));
    const card = await drawn(t, { logoText: 'Measures', ...document }, chosen);
    assert.equal(card.look, look);
    near(card.height, expected.height, MEASURED, 'the height of the card');
    const at = (pointer) => card.texts.find((text) => text.pointer === pointer) ?? assert.fail(`${pointer} is not drawn`);
    const title = at(expected.title);
    assert.ok(title.weight >= 600, `the title has weight ${title.weight}`);
    assert.ok(card.texts.every(({ size }) => size <= title.size), 'nothing is larger than the title');
    const tops = expected.order.map((pointer) => at(pointer).capTop);
    assert.deepEqual(tops, tops.toSorted((a, b) => a - b), 'the lines follow each other downwards');
    near(at(expected.order.at(-1)).x, 15, look === 'posterEventTicket' ? 358 : GUESSED, 'the left edge of the rows');
    const header = at(expected.header);
    near(header.x + header.width, 343, GUESSED, 'the right edge of the header');
    const { x, y, width, height } = card.pictures.primaryLogo;
    assert.ok(width <= 126 + MEASURED && height <= 30 + MEASURED, `the primary logo is ${width} x ${height}`);
    near(x, 15, GUESSED, 'the left edge of the primary logo');
    near(y + height / 2, 31, GUESSED, 'the middle of the primary logo');
    if (card.pictures.artwork) {
      const { artwork } = card.pictures;
      assert.ok(artwork.x <= 0.5 && artwork.y <= 0.5 && artwork.x + artwork.width >= 357.5 && artwork.y + artwork.height >= 447.5, 'the artwork fills the card');
      // A square code takes the lowest third; the texts stand right above it.
      assert.ok(tops[0] > card.height / 3, `the texts stand low on the art, from ${tops[0]}`);
    }
    if (card.barcode) {
      near(card.height - (card.barcode.box.y + card.barcode.box.height), 14, MEASURED, 'below the white box');
      assert.ok(Math.max(...tops) < card.barcode.box.y, 'the texts stand above the code');
    }
  });
}

test('a_poster_ticket_that_lacks_something_falls_back_to_the_classic_look_and_says_why', async (t) => {
  const { document, pictures } = NEWER.posterEventTicket;
  const { venueName, ...tags } = document.semantics;
  const chosen = Object.fromEntries(pictures.map((name) => [name, PICTURES[name]]));
  const editor = await opened(t, { ...document, semantics: tags }, chosen);
  assert.equal((await probe(editor.card)).look, 'eventTicket');
  await editor.page.getByRole('status').filter({ hasText: 'name of the venue is missing' }).waitFor();
});

const LONG = 'An exceedingly long text that no card can hold in one line of any size';

for (const style of Object.keys(FIXTURES)) {
  test(`long_texts_of_a_${style}_stay_on_the_card`, async (t) => {
    const many = (prefix, count) => Array.from({ length: count }, (_, index) => field(`${prefix}${index}`, `${prefix}${index} ${LONG}`, LONG));
    const fields = {
      headerFields: many('h', 3), primaryFields: many('p', style === 'boardingPass' ? 2 : 1), secondaryFields: many('s', 4), auxiliaryFields: many('a', 4),
    };
    if (style === 'boardingPass') fields.transitType = 'PKTransitTypeAir';
    const editor = await opened(t, { logoText: LONG, barcodes: QR, [style]: fields });
    const { texts } = await probe(editor.card);
    for (const { pointer, x, width } of texts) {
      assert.ok(x >= -0.5 && x + width <= 358.5, `${pointer} reaches from ${x} to ${x + width}`);
    }
    const cut = texts.filter(({ isCutOff, text }) => isCutOff && text.endsWith('…'));
    assert.ok(cut.length > 0, 'what does not fit ends in an ellipsis');
    for (const group of ['primaryFields', 'secondaryFields', 'auxiliaryFields']) {
      const sizes = texts.filter(({ pointer, role }) => role === 'value' && pointer.startsWith(`/${style}/${group}/`)).map(({ size }) => size.toFixed(1));
      assert.ok(new Set(sizes).size <= 1, `one size in ${group}: ${sizes}`);
    }
    await warnsOf(editor, texts);
  });
}

/** Each field of which something is cut off is in the list of checks, by its name. */
async function warnsOf(editor, texts) {
  const cut = texts.filter(({ isCutOff, pointer }) => isCutOff && pointer.endsWith('/value')).map(({ pointer }) => pointer.split('/').at(-2) + pointer.split('/').at(-3)[0]);
  const listed = await editor.listsChecks();
  for (const place of new Set(cut)) {
    const [index, prefix] = [place.slice(0, -1), place.slice(-1)];
    const name = `“${prefix}${index} An exceedingly`.slice(0, 12);
    assert.ok(listed.some((text) => text.includes(name) && text.includes('is cut off on iPhone')), `${name}… is told, in ${listed.join(' | ')}`);
  }
}

test('the_longest_data_of_every_look_stays_on_the_card', async (t) => {
  for (const [look, { document, pictures }] of Object.entries(NEWER)) {
    const editor = await opened(t, { logoText: 'Measures', ...document }, Object.fromEntries(pictures.map((name) => [name, PICTURES[name]])));
    await editor.looks('Sample data', 'Longest data');
    await editor.card.locator('svg text[data-cut-off]').first().waitFor();
    const { texts, pictures: drawnPictures } = await probe(editor.card);
    for (const { pointer, x, width } of texts) {
      assert.ok(x >= -0.5 && x + width <= 358.5, `${look}: ${pointer} reaches from ${x} to ${x + width}`);
    }
    const { primaryLogo } = drawnPictures;
    for (const { pointer, x, capTop } of texts.filter(({ capTop }) => capTop < 46)) {
      assert.ok(x >= primaryLogo.x + primaryLogo.width - 0.5, `${look}: ${pointer} at ${x}, ${capTop} lies on the logo`);
    }
  }
});

/**
 * Scripts that the bundled font lacks and every machine has a font for; `runsLeft` where a text ends at its left. Chinese, Japanese and
 * emoji need fonts that test machines lack, and empty boxes are not measured as they are drawn: the layout's own tests have those.
 */
const SCRIPTS = { Arabic: ['بطاقة الولاء الذهبية', true], Hebrew: ['כרטיס מועדון', true], Greek: ['Κάρτα μέλους', false], Cyrillic: ['Карта клуба', false] };

test('texts_of_any_script_are_drawn_in_their_place', async (t) => {
  for (const [script, [text, runsLeft]] of Object.entries(SCRIPTS)) {
    const long = Array.from({ length: 12 }, () => text).join(' ');
    const fields = [field('a', text, text), field('b', text, long)];
    const editor = await opened(t, { logoText: text, generic: { headerFields: [field('h', text, text)], primaryFields: [field('p', text, text)], secondaryFields: fields } });
    const { texts } = await probe(editor.card);
    for (const { pointer, x, width } of texts) {
      assert.ok(width > 5, `${script}: ${pointer} is ${width} wide`);
      assert.ok(x >= -0.5 && x + width <= 358.5, `${script}: ${pointer} reaches from ${x} to ${x + width}`);
    }
    near(texts.find(({ pointer }) => pointer === '/generic/primaryFields/0/value').x, 15, 2.5, `the left edge of ${script}`);
    const cut = texts.find(({ pointer }) => pointer === '/generic/secondaryFields/1/value');
    assert.ok(cut.isCutOff && cut.text.endsWith('…'), `${script}: the long one is cut off`);
    assert.equal(cut.direction, runsLeft ? 'rtl' : null, script);
  }
});

async function opened(t, document, pictures = {}) {
  const editor = await Editor.open(t);
  await editor.opensFile(file('metrics.pkpass', unsignedPass(document, pictures), 'application/vnd.apple.pkpass'));
  await editor.card.waitFor();
  return editor;
}

async function drawn(t, document, pictures = {}) {
  return probe((await opened(t, document, pictures)).card);
}

function near(found, wanted, room, what) {
  assert.ok(Math.abs(found - wanted) <= room, `${what}: ${found.toFixed(2)} instead of ${wanted.toFixed(2)}`);
}

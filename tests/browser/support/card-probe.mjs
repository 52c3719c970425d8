// Measures the drawn card in the browser, in units of the card: 358 wide, 503 high or, a poster, 448, from its top left corner.

/** Everything that stands on a card: its texts, boxes and pictures, where the browser really put them. */
export function probe(card) {
  return card.locator('svg[data-style]').evaluate((drawing) => {
    const face = drawing.getBoundingClientRect();
    const unit = face.width / 358;
    const canvas = document.createElement('canvas').getContext('2d');
    const box = (element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: (left - face.left) / unit, y: (top - face.top) / unit, width: width / unit, height: height / unit };
    };
    /** The height of a capital letter in the font that the browser chose. */
    const capHeight = (style, size) => {
      canvas.font = `${style.fontWeight} 100px ${style.fontFamily}`;
      return (canvas.measureText('H').actualBoundingBoxAscent / 100) * size;
    };
    const texts = [...drawing.querySelectorAll('text[data-pointer]')].map((element) => {
      const style = getComputedStyle(element);
      const matrix = element.getScreenCTM();
      const size = (parseFloat(style.fontSize) * matrix.d) / unit;
      const baseline = (element.getStartPositionOfChar(0).matrixTransform(matrix).y - face.top) / unit;
      const capTop = baseline - capHeight(style, size);
      return {
        pointer: element.dataset.pointer, role: element.dataset.role, text: element.textContent, size,
        weight: Number(style.fontWeight), capTop, capCentre: (capTop + baseline) / 2, isCutOff: element.dataset.cutOff === 'true',
        direction: element.getAttribute('direction'),
        ...box(element),
      };
    });
    const barcode = drawing.querySelector('[data-role=barcode]');
    const code = drawing.querySelector('[data-role=code]');
    const pictures = [...drawing.querySelectorAll('image[data-picture]')].map((image) => [image.dataset.picture, box(image)]);
    const transit = drawing.querySelector('[data-role=transit]');
    return {
      look: drawing.dataset.style, height: face.height / unit, texts, pictures: Object.fromEntries(pictures),
      barcode: barcode && { box: box(barcode.querySelector('rect')), code: code && box(code) },
      transit: transit && box(transit),
    };
  });
}

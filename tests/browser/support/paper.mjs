// What a PDF of the browser is printed on.

const MILLIMETRES_PER_POINT = 25.4 / 72;

/** Width and height of each page of a PDF, in whole millimetres. */
export function pageSizes(pdf) {
  const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox ?\[([^\]]+)\]/g)];
  return boxes.map(([, box]) => {
    const [left, bottom, right, top] = box.trim().split(/\s+/).map(Number);
    return [right - left, top - bottom].map((points) => Math.round(points * MILLIMETRES_PER_POINT));
  });
}

// A first-time user's path, from the empty page to a published pass: with every click counted.

/** The most clicks that the path may take. */
export const MOST_CLICKS = 12;

/** What the person types, one line for each field of the card: what stood there, and what is to stand there. */
export const TYPED = [
  ['Bean & Leaf', 'Kaffee Kranich'],
  ['$21.75', '€8.40'],
];

/** A logo as a shop has it: a drawing that is not made for Wallet. */
const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300" viewBox="0 0 60 60">
  <circle cx="30" cy="30" r="28" fill="#fcc873"/>
  <path d="M14 40c8 2 15-1 19-8l3-14c1-4 4-6 8-5l5 3-6 1-3 18c-2 9-10 14-19 13z" fill="#14213d"/>
</svg>`;

/**
 * Walks the path with an editor that shows its start and knows its key.
 * @param {import('./editor.mjs').Editor} editor
 * @param {(step: string) => Promise<void>} keeps called after each step, by its name
 * @returns the number of clicks as the browser counted them, and the landing page of the pass
 */
export async function walks(editor, keeps) {
  const { page } = editor;
  let clicks = 0;
  await page.exposeFunction('countClick', () => { clicks += 1; });
  await page.evaluate(() => addEventListener('click', ({ isTrusted }) => isTrusted && globalThis.countClick(), { capture: true }));
  await editor.startingPoints();
  await keeps('start');

  await page.getByRole('main').getByRole('button', { name: /^Loyalty points/ }).click();
  await editor.isStyle('Store card');
  await keeps('card');

  for (const [shown, text] of TYPED) await editor.typesOnCard(shown, text);
  await keeps('texts');

  await editor.opensPanel('Style and colours');
  await page.getByRole('button', { name: 'Colours Midnight' }).click();
  await keeps('colours');

  await editor.drops('logo', { name: 'crane.svg', buffer: Buffer.from(LOGO) });
  await keeps('logo');

  const { landingUrl } = await editor.publishes();
  await keeps('published');
  return { clicks, landingUrl };
}

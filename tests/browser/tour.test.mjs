// The path that docs/tour.md shows is as short as it says there.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { Editor, complainsOfNothing } from './support/editor.mjs';
import { fieldsOf } from './support/pass-file.mjs';
import { root, server } from './support/server.mjs';
import { MOST_CLICKS, TYPED, walks } from './support/tour.mjs';
import { Wallet } from './support/wallet.mjs';

test('from_the_empty_page_to_a_published_pass_in_a_few_clicks', async (t) => {
  const editor = await Editor.open(t, { viewport: { width: 1440, height: 900 } });
  const steps = [];
  const { clicks, landingUrl } = await walks(editor, async (step) => steps.push(step));
  assert.ok(clicks > TYPED.length && clicks <= MOST_CLICKS, `${clicks} clicks`);
  assert.ok(landingUrl.startsWith(`${server.url}/p/`), landingUrl);

  const { pass, files } = await new Wallet().installs(`${landingUrl}.pkpass`);
  const shown = [pass.logoText, ...fieldsOf(pass).map(({ value }) => value)];
  for (const [, text] of TYPED) assert.ok(shown.includes(text), `${text} is on the pass: ${shown}`);
  assert.ok(files.has('logo.png'), 'with the logo');

  const guide = readFileSync(join(root, 'docs/tour.md'), 'utf8');
  const pictures = [...guide.matchAll(/images\/tour\/([a-z]+)\.png/g)].map(([, step]) => step);
  assert.deepEqual(pictures, steps, 'the guide shows every step, in its order');
  assert.match(guide, new RegExp(`\\b${clicks} clicks\\b`), 'and says how many clicks it takes');
  complainsOfNothing(editor);
});

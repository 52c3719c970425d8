// Fields in another order, fields twice, and the keys that have no panel of their own.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Editor, complainsOfNothing, file } from './support/editor.mjs';
import { field, unsignedPass } from './support/pass-maker.mjs';
import { until } from './support/wait.mjs';

const PASS = {
  storeCard: {
    headerFields: [field('points', 'POINTS', 12)], primaryFields: [field('balance', 'Balance', '$5')],
    secondaryFields: [field('a', 'Anna', '1'), field('b', 'Bert', '2'), field('c', 'Cleo', '3')],
    backFields: [field('terms', 'Terms', 'Be kind')],
  },
};

async function opens(t, options) {
  const editor = await Editor.open(t, options);
  await editor.opensFile(file('fields.pkpass', unsignedPass(PASS), 'application/vnd.apple.pkpass'));
  await editor.card.waitFor();
  return editor;
}

/** Waits until the list shows these labels in a group, in this order. */
async function standsAs(editor, group, labels) {
  const shown = editor.page.locator(`[data-group=${group}] .layer-label`);
  let now = [];
  await until(`${group} to be ${labels}, not ${now}`, async () => {
    now = await shown.allInnerTexts();
    return now.join() === labels.join();
  });
}

/** The row of a field in the list at the left. */
const row = (editor, label) => editor.page.locator('[data-field]').filter({ hasText: label });

/** Drags a row by its grip over a place of the list, and lets go there. */
async function drags(editor, label, target, share) {
  await row(editor, label).hover();
  const [grip, goal] = [await row(editor, label).locator('.layer-grip').boundingBox(), await target.boundingBox()];
  const { mouse } = editor.page;
  await mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await mouse.down();
  await mouse.move(goal.x + goal.width / 2, goal.y + goal.height * share, { steps: 5 });
  await mouse.up();
}

test('fields_are_dragged_to_another_place_and_another_group', async (t) => {
  const editor = await opens(t);
  await drags(editor, 'Anna', row(editor, 'Cleo'), 0.25);
  await standsAs(editor, 'secondaryFields', ['Bert', 'Anna', 'Cleo']);
  await drags(editor, 'Cleo', row(editor, 'POINTS'), 0.75);
  await standsAs(editor, 'headerFields', ['POINTS', 'Cleo']);
  // An empty group takes it at its heading.
  await drags(editor, 'Bert', editor.page.locator('[data-group=auxiliaryFields]'), 0.5);
  await standsAs(editor, 'auxiliaryFields', ['Bert']);
  // Beside the list nothing happens.
  await drags(editor, 'Anna', editor.page.getByRole('banner'), 0.5);
  await standsAs(editor, 'secondaryFields', ['Anna']);
  assert.equal(await editor.undoesAll(), 3);
  await standsAs(editor, 'secondaryFields', ['Anna', 'Bert', 'Cleo']);
  complainsOfNothing(editor);
});

test('fields_are_dragged_on_a_narrow_screen_and_the_list_stays', async (t) => {
  const editor = await opens(t, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await editor.page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Fields' }).click();
  await row(editor, 'Anna').scrollIntoViewIfNeeded();
  await drags(editor, 'Anna', row(editor, 'Bert'), 0.75);
  await standsAs(editor, 'secondaryFields', ['Bert', 'Anna', 'Cleo']);
  assert.ok(await row(editor, 'Anna').isVisible());
  complainsOfNothing(editor);
});

test('keys_move_and_double_a_field_on_the_card_too', async (t) => {
  const editor = await opens(t);
  const place = editor.card.getByRole('button', { name: /^Anna/ });
  await place.focus();
  await editor.page.keyboard.press('Enter');
  await editor.card.getByRole('textbox').waitFor();
  await editor.page.keyboard.press('Escape');
  await until('the focus to come back', () => place.evaluate((button) => button === document.activeElement));
  await editor.page.keyboard.press('Alt+ArrowDown');
  await editor.page.keyboard.press('Alt+ArrowDown');
  await standsAs(editor, 'secondaryFields', ['Bert', 'Cleo', 'Anna']);
  await until('the focus to go along', () => place.evaluate((button) => button === document.activeElement));
  await editor.page.keyboard.press('Control+d');
  await standsAs(editor, 'secondaryFields', ['Bert', 'Cleo', 'Anna', 'Anna']);
  complainsOfNothing(editor);
});

test('every_key_of_the_format_is_reached_without_writing_json', async (t) => {
  const editor = await opens(t);
  await editor.opensPanel('Details');
  const drawer = editor.panel.locator('details.drawer');
  await drawer.locator('summary').click();
  const adds = async (name, key) => {
    await drawer.getByLabel(`Further keys of ${name}`, { exact: true }).selectOption({ label: key });
    await drawer.getByRole('button', { name: `Add to ${name}`, exact: true }).click();
  };
  await adds('the pass', 'Locations');
  await adds('Locations, 1', 'Latitude');
  await drawer.getByRole('textbox', { name: 'Latitude' }).fill('52.5');
  await adds('Locations, 1', 'Relevant text');
  await drawer.getByRole('textbox', { name: 'Relevant text' }).fill('Around the corner');
  await adds('the pass', 'Semantics');
  await adds('Semantics', 'Venue name');
  await drawer.getByRole('textbox', { name: 'Venue name' }).fill('Harbour Hall');
  await adds('the pass', 'Suppress strip shine');
  await drawer.getByLabel('Suppress strip shine', { exact: true }).uncheck();
  await adds('the pass', 'Associated store identifiers');
  await drawer.getByRole('textbox', { name: 'Associated store identifiers, 1' }).fill('1234567');
  const offered = await drawer.getByLabel('Further keys of the pass', { exact: true }).locator('option').count();
  assert.ok(offered > 40, `${offered} further keys`);

  const kept = await editor.readsDocument();
  assert.deepEqual(kept.locations, [{ latitude: 52.5, relevantText: 'Around the corner' }]);
  assert.deepEqual(kept.semantics, { venueName: 'Harbour Hall' });
  assert.deepEqual([kept.suppressStripShine, kept.associatedStoreIdentifiers], [false, [1234567]]);
  await drawer.getByRole('button', { name: 'Remove Semantics' }).click();
  await drawer.getByRole('button', { name: 'Remove Semantics' }).waitFor({ state: 'detached' });

  await row(editor, 'Balance').getByRole('button').click();
  await drawer.locator('summary').click();
  await adds('this field', 'Attributed value');
  await drawer.getByRole('textbox', { name: 'Attributed value' }).fill("<a href='https://example.com'>More</a>");
  await adds('this field', 'Data detector types');
  await drawer.getByLabel('PKDataDetectorTypeLink').check();
  const [balance] = (await editor.readsDocument()).storeCard.primaryFields;
  assert.deepEqual([balance.attributedValue, balance.dataDetectorTypes], ["<a href='https://example.com'>More</a>", ['PKDataDetectorTypeLink']]);
  complainsOfNothing(editor);
});

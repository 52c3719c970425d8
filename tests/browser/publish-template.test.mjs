// A pass for each person: the join link, one person's value, the calls of the API as they stand in the page, closing and erasing.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { Editor, complainsOfNothing } from './support/editor.mjs';
import { fieldsOf } from './support/pass-file.mjs';
import { firstPushesTo, pushesTo } from './support/push.mjs';
import { scan } from './support/scanner.mjs';
import { server } from './support/server.mjs';
import { Wallet } from './support/wallet.mjs';

/** Publishes a card with the person's name on it. */
async function publishesGreeting(t, options) {
  const editor = await Editor.open(t, options);
  await editor.picks('Store card');
  await editor.typesOnCard('Bean & Leaf', 'Hi {{name}}');
  return { editor, joinUrl: await editor.publishesForEach() };
}

/** Fills in the form of the join page; gives the address of the person's own page. */
async function joins(joinUrl, name) {
  const response = await fetch(joinUrl, { method: 'POST', body: new URLSearchParams({ name }), redirect: 'manual' });
  assert.equal(response.status, 303, 'joining leads to the own pass');
  return response.headers.get('location');
}

test('each_person_gets_a_pass_by_the_join_link_and_one_value_of_one_person_is_changed', async (t) => {
  const { editor, joinUrl } = await publishesGreeting(t, { deviceScaleFactor: 3 });
  assert.match(joinUrl, /\/t\//);
  const anna = new Wallet();
  const annasPass = await anna.installs(`${await joins(joinUrl, 'Anna')}.pkpass`);
  assert.equal(annasPass.pass.logoText, 'Hi Anna');
  assert.equal(await anna.registers(), 201);
  const max = new Wallet();
  await max.installs(`${await joins(joinUrl, 'Max')}.pkpass`);
  assert.equal(await max.registers(), 201);

  await editor.opensPublishedPage();
  const { page } = editor;
  const serial = annasPass.pass.serialNumber;
  await page.getByText('2 people').first().waitFor();
  await page.getByRole('textbox', { name: 'Find a person' }).fill(serial.slice(0, 10).toUpperCase());
  await page.getByText('1 pass found').waitFor();
  await page.locator('.published-row').filter({ hasText: serial }).click();
  await page.getByRole('heading', { name: 'Hi Anna' }).waitFor();
  await page.getByRole('cell', { name: 'none was due so far' }).waitFor();
  assert.deepEqual((await scan(await page.getByRole('img', { name: /QR code/ }).screenshot())).map(({ text }) => new URL(text).pathname), [`/p/${serial}`]);

  await page.getByLabel('New value').fill('Zoe');
  await page.getByRole('button', { name: 'Change and tell the phone' }).click();
  await page.getByText('version 2 is on its way').waitFor();
  await page.getByRole('heading', { name: 'Hi Zoe' }).waitFor();
  await page.getByText('Version 2', { exact: true }).first().waitFor();
  await firstPushesTo(anna.pushToken);
  assert.equal((await anna.fetches()).pass.logoText, 'Hi Zoe');
  assert.equal((await pushesTo(max.pushToken)).length, 0, 'nobody else is told');

  await page.getByRole('link', { name: 'Everybody' }).click();
  await page.getByRole('button', { name: 'Close the link' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close the link' }).click();
  await page.getByText('Closed', { exact: true }).waitFor();
  assert.equal((await fetch(joinUrl)).status, 410);
  complainsOfNothing(editor);
});

test('a_new_design_reaches_everybody_and_keeps_their_values', async (t) => {
  const { editor, joinUrl } = await publishesGreeting(t);
  const anna = new Wallet();
  await anna.installs(`${await joins(joinUrl, 'Anna')}.pkpass`);
  await anna.registers();
  await editor.closesDialog();
  await editor.typesOnCard('$21.75', '$99.25');
  assert.match(await editor.republishes(), /1 person has a pass of it/);
  await firstPushesTo(anna.pushToken);
  const updated = await anna.fetches();
  assert.equal(updated.pass.logoText, 'Hi Anna');
  assert.equal(fieldsOf(updated.pass).find(({ key }) => key === 'balance').value, '$99.25');
  complainsOfNothing(editor);
});

test('the_calls_in_the_page_work_as_they_stand_there', async (t) => {
  const { editor } = await publishesGreeting(t);
  await editor.opensPublishedPage();
  const { page } = editor;
  const section = page.getByRole('region', { name: 'Share' });
  await section.getByText('API', { exact: true }).click();
  for (const [language, program, args] of [
    ['curl', 'bash', ['-c']],
    ['JavaScript', process.execPath, ['--input-type=module', '-e']],
    ['Python', 'python3', ['-c']],
  ]) {
    await section.getByText(language, { exact: true }).click();
    const text = await section.locator('pre').first().innerText();
    assert.ok(!text.includes(server.apiKey), 'the key stands in no snippet');
    if (spawnSync(program, ['--version']).error) {
      await t.test(`${language}_is_run`, { skip: `${program} is not installed` }, () => {});
      continue;
    }
    const result = spawnSync(program, [...args, text], { encoding: 'utf8', env: { ...process.env, PASSWRIGHT_KEY: server.apiKey } });
    assert.equal(result.status, 0, `${language}: ${result.stderr}${result.stdout}`);
    assert.match(result.stdout, /serialNumber/, language);
  }
  complainsOfNothing(editor);
});

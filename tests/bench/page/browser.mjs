// What the page itself takes, in a real Chromium: putting a pass together, and one key stroke while a text of the card is typed.
//
// Arguments: the address of a server, a folder with pass.json and pictures. Prints `{"buildMs": [...], "keyMs": [...]}`.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from '../../browser/support/browser.mjs';
import { Editor } from '../../browser/support/editor.mjs';

const [address, folder] = process.argv.slice(2);
const BUILDS = 40;
/** As fast as a good typist, so that one key's work is done before the next one comes. */
const KEYS = 'The tenth coffee is on us, and so is the twentieth. '.repeat(4);
const PAUSE_MS = 60;
/** A signature with two certificates; the archive holds it as it is. */
const SIGNATURE_BYTES = 3_300;
/** Script, style and layout as Chromium's trace calls them. Painting happens elsewhere. */
const WORK = new Set(['EventDispatch', 'FunctionCall', 'EvaluateScript', 'RunMicrotasks', 'TimerFire', 'FireAnimationFrame', 'FireIdleCallback', 'UpdateLayoutTree', 'Layout', 'MajorGC', 'MinorGC']);

const farewells = [];
const context = await openBrowser({ after: (work) => farewells.push(work) });
try {
  const page = await context.newPage();
  const editor = new Editor(page, []);
  await editor.goesTo(`${address}/`);
  const buildMs = await builds(page, await filesOf(folder));
  await editor.picks('Store card');
  await editor.opensPanel('Details');
  const keyMs = await strokes(page, editor.panel.getByRole('textbox', { name: 'Text beside the logo', exact: true }));
  console.log(JSON.stringify({ buildMs, keyMs }));
} finally {
  for (const farewell of farewells) await farewell();
}

async function filesOf(from) {
  const names = (await readdir(from)).filter((name) => name.endsWith('.png') || name === 'pass.json');
  return Promise.all(names.map(async (name) => [name, (await readFile(join(from, name))).toString('base64')]));
}

/** Milliseconds for each pass: document read, pictures hashed, manifest and archive written. The module has the pictures already, as in the editor. */
function builds(page, files) {
  return page.evaluate(async ([files, count, signatureBytes]) => {
    const { files: start } = await import(document.querySelector('meta[name="passwright-files"]').content);
    const bytes = files.map(([name, text]) => [name, Uint8Array.from(atob(text), (character) => character.charCodeAt(0))]);
    const pass = bytes.find(([name]) => name === 'pass.json')[1];
    const module = start();
    for (const [name, content] of bytes) if (name !== 'pass.json') module.add(name, content);
    const signature = crypto.getRandomValues(new Uint8Array(signatureBytes));
    const once = () => {
      const begun = performance.now();
      const archive = module.seal(pass).archive(signature);
      const took = performance.now() - begun;
      if (archive.length < bytes.reduce((sum, [name, content]) => sum + (name === 'pass.json' ? 0 : content.length), 0)) throw new Error('the pass is smaller than its pictures');
      return took;
    };
    return Array.from({ length: count }, once);
  }, [files, BUILDS, SIGNATURE_BYTES]);
}

/** Milliseconds of work on the page's own thread from each key to the next. */
async function strokes(page, field) {
  await field.fill('');
  const client = await page.context().newCDPSession(page);
  const events = [];
  client.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const ended = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve));
  await client.send('Tracing.start', { traceConfig: { includedCategories: ['devtools.timeline', 'v8'] }, transferMode: 'ReportEvents' });
  await field.focus();
  await page.keyboard.type(KEYS, { delay: PAUSE_MS });
  await client.send('Tracing.end');
  await ended;
  if ((await field.inputValue()) !== KEYS) throw new Error('not every key arrived');
  return workByKey(events);
}

function workByKey(events) {
  const isKey = ({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown';
  const first = events.find(isKey);
  if (!first) throw new Error('the trace has no key');
  const own = events.filter(({ pid, tid, ph, name }) => pid === first.pid && tid === first.tid && ph === 'X' && WORK.has(name)).sort((a, b) => a.ts - b.ts);
  const keys = own.filter(isKey).map(({ ts }) => ts);
  if (keys.length !== KEYS.length) throw new Error(`the trace has ${keys.length} of ${KEYS.length} keys`);
  // The first keys are a page that warms up; the last one has no next.
  return keys.slice(20, -1).map((from, index) => covered(own, from, keys[index + 21]) / 1_000);
}

/** Microseconds of a span in which something ran; what runs within something else counts once. */
function covered(events, from, to) {
  let [sum, end] = [0, from];
  for (const { ts, dur = 0 } of events) {
    if (ts >= to) break;
    const [start, stop] = [Math.max(ts, end), Math.min(ts + dur, to)];
    if (stop > start) [sum, end] = [sum + stop - start, stop];
  }
  return sum;
}

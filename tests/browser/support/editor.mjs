// The editor as a person uses it: by the names on its buttons and fields, never by its inner structure.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import assert from 'node:assert/strict';
import { openBrowser, openPage } from './browser.mjs';
import { printedLink } from './server.mjs';

/** The starter cards by the names on their buttons. */
export const STARTERS = ['Store card', 'Coupon', 'Event ticket', 'Boarding pass', 'Generic'];

export class Editor {
  /** The page, for what only one test does. */
  page;
  /** Crashes, exceptions and errors in the console so far. */
  complaints;

  constructor(page, complaints) {
    this.page = page;
    this.complaints = complaints;
  }

  /** Opens the printed link in a browser of its own. */
  static async open(t, options = {}) {
    const { page, complaints } = await openPage(await openBrowser(t, options));
    const editor = new Editor(page, complaints);
    await editor.goesTo(printedLink);
    return editor;
  }

  /** Opens an address and waits for the first drawing. */
  async goesTo(address) {
    await this.page.goto(address);
    await this.isReady();
  }

  /** Loads the page again, as after a crash. */
  async reloads() {
    await this.page.reload();
    await this.isReady();
  }

  async isReady() {
    await this.page.locator('body[data-app-ready]').waitFor();
  }

  /** The front of the pass on the canvas. */
  get card() {
    return this.page.getByRole('main').locator('[data-pass-preview]');
  }

  /** Starts from one of the five starter cards. */
  async picks(starter) {
    await this.page.getByRole('button', { name: starter }).click();
    await this.card.waitFor();
  }
}

/** A file as Playwright takes it. */
export function file(name, bytes, mimeType = 'image/png') {
  return { name, mimeType, buffer: bytes };
}

/** A file from the disk. */
export function fileAt(path) {
  return file(basename(path), readFileSync(path), 'application/vnd.apple.pkpass');
}

/** Fails when the page crashed, threw or logged an error. */
export function complainsOfNothing(editor) {
  assert.deepEqual(editor.complaints, [], 'the page complains of nothing');
}

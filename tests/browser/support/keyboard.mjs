// A person without a mouse: goes on with Tab until the wanted control has the focus, and checks on the way that the focus can be seen.

import assert from 'node:assert/strict';

/** More stops than any page of the editor has. */
const MOST_STOPS = 200;

export class Keyboard {
  #page;

  constructor(page) {
    this.#page = page;
  }

  presses(key) {
    return this.#page.keyboard.press(key);
  }

  /** Replaces the text in the control that has the focus. */
  async typesOver(text) {
    await this.#page.keyboard.press('Control+a');
    await this.#page.keyboard.type(text);
  }

  /** Goes on with Tab until a control of this role and name has the focus. */
  async tabsTo({ role, name }) {
    const wanted = this.#page.getByRole(role, { name }).and(this.#page.locator(':focus'));
    const passed = [];
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if ((await wanted.count()) > 0) return;
      await this.#page.keyboard.press('Tab');
      passed.push(await this.#checksFocus());
    }
    throw new Error(`Tab never came to ${role} ${name}; it came to ${[...new Set(passed)].join(', ')}`);
  }

  /** Fails unless the focus is drawn, and is not hidden under something else. */
  async #checksFocus() {
    const focus = await this.#page.evaluate(() => {
      const control = document.activeElement;
      if (!control || control === document.body || control === document.documentElement) return undefined;
      const name = (control.getAttribute('aria-label') ?? control.textContent.trim() ?? '').slice(0, 40) || control.outerHTML.slice(0, 80);
      const box = control.getBoundingClientRect();
      const isDrawn = (element) => [undefined, '::before', '::after'].some((part) => {
        const style = getComputedStyle(element, part);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1.5) || style.boxShadow !== 'none';
      });
      // A small control may show its focus on the label around it.
      const around = [control, control.closest('label'), control.parentElement].filter(Boolean);
      const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      const isOnTop = around.some((element) => element.contains(at) || at?.contains(element)) || box.width <= 1;
      // The button inside a date's field belongs to the browser, which draws its focus out of our sight.
      const isBrowsersOwn = control.type === 'datetime-local' && !control.matches(':focus-visible');
      return { name, isDrawn: isBrowsersOwn || around.some(isDrawn), isOnTop, at: at?.outerHTML.slice(0, 80) };
    });
    if (!focus) return 'the page itself';
    assert.ok(focus.isDrawn, `the focus on "${focus.name}" cannot be seen`);
    assert.ok(focus.isOnTop, `the focus on "${focus.name}" is hidden under ${focus.at}`);
    return focus.name;
  }
}

// <add-to-wallet>: shows how to add a pass on the device at hand. Attributes, events and parts are described in docs/embed.md.
//
// It runs on other people's pages: no global names, no cookies, no inline styles, nothing of the visitor is stored or sent. What it holds
// inside stays visible until the service has answered, and for good when it does not.

import { deviceOf } from './device.js';
import { factsOf, isCode, placeOf, Unavailable } from './facts.js';
import { styleOf } from './style.js';
import { wordsFor } from './words.js';

const OWN_ORIGIN = new URL(import.meta.url).origin;
const SVG = 'http://www.w3.org/2000/svg';
/** Light modules around a QR code. */
const QUIET = 4;
/** How long a browser may take to hand a pass to Wallet before help is offered. */
const PATIENCE_MS = 3000;
const ATTRIBUTES = ['pass', 'template', 'href', 'params', 'lang', 'theme', 'layout', 'platforms'];

class AddToWallet extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  #root = this.attachShadow({ mode: 'open' });
  #asked = new AbortController();
  #isQueued = false;
  #watch;
  #timer;

  constructor() {
    super();
    styleOf(this.#root);
    this.#root.append(make('slot'));
  }

  connectedCallback() {
    this.#refresh();
  }

  disconnectedCallback() {
    this.#stop();
  }

  attributeChangedCallback(name, before, after) {
    if (this.isConnected && before !== after) this.#refresh();
  }

  /** Several attributes that change together ask once. */
  #refresh() {
    if (this.#isQueued) return;
    this.#isQueued = true;
    queueMicrotask(() => {
      this.#isQueued = false;
      if (this.isConnected) this.#show();
    });
  }

  #stop() {
    this.#asked.abort();
    this.#watch?.disconnect();
    clearTimeout(this.#timer);
  }

  async #show() {
    this.#stop();
    const { signal } = (this.#asked = new AbortController());
    const language = languageOf(this);
    const words = wordsFor(language);
    const place = placeOf(this, OWN_ORIGIN);
    try {
      if (!place) throw new Unavailable('no_pass');
      const facts = await factsOf(place, language, signal);
      this.#fill(words, this.#content(words, facts, place));
    } catch (error) {
      if (!signal.aborted) this.#fail(words, place, error);
    }
  }

  #fill(words, content) {
    const box = make('div', { class: 'box', dir: words.direction, lang: words.language }, ...content);
    this.#root.replaceChildren(box);
    this.#watch = new IntersectionObserver((seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      this.#watch.disconnect();
      this.#tell('view', { device: device(), layout: this.#layout });
    });
    this.#watch.observe(this);
  }

  /** Says why there is no pass; when it is not known, what the page itself holds stays. */
  #fail(words, place, error) {
    const code = error instanceof Unavailable ? error.code : 'unreachable';
    if (words[code]) {
      const text = make('p', { part: 'hint', role: 'status', dir: words.direction, lang: words.language }, words[code]);
      this.#root.replaceChildren(text);
    } else {
      const link = place && [button(words.add, place.page)];
      this.#root.replaceChildren(make('slot', {}, ...(link ?? [])));
    }
    this.#tell('error', { code });
  }

  get #layout() {
    return this.getAttribute('layout') ?? 'auto';
  }

  #content(words, facts, { page }) {
    const layout = this.#layout;
    const where = device();
    const code = () => [qr(facts.qr, words.code), make('p', { part: 'hint' }, words.scan)];
    if (layout === 'qr') return code();
    const action = this.#action(words, facts, page, where);
    if (layout === 'card') return [make('img', { class: 'card', part: 'card', src: facts.cardUrl, alt: facts.title, width: 200, height: 281 }), action];
    if (layout === 'button') return [action];
    if (where === 'mac') return [action, ...code()];
    const link = () => make('a', { class: 'link', part: 'link', href: page, ...outOfFrame() }, words.open);
    return where === 'desktop' || where === 'tablet' || !this.#serves(where) ? [...code(), this.#clicks(link(), 'open')] : [action];
  }

  /** Whether one of the wanted platforms is this device's. */
  #serves(where) {
    const wanted = this.getAttribute('platforms') || 'apple google';
    return wanted.includes(where === 'android' ? 'google' : 'apple');
  }

  /** The one thing to press. A pass of a template is made on its page; a file is of use where Wallet or an app takes it. */
  #action(words, facts, page, where) {
    const takesFile = facts.downloadUrl && /^(safari|browser|mac|android)$/.test(where) && this.#serves(where);
    if (takesFile && where === 'android') return this.#clicks(button(words.download, facts.downloadUrl), 'download');
    const label = facts.downloadUrl ? words.add : words.get;
    const link = facts.downloadUrl && facts.badge ? badge(facts.badge, label, this.getAttribute('theme')) : button(label, page);
    link.href = takesFile ? facts.downloadUrl : page;
    return this.#clicks(link, takesFile ? 'add' : 'open', where === 'browser' && takesFile && (() => this.#help(words, page)));
  }

  #clicks(link, action, help) {
    link.addEventListener('click', () => {
      this.#tell('click', { action, device: device() });
      if (help) help();
    });
    return link;
  }

  /** Some browsers take a tap on a pass and do nothing. */
  #help(words, page) {
    clearTimeout(this.#timer);
    const leave = () => clearTimeout(this.#timer);
    addEventListener('pagehide', leave, { once: true });
    document.addEventListener('visibilitychange', leave, { once: true });
    this.#timer = setTimeout(() => {
      if (this.#root.querySelector('[role=status]')) return;
      const link = make('a', { class: 'link', part: 'link', href: page, ...outOfFrame() }, words.open);
      this.#root.firstChild.append(make('p', { part: 'hint', role: 'status' }, words.stuck), link);
    }, PATIENCE_MS);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`wallet:${name}`, { bubbles: true, composed: true, detail }));
  }
}

function device() {
  return deviceOf(navigator);
}

/** Inside a frame, a pass and its page open outside of it. */
function outOfFrame() {
  return window.top === window ? {} : { target: '_top' };
}

/** The language of the element, of what is around it, or of the browser. */
function languageOf(element) {
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
    const language = at.getAttribute('lang');
    if (language && language !== 'auto') return language;
  }
  return navigator.language || 'en';
}

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function button(label, href) {
  return make('a', { class: 'button', part: 'button', href, ...outOfFrame() }, label);
}

/** Apple's artwork as it is: no part, so that no style of the page reaches it. */
function badge({ onLight, onDark, width, height }, alt, theme) {
  const image = make('img', { src: theme === 'dark' ? onDark : onLight, width, height, alt });
  const dark = theme === 'dark' || theme === 'light' ? [] : [make('source', { media: '(prefers-color-scheme: dark)', srcset: onDark })];
  return make('a', { class: 'badge', ...outOfFrame() }, make('picture', {}, ...dark, image));
}

function qr(code, label) {
  if (!isCode(code)) return '';
  const draw = (name, attributes, ...children) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const box = { x: -QUIET, y: -QUIET, width: code.size, height: code.size, rx: 2, fill: '#fff' };
  return draw('svg', { viewBox: `${-QUIET} ${-QUIET} ${code.size} ${code.size}`, part: 'qr', role: 'img', 'aria-label': label },
    draw('rect', box), draw('path', { d: code.path, 'shape-rendering': 'crispEdges' }));
}

if (!customElements.get('add-to-wallet')) customElements.define('add-to-wallet', AddToWallet);

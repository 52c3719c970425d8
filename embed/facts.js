// Which pass an element means, and what the service says of it.

/** Longest answer that is drawn: the path of the largest QR code. */
const MOST_PATH_CHARACTERS = 200_000;

/** A reason without a pass: the code of `wallet:error`. */
export class Unavailable extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * Where a pass is, by the attributes `pass`, `template` with `params`, or `href`.
 * @returns {{page: string, api: string} | undefined} the public page and its facts
 */
export function placeOf(element, ownOrigin) {
  const read = (name) => element.getAttribute(name)?.trim();
  const [pass, template, href, params] = ['pass', 'template', 'href', 'params'].map(read);
  if (pass) return place(ownOrigin, 'p', pass);
  if (template) return place(ownOrigin, 't', template, params);
  if (!href) return undefined;
  try {
    const { protocol, origin, pathname, searchParams } = new URL(href, document.baseURI);
    const [, kind, id] = /^\/([pt])\/([^/]+?)(?:\.pkpass)?\/?$/.exec(pathname) ?? [];
    if (!/^https?:$/.test(protocol) || !id) return undefined;
    return place(origin, kind, decodeURIComponent(id), params ?? searchParams.get('link'));
  } catch {
    return undefined;
  }
}

function place(origin, kind, id, link) {
  const path = encodeURIComponent(id);
  const query = kind === 't' && link ? `?link=${encodeURIComponent(link)}` : '';
  return { page: `${origin}/${kind}/${path}${query}`, api: `${origin}/api/public/${kind === 't' ? 'templates' : 'passes'}/${path}${query}` };
}

/** Asks the service; nothing of the visitor goes with it. */
export async function factsOf({ api }, language, signal) {
  const url = new URL(api);
  url.searchParams.set('lang', language);
  let answer;
  let facts;
  try {
    answer = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer', signal });
    facts = await answer.json();
  } catch (cause) {
    throw signal.aborted ? cause : new Unavailable('unreachable');
  }
  if (!answer.ok) {
    const told = facts?.code === 'revoked' && url.pathname.includes('/templates/') ? 'closed' : facts?.code;
    throw new Unavailable(typeof told === 'string' ? told : 'unreachable');
  }
  const over = facts.state ?? (facts.status === 'closed' ? 'closed' : 'active');
  if (over !== 'active') throw new Unavailable(over);
  return facts;
}

/** Whether something that came over the network can be drawn as a QR code. */
export function isCode(code) {
  return Number.isInteger(code?.size) && code.size > 20 && code.size < 200 && typeof code.path === 'string'
    && code.path.length < MOST_PATH_CHARACTERS && /^[\dMhvz -]+$/.test(code.path);
}

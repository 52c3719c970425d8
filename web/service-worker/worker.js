// The editor without a network: keeps one version of the page and of its hashed files, and answers for nothing else.
//
// `VERSION` and `FILES` are written above this line when the editor is bundled. Never an API path, a published pass or its page: those
// go to the network as if this were not here. A new version waits until a person asks for it, for it must not change a page in use.

const PAGE = '/';
const PREFIX = 'passwright-';
const CACHE = PREFIX + VERSION;

addEventListener('install', (event) => event.waitUntil(keepAll()));
addEventListener('activate', (event) => event.waitUntil(forgetOlder()));
addEventListener('message', (event) => {
  if (event.data === 'take over') skipWaiting();
});
addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname === PAGE && request.mode === 'navigate') event.respondWith(keptOrFetched(PAGE, request));
  else if (pathname.startsWith('/assets/')) event.respondWith(keptOrFetched(pathname, request));
});

async function keepAll() {
  const page = await fetch(PAGE, { cache: 'reload', credentials: 'omit' });
  const text = await page.clone().text();
  const named = [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, name]) => name);
  // In the middle of a deployment the page may already be another version's: then the next visit tries again.
  if (!page.ok || !named.every((name) => FILES.includes(name))) throw new Error('the page and its files are of two versions');
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES);
  await cache.put(PAGE, page);
}

async function forgetOlder() {
  // Another tab may still be of an older version and fetch from its cache; the last one takes it away.
  const tabs = await clients.matchAll({ includeUncontrolled: true });
  if (tabs.length > 1) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
}

async function keptOrFetched(name, request) {
  const own = await (await caches.open(CACHE)).match(name);
  return own ?? (name === PAGE ? undefined : await caches.match(name)) ?? fetch(request);
}

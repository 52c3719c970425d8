// The demo page: an element with the chosen attributes, its snippet, and its events.

const form = document.querySelector('form');
const stage = document.querySelector('.stage');
const results = document.querySelector('.results');
const events = document.querySelector('[data-events]');
const CHOICES = ['href', 'layout', 'theme', 'lang'];
/** More than fits on a screen. */
const MOST_EVENTS = 20;

const asked = new URLSearchParams(location.search);
for (const name of CHOICES) {
  const field = form.elements[name];
  if (asked.has(name)) field.value = asked.get(name);
}
form.addEventListener('submit', (event) => {
  event.preventDefault();
  show();
});
form.addEventListener('change', () => form.elements.href.value && form.checkValidity() && show());
if (form.elements.href.value) show();

for (const name of ['view', 'click', 'error']) {
  stage.addEventListener(`wallet:${name}`, ({ type, detail }) => {
    const line = document.createElement('li');
    line.textContent = `${type} ${JSON.stringify(detail)}`;
    events.append(line);
    if (events.children.length > MOST_EVENTS) events.firstChild.remove();
  });
}

function show() {
  const chosen = Object.fromEntries(CHOICES.map((name) => [name, form.elements[name].value.trim()]));
  const element = document.createElement('add-to-wallet');
  for (const [name, value] of Object.entries(chosen)) if (value !== 'auto') element.setAttribute(name, value);
  const link = document.createElement('a');
  link.href = /^https?:/.test(chosen.href) ? chosen.href : '#';
  link.textContent = 'Add to Apple Wallet';
  element.append(link);
  stage.className = `stage is-${chosen.theme}`;
  stage.replaceChildren(element);
  document.querySelector('[data-snippet]').textContent =
    `<script type="module" src="${location.origin}/embed/v1.js" async></script>\n${element.outerHTML}`;
  results.hidden = false;
  history.replaceState(null, '', `?${new URLSearchParams(chosen)}`);
}

// The script of the public pages, which all work without it: tells an iPad from a Mac, copies links, and helps when a tap did nothing.

/** How long a browser may take to hand a pass to Wallet before help is offered. */
const PATIENCE_MS = 3000;
/** The narrowest iPad is 744 points wide, the widest iPhone 440. */
const WIDEST_PHONE = 600;

if (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1) {
  const narrow = Math.min(screen.width, screen.height) < WIDEST_PHONE;
  document.documentElement.dataset.device = narrow ? 'phone' : 'tablet';
}

const whenRead = (work) => (document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', work) : work());

whenRead(() => {
  for (const link of document.querySelectorAll('[data-add]')) help(link);
  if (navigator.clipboard) document.querySelectorAll('[data-copy]').forEach(copies);
});

function help(link) {
  const stuck = (link.closest('li') ?? document).querySelector('[data-stuck]');
  if (!stuck) return;
  link.addEventListener('click', () => {
    const timer = setTimeout(() => { stuck.hidden = false; }, PATIENCE_MS);
    const leave = () => clearTimeout(timer);
    addEventListener('pagehide', leave, { once: true });
    document.addEventListener('visibilitychange', leave, { once: true });
  });
}

function copies(button) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
    button.setAttribute('aria-live', 'polite');
  });
}

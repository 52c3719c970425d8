// Devices as a browser presents itself on them: what it calls itself, and how many fingers its screen takes.

const iphone = (browser) => `Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ${browser}`;
const MAC_SAFARI = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15';
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

/** `{name: {userAgent, touch, viewport}}` */
export const DEVICES = {
  'iPhone, Safari': { userAgent: iphone('Version/19.0 Mobile/15E148 Safari/604.1'), touch: 5, viewport: PHONE },
  'iPhone, Chrome': { userAgent: iphone('CriOS/140.0.0.0 Mobile/15E148 Safari/604.1'), touch: 5, viewport: PHONE },
  'iPhone, Firefox': { userAgent: iphone('FxiOS/140.0 Mobile/15E148 Safari/605.1.15'), touch: 5, viewport: PHONE },
  'iPhone, inside Instagram': { userAgent: iphone('Mobile/15E148 Instagram 390.0.0.0'), touch: 5, viewport: PHONE },
  iPad: { userAgent: MAC_SAFARI, touch: 5, viewport: { width: 820, height: 1180 } },
  'Mac, Safari': { userAgent: MAC_SAFARI, touch: 0, viewport: DESK },
  Windows: { userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36', touch: 0, viewport: DESK },
  Linux: { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', touch: 0, viewport: DESK },
  Android: { userAgent: 'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36', touch: 5, viewport: { width: 412, height: 915 } },
};

/** Makes a page believe that it is on a device. */
export async function pretendsToBe(page, { userAgent, touch, viewport }) {
  await page.setViewportSize(viewport);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setUserAgentOverride', { userAgent });
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: touch > 0, ...(touch > 0 && { maxTouchPoints: touch }) });
}

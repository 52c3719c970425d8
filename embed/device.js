// What the visitor most likely holds in the hand. The public pages decide alike on the server (core/src/service/visitor.rs); here an iPad
// that calls itself a Mac is told by its touch screen.

const IN_APP =
  /Instagram|Barcelona|FBAN|FBAV|FB_IAB|Line\/|MicroMessenger|LinkedInApp|TikTok|musical_ly|BytedanceWebview|Snapchat|Pinterest|Twitter|WhatsApp|GSA\//;
const OTHER_ON_IOS = /(CriOS|FxiOS|Focus|EdgiOS|OPiOS|OPT|DuckDuckGo|YaBrowser|Ddg)\/|Brave/;
const OTHER_ON_MAC = /(Chrome|Chromium|Firefox|Edg|OPR)\//;

/** @returns {'safari'|'browser'|'app'|'tablet'|'mac'|'android'|'desktop'} the first three are on an iPhone */
export function deviceOf({ userAgent, maxTouchPoints = 0 }) {
  const is = (pattern) => pattern.test(userAgent);
  if (is(/iPhone|iPod/)) return is(IN_APP) ? 'app' : is(OTHER_ON_IOS) ? 'browser' : is(/Safari\//) ? 'safari' : 'app';
  if (is(/Android/)) return 'android';
  if (is(/iPad/)) return 'tablet';
  if (!is(/Macintosh/)) return 'desktop';
  if (maxTouchPoints > 1 || is(OTHER_ON_IOS)) return 'tablet';
  return is(/Safari\//) && !is(OTHER_ON_MAC) ? 'mac' : 'desktop';
}

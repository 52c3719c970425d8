// The style inside the element: constructed in memory, so that a page's policy needs no exception for it.

const CSS = `
:host{display:inline-block;box-sizing:border-box;min-height:52px;max-width:100%;vertical-align:top;font-family:-apple-system,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:16px;line-height:1.4;--wallet-button:#000;--wallet-on-button:#fff}
:host([hidden]){display:none}
:host([theme=dark]){--wallet-button:#fff;--wallet-on-button:#000}
@media(prefers-color-scheme:dark){:host(:not([theme=light])){--wallet-button:#fff;--wallet-on-button:#000}}
.box{display:grid;gap:10px;justify-items:center;text-align:center}
a{color:inherit;border-radius:12px;text-underline-offset:2px}
a:focus-visible{outline:3px solid #0a84ff;outline-offset:2px}
.button{display:inline-flex;align-items:center;justify-content:center;box-sizing:border-box;max-width:100%;min-height:52px;padding:8px 24px;background:var(--wallet-button);color:var(--wallet-on-button);font-weight:600;font-size:17px;line-height:1.25;text-decoration:none}
.badge{display:inline-block;padding:6px}
.badge img{display:block}
.link{display:inline-block;padding:8px 4px}
svg{display:block;width:176px;height:176px}
.card{display:block;width:200px;height:281px}
p{margin:0;max-width:22rem}
`;

let sheet;

/** One sheet for all elements of a page. */
export function styleOf(root) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  root.adoptedStyleSheets = [sheet];
}

import { createHash } from 'node:crypto';
import type { Language } from '../domain/language.ts';

/** A page without a script: what happened, what still works, what to do. Knows nobody unless `title` says so. */
export type PlainPage = {
  language: Language;
  title: string;
  says: string[];
  /** The one thing to press. */
  go?: { words: string; href: string };
  /** Other ways, after it; `apart`: in a window of its own. */
  or?: { words: string; href: string; apart?: true }[];
  /** Said below it, small. */
  after?: string;
};

/** The whole page; its only style is the one that `lookSource` lets through. */
export function plainPage({ language, title, says, go, or = [], after }: PlainPage): string {
  const button = go ? `<p><a class="go" href="${escaped(go.href)}">${escaped(go.words)}</a></p>` : '';
  const others = or.map(
    ({ words, href, apart }) =>
      `<p class="or"><a href="${escaped(href)}"${apart ? ' target="_blank" rel="noopener"' : ''}>${escaped(words)}</a></p>`,
  );
  const last = after ? `<p class="small">${escaped(after)}</p>` : '';
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Alongside</title><style>${look}</style></head>
<body><main><h1>${escaped(title)}</h1>${says.map(line => `<p>${escaped(line)}</p>`).join('')}${button}${others.join('')}${last}</main></body></html>`;
}

// The colours of client/design/tokens.css: these pages come without our files, which may be what is missing.
const look = `:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1d2528;--soft:#566267;--accent:#0b6e6e;--on:#fff}
@media(prefers-color-scheme:dark){:root{--paper:#14181a;--ink:#ece9e2;--soft:#a9b3b7;--accent:#62c6c2;--on:#06201f}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,sans-serif}
main{max-width:36rem;margin:0 auto;padding:12vh 16px 24px}h1{margin:0 0 12px;font-size:20px;font-weight:600;line-height:1.3}
p{margin:0 0 12px;overflow-wrap:anywhere}.small{color:var(--soft);font-size:13px}a{color:var(--accent)}.or a{display:inline-block;padding:4px 0}
.go{display:inline-block;margin-top:8px;padding:10px 16px;border-radius:3px;background:var(--accent);color:var(--on);text-decoration:none}
a:focus-visible{outline:3px solid var(--ink);outline-offset:2px}`;

/** What a policy's `style-src` names to let the look of these pages through, and no other inline style. */
export const lookSource = `'sha256-${createHash('sha256').update(look).digest('base64')}'`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);

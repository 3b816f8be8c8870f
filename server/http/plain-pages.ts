import type { Language } from '../domain/language.ts';
import type { Refusal, RefusalReason } from '../domain/refusal.ts';
import { refusalWords, type ScreenReason } from '../domain/refusal-words.ts';
import { pageWords } from './page-words.ts';

/** A page that says no, for people who came by a link or a launch and not by our own screen. */
export function refusalPage(
  { because }: Pick<Refusal, 'because'>,
  language: Language,
  errorId?: string,
): string {
  const { forIt } = pageWords[language];
  const number = errorId === undefined ? '' : `<p>${forIt} <code>${escaped(errorId)}</code></p>`;
  return `${head(language)}</head><body><main><h1>Alongside</h1><p>${escaped(
    sentenceOf(because, language),
  )}</p>${number}</main></body></html>`;
}

/** For a browser that keeps no cookies: the person says that it is them, and the page carries a one-time secret. */
export function confirmPage(
  who: { personName: string; location: string },
  language: Language,
  nonce: string,
): string {
  const say = pageWords[language];
  const name = escaped(who.personName);
  return `${head(language)}<style nonce="${nonce}">${confirmLook}</style></head>
<body><main><h1>${say.continueAs(name)}</h1>
<p><a class="go" href="${escaped(who.location)}">${say.yesContinue}</a></p>
<p>${say.notMe(name)}</p></main></body></html>`;
}

const head = (language: Language): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Alongside</title>`;

/** Reasons that screens can meet too have their words there. */
const sentenceOf = (because: RefusalReason, language: Language): string =>
  Object.hasOwn(refusalWords[language], because)
    ? refusalWords[language][because as ScreenReason]
    : pageWords[language].refused[because as Exclude<RefusalReason, ScreenReason>];

const confirmLook = `:root{color-scheme:light dark}body{margin:24px;font:16px/1.5 system-ui,sans-serif;
background:#fbfaf7;color:#1d2528}h1{font-size:20px;font-weight:600}.go{display:inline-block;padding:10px 16px;
background:#0b6e6e;color:#fff;text-decoration:none}.go:focus-visible{outline:3px solid #1d2528;outline-offset:2px}
@media(prefers-color-scheme:dark){body{background:#1d2528;color:#fbfaf7}.go{background:#7fd1d1;color:#1d2528}
.go:focus-visible{outline-color:#fbfaf7}}`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);

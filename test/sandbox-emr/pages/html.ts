/** Markup that has been escaped already. */
export type Html = { markup: string };
type Part = Html | string | number | undefined | false | Part[];

/** A template whose interpolated text is escaped; `Html` and lists of it go in as they are. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { markup: strings.reduce((all, text, at) => all + render(parts[at - 1]) + text) };
}

export type PageFrame = {
  title: string;
  practice: string;
  /** Name of who is signed in; absent on pages before that. */
  signedIn?: string;
  /** Without header and links, for the chart inside another page. */
  bare?: boolean;
  wide?: boolean;
  /** Apps that open without a chart: what the menu calls them, and where. */
  apps?: { label: string; href: string }[];
};

/** A whole page of the EMR. */
export function page(frame: PageFrame, body: Html): string {
  const banner = html`<header class="banner">
    <a class="practice" href="/">${frame.practice}</a>
    <nav aria-label="EMR"><a href="/schedule">Schedule and patients</a> ${frame.signedIn && menu(frame)} <a href="/switches">Switches</a></nav>
    ${frame.signedIn && html`<form method="post" action="/session/end"><span>${frame.signedIn}</span> <button class="quiet">Sign out</button></form>`}
  </header>`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${frame.title} · ${frame.practice}</title>
<link rel="stylesheet" href="/emr.css">
<link rel="stylesheet" href="/chart.css">
<link rel="icon" href="data:,">
</head>
<body class="${frame.wide && 'wide'}">
${!frame.bare && banner}
<main>${body}</main>
</body>
</html>`.markup;
}

/** An app opens in a window of its own: the EMR stays where it is. */
const menu = ({ apps = [] }: PageFrame): Part =>
  apps.map(app => html`<a href="${app.href}" target="_blank" rel="noopener">${app.label}</a> `);

/** A table with its caption, or the words "None recorded". */
export function table(caption: string, heads: string[], rows: Part[][], shown = 12): Html {
  if (rows.length === 0) return html`<p class="none">None recorded</p>`;
  const part = (
    some: Part[][],
  ) => html`<div class="scroll" tabindex="0" role="group" aria-label="${caption}"><table>
    <caption class="unseen">${caption}</caption>
    <thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${some.map(row => html`<tr>${row.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`;
  if (rows.length <= shown) return part(rows);
  return html`${part(rows.slice(0, shown))}<details><summary>${rows.length - shown} older</summary>${part(rows.slice(shown))}</details>`;
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (Array.isArray(part)) return part.map(render).join('');
  if (typeof part === 'object') return part.markup;
  return String(part).replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}

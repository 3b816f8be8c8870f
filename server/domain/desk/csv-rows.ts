/** Cells by RFC 4180, one row more than `most` at the most; undefined where a quotation is not closed. */
export function rowsOf(text: string, between: string, most: number): string[][] | undefined {
  const rows: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  while (at <= text.length) {
    let cell: string;
    if (text[at] === '"') {
      let end = at + 1;
      for (;;) {
        end = text.indexOf('"', end);
        if (end < 0) return undefined;
        if (text[end + 1] !== '"') break;
        end += 2;
      }
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
      if (at < text.length && !isEnd(text[at], between)) return undefined;
    } else {
      const from = at;
      while (at < text.length && !isEnd(text[at], between)) at += 1;
      cell = text.slice(from, at);
    }
    cells.push(cell);
    if (at >= text.length || text[at] !== between) {
      rows.push(cells);
      cells = [];
      if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
      if (at >= text.length || rows.length > most) break;
    }
    at += 1;
  }
  return rows;
}

const isEnd = (letter: string | undefined, between: string): boolean =>
  letter === between || letter === '\n' || letter === '\r';

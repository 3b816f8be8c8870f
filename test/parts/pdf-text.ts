import { inflateSync } from 'node:zlib';

/**
 * The words drawn in a PDF, line after line, read back as a reader of the file would: by the map each embedded font
 * carries from its glyphs to letters. Enough to know what stands on the paper, and that it can be copied and searched.
 */
export function pdfText(pdf: Buffer): string {
  if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Error('this is no PDF');
  const objects = objectsOf(pdf);
  const letters = lettersByFont(objects);
  return [...objects.values()]
    .filter(({ stream }) => stream?.includes(' TJ'))
    .flatMap(({ stream = '' }) => linesOf(stream, letters))
    .join('\n');
}

type PdfObject = { head: string; stream?: string };
type Letters = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** What is drawn at the same height is one line, whatever fonts its letters are of. */
function linesOf(content: string, letters: Letters): string[] {
  const lines: string[] = [];
  let font = '';
  let height = '';
  for (const [, named, y, shown] of content.matchAll(
    /\/(F\d+) [\d.]+ Tf|1 0 0 1 \S+ (\S+) Tm|\[([^\]]*)\] TJ/g,
  )) {
    if (named !== undefined) font = named;
    if (shown === undefined) {
      if (y !== undefined && y !== height) {
        height = y;
        lines.push('');
      }
      continue;
    }
    const map = letters.get(font);
    if (map === undefined) throw new Error(`the font ${font} does not say what its letters are`);
    const glyphs = [...shown.matchAll(/<([0-9a-f]*)>/gi)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
    lines.push(
      (lines.pop() ?? '') + glyphs.map(glyph => map.get(Number.parseInt(glyph, 16)) ?? '\ufffd').join(''),
    );
  }
  return lines;
}

function lettersByFont(objects: Map<string, PdfObject>): Letters {
  const fonts = [...objects.values()].flatMap(({ head }) => [...head.matchAll(/\/(F\d+) (\d+) 0 R/g)]);
  return new Map(
    fonts.map(([, name = '', id = '']) => {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1];
      return [name, lettersIn(objects.get(map ?? '')?.stream ?? '')];
    }),
  );
}

/** `<0000> <0002> [<0000> <1ec5> <01b0>]`: the letters of the glyphs from the first to the last. */
function lettersIn(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, first = '', list = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], at) => {
      const units = hex.replaceAll(' ', '').match(/.{4}/g) ?? [];
      letters.set(
        Number.parseInt(first, 16) + at,
        String.fromCharCode(...units.map(unit => Number.parseInt(unit, 16))),
      );
    });
  }
  return letters;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const { 1: id = '', 2: body = '' } of text.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = body.indexOf('stream\n');
    const packed =
      at < 0 ? undefined : Buffer.from(body.slice(at + 7, body.lastIndexOf('\nendstream')), 'latin1');
    objects.set(id, { head: at < 0 ? body : body.slice(0, at), stream: packed && unpacked(packed) });
  }
  return objects;
}

function unpacked(stream: Buffer): string | undefined {
  try {
    return inflateSync(stream).toString('latin1');
  } catch {
    return undefined; // a picture
  }
}

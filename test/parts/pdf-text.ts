import { inflateSync } from 'node:zlib';

/** The words drawn in a PDF of the standard fonts, line after line; enough to know what stands on the paper. */
export function pdfText(pdf: Buffer): string {
  if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Error('this is no PDF');
  const lines: string[] = [];
  for (const stream of streamsOf(pdf)) {
    for (const [, shown = ''] of stream.matchAll(/\[([^\]]*)\] TJ/g))
      lines.push([...shown.matchAll(/<([0-9a-f]*)>/gi)].map(([, hex = '']) => latin(hex)).join(''));
  }
  return lines.join('\n');
}

const latin = (hex: string): string => Buffer.from(hex, 'hex').toString('latin1');

/** The content of every packed stream; what cannot be unpacked is a picture or a font. */
function streamsOf(pdf: Buffer): string[] {
  const found: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    if (pdf.subarray(at - 3, at).toString() === 'end') continue;
    try {
      found.push(inflateSync(pdf.subarray(at + 7, pdf.indexOf('endstream', at))).toString('latin1'));
    } catch {}
  }
  return found;
}

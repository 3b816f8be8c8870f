/** An amount as it stands in a file, in whole cents; undefined where it is none. Nothing is rounded and nothing guessed. */
export function centsOf(text: string): number | undefined {
  const found = /^(-?)(\d{0,9})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!found || (found[2] === '' && found[3] === undefined)) return undefined;
  const cents = Number(found[2] || 0) * 100 + Number((found[3] ?? '').padEnd(2, '0'));
  return found[1] === '-' && cents !== 0 ? -cents : cents;
}

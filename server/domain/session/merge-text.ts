/**
 * Two people changed the same text since `base`. Their lines are put together when they touched different places
 * with at least one untouched line between them; `undefined` when a person has to decide. Nothing is ever lost: a
 * merged text holds every line either of them added.
 */
export function mergeText(base: string, mine: string, theirs: string): string | undefined {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const merged = mergeLines(base.split('\n'), mine.split('\n'), theirs.split('\n'))?.join('\n');
  if (merged === undefined) return undefined;
  // A save that is sent again must meet its own result as done, so only a merge that is at rest counts.
  const again = mergeLines(base.split('\n'), mine.split('\n'), merged.split('\n'))?.join('\n');
  return again === merged ? merged : undefined;
}

/** Lines [from, to) of the base were replaced by `lines`. */
type Hunk = { from: number; to: number; lines: string[] };

function mergeLines(base: string[], mine: string[], theirs: string[]): string[] | undefined {
  if (base.length * Math.max(mine.length, theirs.length) > 250_000) return undefined;
  const my = hunks(base, mine);
  const their = hunks(base, theirs).filter(hunk => !my.some(other => same(hunk, other)));
  const meet = my.some(a => their.some(b => a.from <= b.to && b.from <= a.to));
  if (meet) return undefined;
  const merged: string[] = [];
  let at = 0;
  for (const hunk of [...my, ...their].sort((a, b) => a.from - b.from)) {
    merged.push(...base.slice(at, hunk.from), ...hunk.lines);
    at = hunk.to;
  }
  return [...merged, ...base.slice(at)];
}

function hunks(base: string[], changed: string[]): Hunk[] {
  const common = longestCommon(base, changed);
  const found: Hunk[] = [];
  let from = 0;
  let to = 0;
  for (const [b, c] of [...common, [base.length, changed.length] as const]) {
    if (b > from || c > to) found.push({ from, to: b, lines: changed.slice(to, c) });
    from = b + 1;
    to = c + 1;
  }
  return found;
}

function longestCommon(a: string[], b: string[]): (readonly [number, number])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i];
    for (let j = b.length - 1; row && j >= 0; j--) {
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

const same = (a: Hunk, b: Hunk) =>
  a.from === b.from &&
  a.to === b.to &&
  a.lines.length === b.lines.length &&
  a.lines.join('\n') === b.lines.join('\n');

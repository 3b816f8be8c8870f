/** A span of time in epoch milliseconds, its end not included. */
export type Span = { low: number; high: number };

const shape =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** What a FHIR date, dateTime or instant covers: `2026-03` is all of March, UTC when no offset is given. */
export function spanOf(text: string): Span | undefined {
  const found = shape.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = found;
  const numbers = [year, month ?? '1', day ?? '1', hour ?? '0', minute ?? '0', second ?? '0'].map(Number);
  const [y = 0, m = 1, d = 1, h = 0, min = 0, s = 0] = numbers;
  const millis = fraction ? Math.floor(Number(`0${fraction}`) * 1000) : 0;
  const low = Date.UTC(y, m - 1, d, h, min, s, millis) - offsetMillis(zone);
  if (
    m < 1 ||
    m > 12 ||
    d < 1 ||
    d > new Date(Date.UTC(y, m, 0)).getUTCDate() ||
    h > 24 ||
    min > 59 ||
    s > 60
  ) {
    return undefined;
  }
  if (!month) return { low, high: Date.UTC(y + 1, 0, 1) };
  if (!day) return { low, high: Date.UTC(y, m, 1) };
  if (!hour) return { low, high: low + 86_400_000 };
  if (!second) return { low, high: low + 60_000 };
  return { low, high: low + (fraction ? 1 : 1000) };
}

/** A Period; an open end reaches for ever. */
export function periodSpan(start: unknown, end: unknown): Span | undefined {
  const first = typeof start === 'string' ? spanOf(start) : undefined;
  const last = typeof end === 'string' ? spanOf(end) : undefined;
  if (!first && !last) return undefined;
  return { low: first?.low ?? Number.NEGATIVE_INFINITY, high: last?.high ?? Number.POSITIVE_INFINITY };
}

export type Prefix = 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le' | 'sa' | 'eb' | 'ap';

/** Whether what a resource says compares so to what was asked for (R4 search, 3.1.1.5.4). */
export function spanCompares(prefix: Prefix, own: Span, asked: Span): boolean {
  const within = asked.low <= own.low && own.high <= asked.high;
  switch (prefix) {
    case 'eq':
      return within;
    case 'ne':
      return !within;
    case 'gt':
      return own.high > asked.high;
    case 'lt':
      return own.low < asked.low;
    case 'ge':
      return own.high > asked.high || within;
    case 'le':
      return own.low < asked.low || within;
    case 'sa':
      return own.low >= asked.high;
    case 'eb':
      return own.high <= asked.low;
    case 'ap':
      return own.low < asked.high && asked.low < own.high;
  }
}

function offsetMillis(zone: string | undefined): number {
  if (!zone || zone === 'Z') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

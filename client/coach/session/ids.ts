/**
 * An id for a new entry of a list, so made that ids sort in the order in which they were made (UUIDv7): a stored
 * list does not keep its order.
 */
export function newId(now = Date.now(), random = crypto.getRandomValues(new Uint8Array(10))): string {
  const time = Math.max(now, last + 1);
  last = time;
  const hex = [...random].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const stamp = time.toString(16).padStart(12, '0');
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex.slice(0, 3)}-${variant(hex.slice(3, 4))}${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
}

/** An id that two windows make alike for the same thing of the chart, so that they write into one entry. */
export function idFor(thing: string): string {
  const plain = thing.replace(/[^A-Za-z0-9_-]/g, '-');
  // The end of a long id tells it from others better than its beginning.
  return /^[A-Za-z0-9]/.test(plain) && plain.length <= 60 ? plain : `x${plain.slice(-59)}`;
}

// Two entries made in the same millisecond keep their order too.
let last = 0;

const variant = (digit: string) => ((Number.parseInt(digit, 16) & 0x3) | 0x8).toString(16);

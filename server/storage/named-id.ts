import { createHash } from 'node:crypto';

/** The same id for the same name, always: for what has one row of the ledger for each thing it is of (RFC 9562, version 8). */
export const namedId = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

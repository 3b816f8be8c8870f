import { createHash } from 'node:crypto';
import type { Filed } from '../../storage/attestations.ts';

/**
 * SHA-256, in hex, of what was filed: the note byte for byte, and the record behind it with its names in order, so that
 * it does not matter how the database keeps them. One other byte is another digest.
 */
export const digestOf = ({ note, signed }: Pick<Filed, 'note' | 'signed'>): string =>
  createHash('sha256').update(note).update('\0').update(inOrder(signed)).digest('hex');

const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );

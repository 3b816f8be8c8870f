import { customType } from 'drizzle-orm/pg-core';
import type { WriteLabel } from '../../domain/session/write-label.ts';

/** The label of an item as a value, kept as text; rows of before it was one hold the English sentence of that time. */
export const label = customType<{ data: WriteLabel | string; driverData: string }>({
  dataType: () => 'text',
  toDriver: value => (typeof value === 'string' ? value : JSON.stringify(value)),
  fromDriver: text => (text.startsWith('{"is":') ? (JSON.parse(text) as WriteLabel) : text),
});

import { DrizzleQueryError } from 'drizzle-orm';
import pg from 'pg';

/**
 * A statement the database refused, without its values: the library's own error prints every parameter, and
 * PostgreSQL's detail quotes the row.
 */
export class StorageFailed extends Error {
  /** SQLSTATE, or the socket's error code. */
  readonly code: string;
  readonly constraint: string | undefined;
  constructor(code: string, constraint: string | undefined) {
    super(constraint === undefined ? `storage failed (${code})` : `storage failed (${code}, ${constraint})`);
    this.code = code;
    this.constraint = constraint;
  }
}

/** Takes the values out of an error of the database; leaves every other error as it is. */
export function stripped(error: unknown): unknown {
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  if (cause instanceof pg.DatabaseError)
    return keepStack(new StorageFailed(cause.code ?? 'unknown', cause.constraint), error);
  if (error instanceof DrizzleQueryError) {
    return keepStack(
      new StorageFailed((cause as { code?: string } | undefined)?.code ?? 'connection', undefined),
      error,
    );
  }
  return error;
}

/** Whether a row was refused because another has its key; inside a transaction or outside. */
export function alreadyThere(error: unknown, constraint?: string): boolean {
  const failure = stripped(error);
  return (
    failure instanceof StorageFailed &&
    failure.code === '23505' &&
    (constraint === undefined || failure.constraint === constraint)
  );
}

/** Where it happened, without the first lines, which repeat the message. */
function keepStack(failure: StorageFailed, from: unknown): StorageFailed {
  const frames = (from instanceof Error ? (from.stack ?? '') : '')
    .split('\n')
    .filter(line => /^\s+at /.test(line));
  failure.stack = [`StorageFailed: ${failure.message}`, ...frames].join('\n');
  return failure;
}

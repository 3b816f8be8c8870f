/** A timestamp as PostgreSQL writes it, as an ISO instant. */
export const instant = (stored: string): string => new Date(stored).toISOString();

export const maybeInstant = (stored: string | null): string | undefined =>
  stored === null ? undefined : instant(stored);

/** Milliseconds a Retry-After asks for (seconds or an HTTP date), an hour at most; nothing when it says nothing. */
export const retryAfterMs = (header: string | undefined, now: Date): number | undefined => {
  if (header === undefined) return undefined;
  const wanted = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(wanted) ? undefined : Math.min(Math.max(wanted, 0), hourMs);
};

const hourMs = 3_600_000;

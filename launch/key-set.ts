import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { boundedFetch, hasAnswered } from './bounded-fetch.ts';

/** The public keys at a pinned address: kept for ten minutes, asked for anew at most every `cooldownDuration` ms. */
export function keySetAt(jwksUri: string, cooldownDuration = 30_000): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(jwksUri), {
    cooldownDuration,
    cacheMaxAge: 600_000,
    [customFetch]: async url => {
      const answered = await boundedFetch(
        String(url),
        { headers: { accept: 'application/json' } },
        keyLimits,
      );
      if (!hasAnswered(answered)) throw new errors.JWKSTimeout();
      return new Response(answered.body, { status: answered.status });
    },
  });
}

const keyLimits = { timeoutMs: 5_000, maxBytes: 256 * 1024 };

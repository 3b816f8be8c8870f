import { boundedFetch, hasAnswered } from './bounded-fetch.ts';

/** Tells whether an EMR's sign-in answers just now. */
export type Pulse = {
  /**
   * True when the EMR's configuration answers or, failing that, its pinned sign-in page does: one of them may be out of
   * our reach, both together mean it is down, and a browser sent there would show an empty frame.
   */
  feel(iss: string, signIn?: string): Promise<boolean>;
};

/** One look serves everybody who asks within these milliseconds. */
const lookHolds = 1_000;
const limits = { timeoutMs: 4_000, maxBytes: 256 * 1024 };

export function createPulse(): Pulse {
  const looks = new Map<string, Promise<boolean>>();

  function answers(url: string): Promise<boolean> {
    const known = looks.get(url);
    if (known) return known;
    const look = alive(url).then(there => {
      // An EMR that was down is asked again at once: somebody is waiting for it to come back.
      if (there) setTimeout(() => looks.delete(url), lookHolds).unref();
      else looks.delete(url);
      return there;
    });
    looks.set(url, look);
    return look;
  }

  return {
    async feel(iss, signIn) {
      const configuration = `${iss.replace(/\/+$/, '')}/.well-known/smart-configuration`;
      return (await answers(configuration)) || (signIn !== undefined && (await answers(signIn)));
    },
  };
}

/** Any answer is a sign of life, even a refusal; a gateway's 5xx in place of the server is none. */
async function alive(url: string): Promise<boolean> {
  const answered = await boundedFetch(url, { headers: { accept: 'application/json, text/html' } }, limits);
  if (!hasAnswered(answered))
    return answered.unanswered === 'redirected' || answered.unanswered === 'too-large';
  return answered.status < 500;
}

import { boundedFetch, hasAnswered } from './bounded-fetch.ts';

/** What an EMR shows of itself just now. `sign-in-silent`: its configuration answers, its sign-in page does not. */
export type Signs = 'answers' | 'sign-in-silent' | 'down';

/** Tells whether a browser sent to an EMR's sign-in would find anything there, before it is sent. */
export type Pulse = {
  /** Looks at both addresses now, so that the answers are there when they are asked for; never fails. */
  begin(iss: string, signIn: string): void;
  /**
   * One of the two may be out of our reach: the configuration alone dead is no reason to stay, both dead means down.
   * Waits at most `signInLimits.timeoutMs` for the sign-in, and only `patience` where it answered a moment ago.
   */
  feel(iss: string, signIn: string): Promise<Signs>;
  /** A person came back from this sign-in. Where we still get no answer there, our look is no judge of it. */
  cameBack(signIn: string): void;
};

/** One look serves everybody who asks within these milliseconds. */
const lookHolds = 1_000;
/** Milliseconds a sign-in that answered is believed to be there unless it says otherwise within `patience`. */
const believedFor = 60_000;
const patience = 250;
/** Milliseconds a sign-in that people come back from and we cannot see (it is inside their network) is not asked. */
const beyondUsFor = 86_400_000;
const limits = { timeoutMs: 4_000, maxBytes: 256 * 1024 };
const signInLimits = { ...limits, timeoutMs: 1_500 };

export function createPulse(): Pulse {
  const looks = new Map<string, Promise<boolean>>();
  const heardAt = new Map<string, number>();
  const beyondUsSince = new Map<string, number>();

  function answers(url: string, within: typeof limits): Promise<boolean> {
    const known = looks.get(url);
    if (known) return known;
    const look = alive(url, within).then(there => {
      // An EMR that was down is asked again at once: somebody is waiting for it to come back.
      if (there) setTimeout(() => looks.delete(url), lookHolds).unref();
      else looks.delete(url);
      if (there) heardAt.set(url, performance.now());
      else heardAt.delete(url);
      return there;
    });
    looks.set(url, look);
    return look;
  }

  async function isThere(signIn: string): Promise<boolean> {
    if (isWithin(beyondUsSince.get(signIn), beyondUsFor)) return true;
    const believed = isWithin(heardAt.get(signIn), believedFor);
    const look = answers(signIn, signInLimits);
    return believed ? Promise.race([look, later(patience)]) : look;
  }

  const pulse: Pulse = {
    begin: (iss, signIn) => void pulse.feel(iss, signIn),
    async feel(iss, signIn) {
      const configuration = `${iss.replace(/\/+$/, '')}/.well-known/smart-configuration`;
      const [published, there] = await Promise.all([answers(configuration, limits), isThere(signIn)]);
      if (published) return there ? 'answers' : 'sign-in-silent';
      // What is believed of a sign-in is not enough where it is all there is.
      return there && (await answers(signIn, signInLimits)) ? 'answers' : 'down';
    },
    cameBack(signIn) {
      if (isWithin(heardAt.get(signIn), believedFor)) return;
      void answers(signIn, signInLimits).then(there => {
        if (!there) beyondUsSince.set(signIn, performance.now());
      });
    },
  };
  return pulse;
}

const later = (ms: number): Promise<true> =>
  new Promise(resolve => {
    setTimeout(resolve, ms, true).unref();
  });

const isWithin = (since: number | undefined, ms: number): boolean =>
  since !== undefined && performance.now() - since < ms;

/** Any answer is a sign of life, even a refusal; a gateway's 5xx in place of the server is none. */
async function alive(url: string, within: typeof limits): Promise<boolean> {
  const answered = await boundedFetch(url, { headers: { accept: 'application/json, text/html' } }, within);
  if (!hasAnswered(answered))
    return answered.unanswered === 'redirected' || answered.unanswered === 'too-large';
  return answered.status < 500;
}

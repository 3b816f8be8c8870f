import type { InGroup } from '../group/in-group.ts';
import type { SessionDraft } from '../session/draft.ts';
import type { SignedSession } from '../session/signed.ts';

/** What a signed session left for who looks back on it, as it was signed last. */
export type PastTalk = {
  id: string;
  coach: string;
  startedAt: string;
  endedAt: string;
  /** Whole minutes in all. */
  minutes: number;
  means?: 'in-person' | 'phone' | 'video';
  group?: Pick<InGroup, 'from' | 'came' | 'topic' | 'means'>;
  plans: SignedSession['plans'];
  followUps: NonNullable<SessionDraft['followUps']>;
};

/** When it was: a group on the day it was held, whenever it was written down. */
export const heldAt = ({ group, startedAt }: Pick<PastTalk, 'group' | 'startedAt'>): string =>
  group?.from ?? startedAt;

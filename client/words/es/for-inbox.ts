import { inbox } from './inbox.ts';

/** All that is said of messages with patients while they are read, fetched in one piece. */
export const forInbox = { inbox };

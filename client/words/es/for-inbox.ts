import type { SameWords } from '../../design/words.ts';
import type { forInbox as english } from '../en/for-inbox.ts';
import { inbox } from './inbox.ts';

export const forInbox: SameWords<typeof english> = { inbox };

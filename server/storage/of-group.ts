import { sql } from 'drizzle-orm';
import type { InGroup } from '../domain/group/in-group.ts';

/** SQL: what lists tell of a session's part of a group; nothing of a talk. */
export const ofGroup = sql<Pick<
  InGroup,
  'topic' | 'from' | 'came'
> | null>`case when in_group is not null then
  jsonb_build_object('topic', in_group -> 'topic', 'from', in_group -> 'from', 'came', in_group -> 'came') end`.as(
  'of_group',
);

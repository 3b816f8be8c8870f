import type { GroupMeans, GroupTopic } from './in-group.ts';

/** A group as far as it is written, as it stands on the page: nothing of it is checked before it is signed. */
export type GroupDraft = {
  key: string;
  topic: string;
  about: GroupTopic;
  means: GroupMeans;
  day: string;
  start: string;
  minutes: string;
  shared: string;
  others: string;
  reason: string;
  rows: { id: string; came: boolean; arrived: string; minutes: string; own: string }[];
  correcting?: { id: string; version: number; topic: string };
};

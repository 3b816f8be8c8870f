import type { Topic } from '../billing/vocabulary.ts';

/** What a group may have been about; the coach says it in plain words and types no code. */
export const groupTopics = [
  'activity',
  'food',
  'weight',
  'diabetes',
  'heart',
  'medicines',
  'stress',
  'sleep',
  'tobacco',
  'health-behaviour',
  'other',
] as const satisfies readonly Topic[];
export type GroupTopic = (typeof groupTopics)[number];

export const groupMeans = ['in-person', 'video', 'phone'] as const;
export type GroupMeans = (typeof groupMeans)[number];

/**
 * The part of a group in one attendee's own record: what all of it have in common, how many they were, and what is theirs
 * alone. Nothing in it tells who the others were.
 */
export type InGroup = {
  /** The group's own id. */
  id: string;
  topic: string;
  about: GroupTopic;
  means: GroupMeans;
  /** When the group began and ended; how long this attendee was there is in the session's own time. */
  from: string;
  to: string;
  /** How many attended, this one among them. */
  size: number;
  /** What the group did, for all. */
  shared?: string;
  /** False: written down as there by mistake, and corrected since. */
  came: boolean;
  /** What the coach noted of this attendee. */
  own?: string;
  /** What this attendee is working on, carried from their plans. */
  goals: string[];
};

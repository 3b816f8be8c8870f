import type { MeansOfTalk, TalkLength } from '../../../server/domain/schedule/booking.ts';
import type { TalkView } from '../../../server/http/contract/schedule.ts';
import type { Free } from './day-entries.ts';

/** What is to be booked or moved, as far as it is known; in a chart the patient is the chart's. */
export type Asked = {
  minutes: TalkLength;
  day?: string;
  time?: Free;
  means?: MeansOfTalk;
  patient?: { id: string; name: string };
  moving?: TalkView;
  /** Everything is known: it is booked by the press that opened this. */
  atOnce?: boolean;
  inChart?: boolean;
};

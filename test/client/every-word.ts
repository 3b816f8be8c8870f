/** All words in both languages, for a test that draws without a page around it. */
import { learn } from '../../client/design/words.ts';
import { learnDoNow } from '../../client/words/do-now-both.ts';
import { forMonth as monthInEnglish } from '../../client/words/en/for-month.ts';
import { forPage as pageInEnglish } from '../../client/words/en/for-page.ts';
import { forPhysician as physicianInEnglish } from '../../client/words/en/for-physician.ts';
import { forPractice as practiceInEnglish } from '../../client/words/en/for-practice.ts';
import { forPrep as prepInEnglish } from '../../client/words/en/for-prep.ts';
import { forSession as sessionInEnglish } from '../../client/words/en/for-session.ts';
import { forTimeline as timelineInEnglish } from '../../client/words/en/for-timeline.ts';
import { forMonth as monthInSpanish } from '../../client/words/es/for-month.ts';
import { forPage as pageInSpanish } from '../../client/words/es/for-page.ts';
import { forPhysician as physicianInSpanish } from '../../client/words/es/for-physician.ts';
import { forPractice as practiceInSpanish } from '../../client/words/es/for-practice.ts';
import { forPrep as prepInSpanish } from '../../client/words/es/for-prep.ts';
import { forSession as sessionInSpanish } from '../../client/words/es/for-session.ts';
import { forTimeline as timelineInSpanish } from '../../client/words/es/for-timeline.ts';

learnDoNow();
learn('en', {
  ...pageInEnglish,
  ...prepInEnglish,
  ...sessionInEnglish,
  ...physicianInEnglish,
  ...practiceInEnglish,
  ...monthInEnglish,
  ...timelineInEnglish,
});
learn('es', {
  ...pageInSpanish,
  ...prepInSpanish,
  ...sessionInSpanish,
  ...physicianInSpanish,
  ...practiceInSpanish,
  ...monthInSpanish,
  ...timelineInSpanish,
});

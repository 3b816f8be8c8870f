/** All words in both languages, for a test that draws without a page around it. */
import { learn } from '../../client/design/words.ts';
import { forPractice as practiceInEnglish } from '../../client/words/en/for-practice.ts';
import { forPrep as prepInEnglish } from '../../client/words/en/for-prep.ts';
import { forSession as sessionInEnglish } from '../../client/words/en/for-session.ts';
import { forPractice as practiceInSpanish } from '../../client/words/es/for-practice.ts';
import { forPrep as prepInSpanish } from '../../client/words/es/for-prep.ts';
import { forSession as sessionInSpanish } from '../../client/words/es/for-session.ts';

learn('en', { ...practiceInEnglish, ...prepInEnglish, ...sessionInEnglish });
learn('es', { ...practiceInSpanish, ...prepInSpanish, ...sessionInSpanish });

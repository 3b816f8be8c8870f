import type { Dictionaries } from '../design/words.ts';
import { waitingQuestions as en } from './en/waiting-questions.ts';
import { waitingQuestions as es } from './es/waiting-questions.ts';

export const waitingQuestionsWords: Dictionaries<typeof en> = { en, es };

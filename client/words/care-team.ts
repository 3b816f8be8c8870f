import type { Dictionaries } from '../design/words.ts';
import { careTeam as en } from './en/care-team.ts';
import { careTeam as es } from './es/care-team.ts';

export const careTeamWords: Dictionaries<typeof en> = { en, es };

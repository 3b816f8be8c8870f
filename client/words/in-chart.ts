import type { Dictionaries } from '../design/words.ts';
import { inChart as en } from './en/in-chart.ts';
import { inChart as es } from './es/in-chart.ts';

export const inChartWords: Dictionaries<typeof en> = { en, es };

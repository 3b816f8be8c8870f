import type { NoteSection } from '../session/note.ts';
import { tellDate } from '../tell-date.ts';
import type { Discrepancy, MedicineDeed } from './medicine-lines.ts';

/** What a physician said since the last talk: an answer to a question, or a word to a medicine. */
export type SaidByClinician =
  | {
      is: 'answer';
      id: string;
      asked: string;
      askedAt: string;
      words: string;
      /** The coach owes it to the patient. */
      forPatient: boolean;
      by: string;
      at: string;
    }
  | {
      is: 'medicine';
      id: string;
      name: string;
      discrepancy: Discrepancy;
      deed: MedicineDeed;
      words?: string;
      by: string;
      at: string;
    };

/** The same in the note of the talk that takes it up, so that it is in the chart whatever else the EMR accepts. */
export const answersOfClinician = (said: readonly SaidByClinician[], timeZone: string): NoteSection => ({
  heading: 'ANSWERED BY THE CLINICIAN',
  entries: said.map(one => entryOf(one, timeZone)),
});

function entryOf(said: SaidByClinician, timeZone: string): string {
  const on = tellDate(said.at, 'en', timeZone);
  if (said.is === 'answer')
    return `Asked ${tellDate(said.askedAt, 'en', timeZone)}: "${said.asked}" ${said.by}, ${on}: "${said.words}"`;
  const more = said.words ? ` "${said.words}"` : '';
  return `${said.name} (${differs[said.discrepancy]}): ${deeds[said.deed]}, ${said.by}, ${on}.${more}`;
}

const differs: Record<Discrepancy, string> = {
  'listed-not-as-prescribed': 'listed, not taken as prescribed',
  'listed-not-taken': 'listed, not taken',
  'taken-not-listed': 'taken, not listed',
};
const deeds: Record<MedicineDeed, string> = {
  accept: 'the list should say what is really taken',
  fix: 'the list stands, the patient is to be told',
};

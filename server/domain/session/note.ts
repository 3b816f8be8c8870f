import { groupSection } from '../group/said-in-group.ts';
import type { Handoff } from '../handoff/handoff.ts';
import { handoffLine } from '../handoff/told.ts';
import { answersOfClinician, type SaidByClinician } from '../physician/answers-note.ts';
import type { PracticeSettings } from '../practice/settings.ts';
import { tellDate, tellTime } from '../tell-date.ts';
import { type RaisedBetween, raisedBetween } from './note-between.ts';
import { forClinician, requestLine, safetyLine } from './note-clinician.ts';
import { lastPlans } from './note-last-plans.ts';
import { measured, nextContact, plans, promises, timeSpent, whoTookPart } from './note-plan.ts';
import type { RaisedHere } from './note-raised.ts';
import { statusLine } from './note-status.ts';
import { behaviours, mattersMost, medicines, talkedAbout, teaching } from './note-talk.ts';
import type { PlanEnd, SignedSession, Step } from './signed.ts';
import { oneLine, wrap } from './wrap.ts';

export type NoteContext = {
  settings: PracticeSettings;
  /** The plans that were followed up: their goal in the patient's words, and the step if it is known. */
  plansBefore?: readonly { id: string; goal: string; step?: Step }[];
  /** Those that stood when the talk began, whether it asked about them or not. */
  plansStanding?: readonly { id: string; goal: string; step?: Step }[];
  /** Ids of those that an earlier version of this note ended, that go on after all, and that the chart may show as ended. */
  takenBack?: readonly string[];
  /** How plans of this session ended in later talks, by their id in the draft: an amendment is read after those. */
  endedSince?: ReadonlyMap<string, PlanEnd>;
  /** The handoff this session was opened from. */
  handoff?: Handoff;
  /** What was reported and raised since the talk before was signed. */
  raisedBefore?: readonly RaisedBetween[];
  /** What became of the red flags of this talk, as far as it is known. */
  raisedHere?: readonly RaisedHere[];
  /** What physicians answered since the talk before, told by this one. */
  answers?: readonly SaidByClinician[];
};

/** A section's entries, each a line of its own; an entry's first line is marked, what hangs below is not. */
export type NoteSection = { heading: string; entries: string[] };

/**
 * The coaching note as plain text, at most 80 columns, readable in any EMR. The first three lines are the
 * physician's: status, request, safety. Everything the patient said stands in quotation marks as it was said. Empty
 * parts are left out. Ends with one line feed.
 */
export function noteText(signed: SignedSession, context: NoteContext): string {
  const { timeZone } = context.settings;
  const raised = context.raisedBefore ?? [];
  const sections = [
    forClinician(signed, timeZone, context.raisedHere),
    howTheyCame(context),
    groupSection(signed, timeZone),
    ...raisedBetween(raised, timeZone),
    answersOfClinician(context.answers ?? [], timeZone),
    talkedAbout(signed),
    plans(signed, context),
    lastPlans(signed, context),
    teaching(signed),
    behaviours(signed),
    medicines(signed, timeZone),
    mattersMost(signed),
    measured(signed, timeZone),
    promises(signed, timeZone),
    nextContact(signed, timeZone),
    whoTookPart(signed),
    timeSpent(signed),
  ];
  const told = sections.filter(section => section.entries.length > 0);
  return [
    statusLine(signed, context),
    oneLine(requestLine(signed), '(more below)', { sentences: true }),
    safetyLine(signed, timeZone, raised, context.raisedHere),
    '',
    ...titleLines(signed, timeZone),
    ...told.flatMap(({ heading, entries }) => ['', heading, ...entries.flatMap(entry => wrap(entry, '- '))]),
    '',
    noteSignature(signed, timeZone),
    '',
  ].join('\n');
}

/** Who handed the patient over, when, where, why, and what came of it: for an EMR that takes it in no other way. */
const howTheyCame = ({ handoff, settings }: NoteContext): NoteSection => ({
  heading: 'HOW THE PATIENT CAME TO COACHING',
  entries: handoff ? [handoffLine(handoff, settings.timeZone)] : [],
});

function titleLines(signed: SignedSession, timeZone: string): string[] {
  const start = tellTime(signed.startedAt, timeZone);
  const end = tellTime(signed.endedAt, timeZone);
  const when = `${tellDate(signed.startedAt, 'en', timeZone)}, ${start === end ? start : `${start} to ${end}`}`;
  const version = signed.version > 1 ? `, version ${signed.version}` : '';
  return wrap(`HEALTH COACHING NOTE${version}, ${when}`);
}

/** The end of a note: who signed it and when. Only the line feed comes after it. */
export function noteSignature(
  signed: Pick<SignedSession, 'coach' | 'version' | 'signedAt' | 'amendmentReason'>,
  timeZone: string,
): string {
  const { name, credential } = signed.coach;
  const at = `${tellDate(signed.signedAt, 'en', timeZone)}, ${tellTime(signed.signedAt, timeZone)}`;
  const by = [name, credential].filter(Boolean).join(', ');
  const deed = signed.version > 1 ? 'Amended and signed' : 'Signed';
  return [
    ...wrap(`${deed} by ${by}, ${at}.`),
    ...(signed.amendmentReason ? wrap(`Reason for the amendment: ${signed.amendmentReason}`, '', '  ') : []),
  ].join('\n');
}

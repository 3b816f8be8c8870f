/** What was written before its signature, and is the same whenever that comes but for its moment. */
export type LeftOpen = {
  /** Stands in the texts wherever something was left open; nobody can have written it. */
  mark: string;
};

/** What a signature fills in. */
export type Moment = LeftOpen & {
  /** ISO 8601. */
  at: string;
  /** The end of the note, as it names the one who signs and the moment. */
  line: string;
};

/** Where the moment goes, the end of the note, and (in chart writes) the whole note in base64. */
export const openFor = ({ mark }: LeftOpen) => ({
  at: `${mark}.at`,
  line: `${mark}.line`,
  note: `${mark}.note`,
});

/** A text of JSON with the moment and the end of the note in it. */
export function filledJson(json: string, moment: Moment): string {
  const open = openFor(moment);
  return json
    .replaceAll(open.at, moment.at)
    .replaceAll(open.line, () => JSON.stringify(moment.line).slice(1, -1));
}

/** Chart writes as JSON with all of it in them; `note` is the note with its end left open. */
export function filledWrites(json: string, note: string, moment: Moment): string {
  const open = openFor(moment);
  const whole = note.replace(open.line, () => moment.line);
  return filledJson(json, moment).replaceAll(open.note, Buffer.from(whole, 'utf8').toString('base64'));
}

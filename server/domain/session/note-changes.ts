/** What a note says that an earlier one of the same session did not, and what it no longer says: whole entries, unwrapped. */
export type NoteChanges = { now: string[]; before: string[] };

/** Line ends within an entry are no change, and neither is the moment of the signature. */
export function noteChanges(before: string, now: string): NoteChanges {
  const [was, is] = [entriesOf(before), entriesOf(now)];
  return {
    now: is.filter(entry => !was.includes(entry)),
    before: was.filter(entry => !is.includes(entry)),
  };
}

function entriesOf(note: string): string[] {
  const entries: string[] = [];
  for (const line of note.split('\n')) {
    if (line.startsWith('  ') && entries.length > 0) entries.push(`${entries.pop()} ${line.trim()}`);
    else if (line.trim() !== '') entries.push(line.trim());
  }
  return entries.filter(entry => !/^(Signed|Amended and signed) by /.test(entry)).map(unmarked);
}

const unmarked = (entry: string) => entry.replace(/^- /, '');

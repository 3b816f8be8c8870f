import type { ReactNode } from 'react';
import type { Section } from '../../server/domain/chart/snapshot.ts';
import { designWords } from '../words/design.ts';
import { useWords } from './words.ts';

/** Draws a section's value, or says which of three absences it is: none recorded, not read, not looked for. */
export function Read<T>({ section, children }: { section: Section<T>; children: (value: T) => ReactNode }) {
  return section.status === 'recorded' ? children(section.value) : <Absence section={section} />;
}

/** The three absences are three sentences; only the one that can be mended is amber. */
export function Absence({ section }: { section: Exclude<Section<unknown>, { status: 'recorded' }> }) {
  const say = useWords(designWords);
  switch (section.status) {
    case 'none-recorded':
      return <p className="soft">{say.noneRecorded}</p>;
    case 'could-not-be-read':
      return <p className="needs-you">{say.couldNotBeRead(say.whyNotRead[section.because])}</p>;
    case 'not-looked-for':
      return <p className="soft">{say.notLookedFor(say.whyNotLookedFor[section.because])}</p>;
  }
}

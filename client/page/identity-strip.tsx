import type { ChartPatient } from '../../server/domain/chart/snapshot.ts';
import type { RefusalView } from '../../server/http/contract/login.ts';
import type { WhoView } from '../../server/http/contract/page.ts';
import { Absence } from '../design/absence.tsx';
import { ageOn, sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { pageWords } from '../words/page.ts';
import { useCalendar } from './page.ts';

/** Whose chart this is: name, age, pronouns, language and interpreter, birth date, number. On every screen. */
export function IdentityStrip({ told }: { told: WhoView | RefusalView }) {
  const say = useWords(pageWords);
  if ('refused' in told || told.who.status !== 'recorded') {
    return (
      <div className="identity">
        <p className="needs-you">{say.whoUnread}</p>
        {'refused' in told || told.who.status === 'recorded' ? null : <Absence section={told.who} />}
      </div>
    );
  }
  return <Who patient={told.who.value} />;
}

function Who({ patient }: { patient: ChartPatient }) {
  const say = useWords(pageWords);
  const calendar = useCalendar();
  const age = patient.birthDate ? ageOn(patient.birthDate, calendar) : undefined;
  const pronouns = patient.pronouns?.split('/').slice(0, 2).join('/'); // a chart may hold all five
  const facts = [
    age === undefined ? undefined : say.age(age),
    patient.preferredName ? say.called(patient.preferredName) : undefined,
    pronouns && (say.pronouns[pronouns] ?? pronouns),
    `${patient.language ? (say.languages[patient.language.split('-')[0] ?? ''] ?? patient.language) : say.languageUnknown}, ${say.interpreter[patient.interpreter]}`,
    patient.birthDate ? say.born(sayDay(patient.birthDate, calendar)) : say.bornUnknown,
    patient.mrn ? say.mrn(patient.mrn) : undefined,
  ].filter(fact => fact !== undefined);
  return (
    <div className="identity">
      <p className="identity-name">{patient.name}</p>
      <p className="identity-facts">
        {facts.map((fact, at) => (
          <span key={fact}>
            {at > 0 ? <span aria-hidden="true">· </span> : null}
            {fact}{' '}
          </span>
        ))}
      </p>
      {patient.deceased ? <p className="notice danger">{say.deceased}</p> : null}
      {patient.mergedAway ? <p className="notice danger">{say.mergedAway}</p> : null}
    </div>
  );
}

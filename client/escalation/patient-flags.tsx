import { byPatient, type EscalationView } from '../../server/domain/escalation/on-watch.ts';
import { useWords } from '../design/words.ts';
import { escalationWords } from '../words/escalation.ts';
import { EscalationCard, Patient } from './escalation-card.tsx';

/** What is open, a card a patient: of whom two things are open, both stand in one, and the name is said once. */
export function PatientFlags(given: {
  open: readonly EscalationView[];
  now: number;
  level: 2 | 3;
  named: boolean;
  onChange: () => void;
}) {
  const { open, named, ...of } = given;
  const say = useWords(escalationWords);
  return byPatient(open).map(flags => {
    const [first] = flags;
    if (first === undefined) return null;
    if (flags.length === 1) return <EscalationCard key={first.id} one={first} named={named} {...of} />;
    return (
      <div key={first.id} className="notice danger escalation">
        {named && first.about ? <Patient about={first.about} /> : null}
        <p className="escalation-state">{say.count(`${flags.length}`)}</p>
        {flags.map((one, place) => (
          <EscalationCard
            key={one.id}
            one={one}
            named={false}
            within={place === 0 ? 'first' : 'later'}
            {...of}
          />
        ))}
      </div>
    );
  });
}

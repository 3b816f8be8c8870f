import { byPatient, type EscalationView } from '../../server/domain/escalation/on-watch.ts';
import { EscalationCard, Patient } from './escalation-card.tsx';

/**
 * What is open, a card a patient: of whom two things are open, both stand in one, and the name is said once.
 * `firstWhole`: what is next to be done stands there whole.
 */
export function PatientFlags(given: {
  open: readonly EscalationView[];
  now: number;
  level: 2 | 3;
  named: boolean;
  firstWhole?: boolean;
  onChange: () => void;
}) {
  const { open, named, firstWhole = false, ...of } = given;
  return byPatient(open).map((flags, place) => {
    const [first] = flags;
    if (first === undefined) return null;
    const isAlone = flags.length === 1;
    // One that comes to another changes nothing of what is being written about that.
    return (
      <div key={first.about?.patientId ?? first.id} className="notice danger escalation">
        {named && !isAlone && first.about ? <Patient about={first.about} /> : null}
        {flags.map(one => (
          <EscalationCard
            key={one.id}
            one={one}
            named={named && isAlone}
            unfolded={firstWhole && place === 0 && one === first}
            {...of}
          />
        ))}
      </div>
    );
  });
}

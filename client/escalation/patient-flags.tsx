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
    const whole = (one: EscalationView) => firstWhole && place === 0 && one === first;
    if (flags.length === 1)
      return <EscalationCard key={first.id} one={first} named={named} unfolded={whole(first)} {...of} />;
    return (
      <div key={first.id} className="notice danger escalation">
        {named && first.about ? <Patient about={first.about} /> : null}
        {flags.map(one => (
          <EscalationCard key={one.id} one={one} named={false} within unfolded={whole(one)} {...of} />
        ))}
      </div>
    );
  });
}

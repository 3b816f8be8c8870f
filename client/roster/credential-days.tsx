import type { Credential } from '../../server/domain/billing/vocabulary.ts';
import type { CredentialDays } from '../../server/domain/desk/credentials.ts';
import { FieldGroup } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { rosterWords } from '../words/roster.ts';

/** From when and until when somebody is each of what they are; empty where it always was so. */
export function CredentialDaysFields(given: {
  credentials: readonly Credential[];
  days: CredentialDays;
  /** Whose last day is before its first. */
  early: Credential | undefined;
  onChange: (days: CredentialDays) => void;
}) {
  const { credentials, days, early, onChange } = given;
  const say = useWords(rosterWords);
  if (credentials.length === 0) return null;
  const field = (one: Credential, end: 'from' | 'until') => (
    <label>
      {say[end]}{' '}
      <input
        type="date"
        aria-label={`${say.words[one]}: ${say[end]}`}
        value={days[one]?.[end] ?? ''}
        onChange={({ target }) =>
          onChange({ ...days, [one]: { ...days[one], [end]: target.value || undefined } })
        }
      />
    </label>
  );
  return (
    <FieldGroup label={say.days} hint={say.daysHint} wrong={early === undefined ? undefined : say.early}>
      <ul className="credential-days">
        {credentials.map(one => (
          <li key={one}>
            <span>{say.words[one]}</span> {field(one, 'from')} {field(one, 'until')}
          </li>
        ))}
      </ul>
    </FieldGroup>
  );
}

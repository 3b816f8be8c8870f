import { useEffect, useState } from 'react';
import { contactsInChart } from '../../../server/domain/contact/contact.ts';
import type { ContactSettingsView } from '../../../server/http/contract/queue-weights.ts';
import { Button } from '../../design/button.tsx';
import { Choose } from '../../design/choices.tsx';
import { Field, FieldGroup } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { usePage } from '../../page/page.ts';
import { queueWeightsWords } from '../../words/queue-weights.ts';
import { Told } from '../told.tsx';
import { useDeed } from '../use-deed.ts';

const path = '/api/contact-settings';

/** What of contacts that coaches log goes into the chart, and when one counts as written later. */
export default function ContactsPart() {
  const { api } = usePage();
  const { contacts: say, keeping } = useWords(queueWeightsWords);
  const { deed, run } = useDeed();
  const [set, setSet] = useState<{ inChart: ContactSettingsView['inChart']; late: string }>();
  useEffect(() => {
    void api
      .get<ContactSettingsView>(path)
      .then(found => isRefused(found) || setSet({ inChart: found.inChart, late: `${found.lateMinutes}` }));
  }, [api]);
  if (set === undefined) return null;
  const { inChart, late } = set;
  const minutes = /^\d+$/.test(late) ? Number(late) : 0;
  const isWrong = minutes < 5 || minutes > 10_080;
  const keep = () =>
    isWrong ? undefined : void run(api.send('PUT', path, { inChart, lateMinutes: minutes }), () => say.kept);
  return (
    <section aria-labelledby="contacts-part" className="emr-settings">
      <h2 id="contacts-part">{say.title}</h2>
      <p className="emr-text">{say.what}</p>
      <FieldGroup label={say.inChart} hint={say.each}>
        <Choose
          stays
          label={say.inChart}
          of={contactsInChart.map(value => ({ value, label: say.choices[value] }))}
          value={inChart}
          onChange={chosen => chosen && setSet({ ...set, inChart: chosen })}
        />
      </FieldGroup>
      <Field label={say.late} hint={say.lateHint} wrong={isWrong ? say.lateHint : undefined}>
        {join => (
          <input
            {...join}
            className="short"
            inputMode="numeric"
            maxLength={5}
            value={late}
            onChange={event => setSet({ ...set, late: event.target.value })}
          />
        )}
      </Field>
      <div className="buttons">
        <Button busy={deed.busy} onClick={keep}>
          {say.keep}
        </Button>
        <Told deed={deed} doing={keeping} />
      </div>
    </section>
  );
}

import { useState } from 'react';
import type { EmrPage } from '../../server/domain/practice/emr-page.ts';
import { Button } from '../design/button.tsx';
import { Choose } from '../design/choices.tsx';
import { Field, FieldGroup } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { usePage } from '../page/page.ts';
import { emrWords } from '../words/emr.ts';
import { Told } from './told.tsx';
import { useDeed } from './use-deed.ts';

/** What the practice decides: notes signed or as drafts, and how many requests at once its EMR is given. */
export function SettingsPart({ page, onPage }: { page: EmrPage; onPage: (page: EmrPage) => void }) {
  const { api } = usePage();
  const say = useWords(emrWords);
  const { deed, run } = useDeed();
  const [noteArrives, setNoteArrives] = useState(page.settings.noteArrives);
  const [atOnce, setAtOnce] = useState(`${page.settings.atOnce}`);
  const isWrong = !/^\d+$/.test(atOnce) || Number(atOnce) < 1 || Number(atOnce) > 64;
  const keep = () => {
    if (isWrong) return;
    const wanted = { noteArrives, atOnce: Number(atOnce) };
    void run(api.send<EmrPage>('PUT', '/api/emr/settings', wanted), next => {
      onPage(next);
      return say.settingsKept;
    });
  };
  return (
    <section aria-labelledby="emr-settings" className="emr-settings">
      <h2 id="emr-settings">{say.settings}</h2>
      <FieldGroup label={say.noteArrives}>
        <Choose
          label={say.noteArrives}
          of={(['final', 'draft'] as const).map(value => ({ value, label: say.noteAs[value] }))}
          value={noteArrives}
          stays
          onChange={chosen => chosen && setNoteArrives(chosen)}
        />
      </FieldGroup>
      <Field label={say.atOnce} hint={say.atOnceHint} wrong={isWrong ? say.atOnceHint : undefined}>
        {join => (
          <input
            {...join}
            className="short"
            inputMode="numeric"
            value={atOnce}
            onChange={event => setAtOnce(event.target.value)}
          />
        )}
      </Field>
      <div className="buttons">
        <Button busy={deed.busy} onClick={keep}>
          {say.keep}
        </Button>
        <Told deed={deed} doing={say.keeping} />
      </div>
    </section>
  );
}

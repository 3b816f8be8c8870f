import { Suspense, useEffect, useState } from 'react';
import type { MedicineDraft, SessionDraft } from '../../../server/domain/session/draft.ts';
import { isTakenInPart } from '../../../server/domain/session/taken-in-part.ts';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { Button } from '../../design/button.tsx';
import { Chip } from '../../design/chip.tsx';
import { useWords } from '../../design/words.ts';
import { lazily } from '../../page/lazily.ts';
import { sessionMedicinesWords } from '../../words/session-medicines.ts';
import { idFor, newId } from './ids.ts';
import { afterDrawing, goToPlace, placeOf } from './place.ts';
import { useDraft, useWriting } from './session-context.ts';
import { StepSection } from './step-section.tsx';

/** One line of the list: from the chart, or named by the patient (no `chartId`). */
export type MedicineLine = { id: string; name: string; dose?: string; chartId?: string; isNew: boolean };

const fetchTalk = () => import('./medicine-talk.tsx');
const MedicineTalk = lazily(fetchTalk);

/** The chart's list, talked about one at a time; and what they take that the chart does not list. */
export function MedicinesStep() {
  const { view, reading } = useWriting();
  const say = useWords(sessionMedicinesWords);
  const medicines = useDraft(draft => draft.medicines);
  const [added, setAdded] = useState<readonly string[]>([]);
  const lines = linesOf(view.carried, medicines, added);
  const [openId, setOpenId] = useState<string>();
  useEffect(() => void setTimeout(() => void fetchTalk().catch(() => undefined), 1000), []);
  const done = lines.filter(line => isTalkedAbout(medicines?.[line.id])).length;
  return (
    <StepSection step="medicines">
      <ListFromChart list={reading ? 'being-read' : view.carried.medicineList} />
      {lines.length > 0 ? <p className="soft small">{say.talkedAbout(done, lines.length)}</p> : null}
      <ol className="medicines-list" {...placeOf(['medicines'])}>
        {lines.map((line, at) => (
          <li key={line.id} className={openId === line.id ? 'medicine open' : 'medicine'}>
            <MedicineHead
              line={line}
              said={medicines?.[line.id]}
              open={openId === line.id}
              onOpen={setOpenId}
            />
            {openId === line.id ? (
              <Suspense>
                <MedicineTalk
                  line={line}
                  place={say.of(at + 1, lines.length)}
                  onNext={next(at)}
                  onRemove={line.chartId ? undefined : () => remove(line.id)}
                />
              </Suspense>
            ) : null}
          </li>
        ))}
      </ol>
      <Button look="quiet" className="entry-add" onClick={add}>
        + {say.addOne}
      </Button>
    </StepSection>
  );

  function next(at: number) {
    const line = lines[at + 1];
    return line && (() => setOpenId(line.id));
  }
  function add() {
    const id = newId();
    setAdded([...added, id]);
    setOpenId(id);
  }
  function remove(id: string) {
    setAdded(added.filter(each => each !== id));
    setOpenId(undefined);
    afterDrawing(() => goToPlace(['medicines']));
  }
}

/** What the chart's list is, where it has no lines to show: the absences are different sentences. */
function ListFromChart({ list }: { list: SessionView['carried']['medicineList'] | 'being-read' }) {
  const say = useWords(sessionMedicinesWords);
  switch (list) {
    case 'recorded':
      return null;
    case 'none-recorded':
      return <p className="soft">{say.noneListed}</p>;
    case 'being-read':
      return (
        <p className="soft" aria-live="polite">
          {say.beingRead}
        </p>
      );
    case 'not-looked-for':
      return <p className="notice needs-you">{say.notLookedFor}</p>;
    default:
      return <p className="notice needs-you">{say.notRead}</p>;
  }
}

function MedicineHead(given: {
  line: MedicineLine;
  said: MedicineDraft | undefined;
  open: boolean;
  onOpen: (id: string | undefined) => void;
}) {
  const { line, said } = given;
  const say = useWords(sessionMedicinesWords);
  return (
    <button
      type="button"
      className="medicine-head"
      aria-expanded={given.open}
      onClick={() => given.onOpen(given.open ? undefined : line.id)}
    >
      <span className="medicine-name" lang={line.name ? 'en' : undefined}>
        {line.name || say.name}
      </span>
      <span className="soft" lang="en">
        {' '}
        {line.dose}
      </span>
      <span className="medicine-said">
        {line.chartId ? null : <Chip>{say.notListed}</Chip>}
        {line.isNew ? <Chip tone="needs-you">{say.isNew}</Chip> : null}
        {said && isTalkedAbout(said) ? (
          <Chip tone={isTakenInPart(said) || said.whyNot ? 'needs-you' : 'there'}>{saidOf(said)}</Chip>
        ) : null}
      </span>
    </button>
  );

  function saidOf({ taking, asPrescribed = 'yes', daysOfLast7, whyNot }: MedicineDraft): string {
    return [
      daysOfLast7 === undefined ? taking && say.said[taking] : say.said.takes(daysOfLast7),
      asPrescribed === 'yes' ? '' : say.said[asPrescribed === 'no' ? 'otherwise' : 'unsure'],
      whyNot === 'side-effects' ? say.said.sideEffects : '',
    ]
      .filter(Boolean)
      .join(', ');
  }
}

export const isTalkedAbout = (medicine: MedicineDraft | undefined): boolean =>
  medicine?.taking !== undefined || medicine?.daysOfLast7 !== undefined;

function linesOf(
  carried: SessionView['carried'],
  medicines: SessionDraft['medicines'],
  added: readonly string[],
): MedicineLine[] {
  const listed = carried.medicines.map(({ id, name, dose, isNew }) => ({
    id: idFor(id),
    name,
    dose,
    chartId: id,
    isNew,
  }));
  const others = [...new Set([...Object.keys(medicines ?? {}), ...added])]
    .sort()
    .filter(id => !listed.some(line => line.id === id))
    .map(id => {
      const { name = '', dose, chartId } = medicines?.[id] ?? {};
      return { id, name, dose, chartId, isNew: false };
    });
  return [...listed, ...others];
}

import { useEffect, useRef, useState } from 'react';
import { awayDuring, thereFirst } from '../../server/domain/panel/away.ts';
import { type HandOverReason, handOverReasons } from '../../server/domain/panel/hand-over.ts';
import type { PanelLine } from '../../server/domain/panel/panels.ts';
import type { HandOverBody, OfPanelView, SharesView } from '../../server/http/contract/panel.ts';
import { Button } from '../design/button.tsx';
import { Choose, Toggle } from '../design/choices.tsx';
import { sayDay } from '../design/dates.ts';
import { Field, FieldGroup } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { panelWords } from '../words/panel.ts';
import { type Chosen, HandedRow } from './handed-row.tsx';
import { useBecauseOfPanel, weekOf } from './words-of-panel.ts';

/** Hands patients of one coach over: to whom, from when, until when, who, and a line of each. Several coaches share them out. */
export function HandOverForm(given: {
  of: { staffId: string; name: string };
  only?: readonly string[];
  coaches: PanelLine[];
  today: string;
  mine: boolean;
  onLeave: () => void;
  onDone: (told: string) => void;
}) {
  const { of, only, coaches, today, mine, onLeave, onDone } = given;
  const { api } = usePage();
  const say = useWords(panelWords);
  const because = useBecauseOfPanel();
  const calendar = useCalendar();
  const colleagues = coaches.filter(({ staffId }) => staffId !== of.staffId);
  const [panel, setPanel] = useState<OfPanelView | Refused>();
  const [to, setTo] = useState<readonly string[]>(
    colleagues.length === 1 ? colleagues.map(one => one.staffId) : [],
  );
  const [shares, setShares] = useState<SharesView>([]);
  const [rows, setRows] = useState<{ [patientId: string]: Chosen }>({});
  const [fromDay, setFromDay] = useState(today);
  const [long, setLong] = useState<'good' | 'until'>(mine ? 'until' : 'good');
  const [backOn, setBackOn] = useState('');
  const [why, setWhy] = useState<HandOverReason>(mine ? 'away' : 'leaving');
  const [note, setNote] = useState('');
  const [meet, setMeet] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const until = long === 'until' ? backOn || undefined : undefined;
  const others = thereFirst(colleagues, fromDay, until);
  const awayOf = (one: PanelLine) => {
    const away = awayDuring(one.away, fromDay, until);
    return away && say.awayFrom(sayDay(away.from, calendar), sayDay(away.backOn, calendar));
  };
  const key = useRef(crypto.randomUUID());
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  useEffect(() => {
    void api.get<OfPanelView>(`/api/panels/${of.staffId}`).then(setPanel);
  }, [api, of.staffId]);
  const listed =
    panel && !isRefused(panel)
      ? panel.filter(({ patientId }) => only === undefined || only.includes(patientId))
      : [];
  const free = listed.filter(({ stands }) => stands === undefined);
  const ids = free.map(({ patientId }) => patientId).join(' ');
  useEffect(() => {
    setShares([]);
    if (to.length < 2 || ids === '') return;
    let over = false;
    void api
      .send<SharesView>('POST', '/api/panel-shares', {
        ...{ of: of.staffId, patients: ids.split(' '), among: to },
      })
      .then(got => {
        if (!over && !isRefused(got)) setShares(got);
      });
    return () => {
      over = true;
    };
  }, [api, of.staffId, ids, to]);

  const rowOf = (patientId: string): Chosen => rows[patientId] ?? { on: true };
  const shareOf = (patientId: string) => shares.find(one => one.patientId === patientId);
  const goesTo = (patientId: string): string | undefined => {
    const own = rowOf(patientId).to;
    return own !== undefined && to.includes(own) ? own : (shareOf(patientId)?.staffId ?? to[0]);
  };
  const chosen = free.filter(({ patientId }) => rowOf(patientId).on);
  const setAll = (on: boolean) =>
    setRows(Object.fromEntries(free.map(({ patientId: id }) => [id, { ...rowOf(id), on }])));
  const send = async () => {
    if (to.length === 0) return setWrong(say.toNobody);
    const patients = chosen.flatMap(({ patientId }) => {
      const [whom, words] = [goesTo(patientId), rowOf(patientId).words?.trim()];
      return whom ? [{ patientId, to: whom, ...(words && { words }) }] : [];
    });
    const body: HandOverBody = {
      ...{ of: of.staffId, patients, fromDay, why, meet },
      ...(long === 'until' && { backOn: backOn || fromDay }),
      ...(note.trim() && { note: note.trim() }),
    };
    setBusy(true);
    const kept = await api.send('PUT', `/api/hand-overs/${key.current}`, body);
    setBusy(false);
    if (isRefused(kept)) setWrong(say.notDone(because(kept)));
    else onDone(say.proposed(say.count(patients.length)));
  };
  return (
    <section className="panel-give">
      <h2 ref={head} tabIndex={-1}>
        {mine ? say.formMine : say.formTitle(of.name)}
      </h2>
      {panel === undefined ? <p className="soft">{say.loading}</p> : null}
      {panel && isRefused(panel) ? <p className="needs-you">{because(panel)}</p> : null}
      <form className="panel-form" hidden={panel === undefined} action={() => void send()}>
        <FieldGroup label={say.toWhomAsk}>
          <div className="choices">
            {others.map(one => (
              <Toggle
                key={one.staffId}
                label={[one.name, awayOf(one), say.hoursOf(say.count(one.patients), weekOf(say, one))]
                  .filter(Boolean)
                  .join(' · ')}
                on={to.includes(one.staffId)}
                onChange={on =>
                  setTo(on ? [...to, one.staffId] : to.filter(staffId => staffId !== one.staffId))
                }
              />
            ))}
          </div>
        </FieldGroup>
        <FieldGroup label={say.why}>
          <Choose
            stays
            label={say.why}
            of={handOverReasons.map(value => ({ value, label: say.whys[value] }))}
            value={why}
            onChange={value => {
              if (value === undefined) return;
              setWhy(value);
              // Who is away comes back, and who leaves does not.
              if (value === 'away' || value === 'leaving') setLong(value === 'away' ? 'until' : 'good');
            }}
          />
        </FieldGroup>
        <Field label={say.fromDay}>
          {join => (
            <input
              {...join}
              type="date"
              required
              min={today}
              value={fromDay}
              onChange={event => setFromDay(event.target.value)}
            />
          )}
        </Field>
        <FieldGroup label={say.howLong}>
          <Choose
            stays
            label={say.howLong}
            of={(['good', 'until'] as const).map(value => ({ value, label: say.long[value] }))}
            value={long}
            onChange={value => value && setLong(value)}
          />
        </FieldGroup>
        {long === 'until' ? (
          <Field label={say.untilDay}>
            {join => (
              <input
                {...join}
                type="date"
                required
                min={fromDay}
                value={backOn}
                onChange={event => setBackOn(event.target.value)}
              />
            )}
          </Field>
        ) : null}
        <fieldset className="panel-who" aria-label={say.who}>
          <p>
            <span className="field-label">{say.who}</span>{' '}
            <span className="soft numbers">{say.chosen(chosen.length, free.length)}</span>{' '}
            <Button look="quiet" onClick={() => setAll(true)}>
              {say.all}
            </Button>
            <Button look="quiet" onClick={() => setAll(false)}>
              {say.noneOf}
            </Button>
          </p>
          <ul>
            {listed.map(one => (
              <HandedRow
                key={one.patientId}
                one={one}
                chosen={rowOf(one.patientId)}
                to={others.filter(({ staffId }) => to.includes(staffId))}
                goesTo={goesTo(one.patientId)}
                because={shareOf(one.patientId)?.because}
                onChange={change =>
                  setRows({ ...rows, [one.patientId]: { ...rowOf(one.patientId), ...change } })
                }
              />
            ))}
          </ul>
        </fieldset>
        <Field label={say.note} hint={say.noteHint}>
          {join => (
            <textarea
              {...join}
              rows={3}
              maxLength={2_000}
              value={note}
              onChange={event => setNote(event.target.value)}
            />
          )}
        </Field>
        {mine ? (
          <div className="choices">
            <Toggle label={say.meet} on={meet} onChange={setMeet} />
          </div>
        ) : null}
        <p role="status" className={wrong && 'needs-you'}>
          {wrong}
        </p>
        <div className="buttons">
          <Button look="act" type="submit" busy={busy}>
            {say.submit(say.count(chosen.length))}
          </Button>
          <Button look="quiet" onClick={onLeave}>
            {say.cancel}
          </Button>
        </div>
      </form>
    </section>
  );
}

import { mayHandOver } from '../../domain/panel/hand-over.ts';
import type { PanelChart } from '../../domain/panel/of-chart.ts';
import { weightsOf } from '../../domain/panel/own-weights.ts';
import { type OfPanel, type Panels, panelLine } from '../../domain/panel/panels.ts';
import { languageOf, type Share, shareOut, type Taker } from '../../domain/panel/share-out.ts';
import { keepsPractice } from '../../domain/practice/settings.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { awayCoaches } from '../../storage/away-coaches.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { handOversOf, type KeptHandOver, onTheirWay } from '../../storage/hand-overs.ts';
import { chartsOfPanels, panelsOf, queueChartsOf, unassignedPatients } from '../../storage/panels.ts';
import { queueChartIn } from '../../storage/queue-charts.ts';
import { queueOf, queuesStand } from '../../storage/queue-rows.ts';
import { namesOf } from '../../views/patient-names.ts';
import { auditShown } from '../audit-shown.ts';
import { type DeskParts, notInChart } from '../desk/teller.ts';
import type { Coach } from '../panel/own-panel.ts';
import { colleaguesOn, keepPanels, patientsOf, standingNow } from './known.ts';
import { settleIn } from './settle.ts';

/** What is over is told of for so many days. */
const pastDays = 30;

/**
 * The panels of a practice and what is handed over: for who keeps it every one, for a coach their own part. It names
 * patients, so it is shown in no chart, and each that was named is written down.
 */
export const lookAtPanels = async (parts: DeskParts, who: Coach, now: Date): Promise<Panels | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const { practiceId, settings, staff } = who;
    const { timeZone } = settings;
    await settleIn(tx, parts, { practiceId, timeZone }, now);
    await keepPanels(tx, parts, who, now);
    const keeps = keepsPractice(staff.role);
    const since = new Date(now.getTime() - pastDays * 86_400_000).toISOString();
    const handed = await handOversOf(tx, { since, ...(!keeps && { staffId: staff.id }) });
    const alone = keeps ? await unassignedPatients(tx) : [];
    const seen = handed.map(one => visibleTo(one, staff.id, keeps));
    const ids = [
      ...alone.map(({ patientId }) => patientId),
      ...seen.flatMap(({ patients }) => patients.map(({ patientId }) => patientId)),
    ];
    const full = weightsOf((await queuesStand(tx)).own).panel;
    const names = await namesFor(tx, parts, practiceId, ids);
    const standing = await standingNow(tx, [...new Set(ids)], now);
    const roster = await colleaguesOn(tx, dayIn(now.toISOString(), timeZone));
    const away = await awayCoaches(tx, dayIn(now.toISOString(), timeZone));
    const under = new Map(
      seen.flatMap(({ patients }) =>
        patients.flatMap(({ patientId, to, state }) =>
          state.status === 'waiting' || state.status === 'agreed' ? [[patientId, to.name] as const] : [],
        ),
      ),
    );
    await auditShown(tx, parts, who, { action: 'look-at-panel', patients: [...names.keys()] }, now);
    const named = (patientId: string) => {
      const name = names.get(patientId);
      return { patientId, ...(name !== undefined && { name }) };
    };
    return {
      ...{ keeps, me: staff.id, today: dayIn(now.toISOString(), timeZone) },
      full,
      coaches: (await panelsOf(tx)).map(row => panelLine(row, full, away.get(row.staffId) ?? [])),
      alone: alone.map(({ patientId, staffId, name, hasLeft, ended }) => {
        const waitsFor = under.get(patientId);
        const last = { staffId, name };
        return { ...named(patientId), last, hasLeft, ended, ...(waitsFor && { waitsFor }) };
      }),
      handOvers: seen.map(({ handOver, patients }) => ({
        ...handOver,
        hasLeft: roster.get(handOver.from.staffId)?.active !== true,
        patients: patients.map(one => {
          const { inSession = false, redFlag = false, unsigned } = standing.get(one.patientId) ?? {};
          return { ...one, ...named(one.patientId), inSession, redFlag, ...(unsigned && { unsigned }) };
        }),
      })),
    };
  });

/** Whoever is given some sees those; who gives, who proposed and who keeps the practice see all. */
function visibleTo({ handOver, patients, iss }: KeptHandOver, staffId: string, keeps: boolean): KeptHandOver {
  const sees = keeps || handOver.from.staffId === staffId || handOver.by.staffId === staffId;
  return { iss, handOver, patients: sees ? patients : patients.filter(({ to }) => to.staffId === staffId) };
}

/** The patients of one coach, for who may give them on: in the order of need, those of nobody after them. */
export const lookAtPanelOf = async (
  parts: DeskParts,
  who: Coach,
  of: string,
  now: Date,
): Promise<OfPanel[] | Refusal> => {
  if (!mayHandOver({ staffId: who.staff.id, role: who.staff.role }, of))
    return refuse('not-your-role', 'not-yours-to-hand-over');
  return (
    notInChart(who) ??
    parts.db.withPractice(who.practiceId, async tx => {
      await keepPanels(tx, parts, who, now, of);
      const panel = await panelIn(tx, parts, who, of, now);
      const patients = panel.map(({ patientId }) => patientId);
      await auditShown(tx, parts, who, { action: 'look-at-panel', patients }, now);
      return panel;
    })
  );
};

async function panelIn(
  tx: PracticeTx,
  parts: DeskParts,
  who: Coach,
  of: string,
  now: Date,
): Promise<OfPanel[]> {
  const rows = await queueOf(tx, of);
  const ranked = new Map(rows.map(row => [row.ranked.patientId, row] as const));
  const all = await patientsOf(tx, of);
  const ids = [...ranked.keys(), ...[...all].filter(id => !ranked.has(id))];
  const names = await namesFor(tx, parts, who.practiceId, ids);
  const standing = await standingNow(tx, ids, now);
  const { underWay, lent } = await onTheirWay(tx, ids);
  return ids.map(patientId => {
    const row = ranked.get(patientId);
    const chart = row && queueChartIn(parts.keys, who.practiceId, patientId, row.chartSealed);
    const name = names.get(patientId);
    const { inSession = false, redFlag = false, unsigned } = standing.get(patientId) ?? {};
    const stands = underWay.has(patientId) ? 'under-way' : lent.has(patientId) ? 'lent' : undefined;
    return {
      ...{ patientId, inSession, redFlag, minutes: Math.round(row?.ranked.week.minutes ?? 0) },
      ...(name !== undefined && { name }),
      ...(row && { band: row.ranked.band }),
      ...(chart?.language && { language: chart.language }),
      ...(chart?.interpreter && { interpreter: true as const }),
      ...(unsigned && { unsigned }),
      ...(stands && { stands }),
    };
  });
}

/** Who of several coaches might take whom, to begin with. */
export const lookAtShares = async (
  parts: DeskParts,
  who: Coach,
  asked: { of: string; patients: readonly string[]; among: readonly string[] },
  now: Date,
): Promise<Share[] | Refusal> => {
  const panel = await lookAtPanelOf(parts, who, asked.of, now);
  if (!Array.isArray(panel)) return panel;
  return parts.db.withPractice(who.practiceId, async tx => {
    await keepPanels(tx, parts, who, now);
    const spoken = new Map<string, Taker['languages']>();
    for (const { staffId, patientId, chartSealed } of await chartsOfPanels(tx, asked.among)) {
      const chart = queueChartIn(parts.keys, who.practiceId, patientId, chartSealed);
      const language = languageOf(chart?.language);
      if (language === undefined || chart?.interpreter) continue; // then it is not the coach who speaks it
      const of = spoken.get(staffId) ?? {};
      of[language] = (of[language] ?? 0) + 1;
      spoken.set(staffId, of);
    }
    const takers = (await panelsOf(tx))
      .filter(({ staffId }) => asked.among.includes(staffId) && staffId !== asked.of)
      .map(({ haveMinutes, ...row }) => ({
        ...{ ...row, languages: spoken.get(row.staffId) ?? {} },
        ...(haveMinutes !== null && { haveMinutes }),
      }));
    const chosen = panel.filter(({ patientId }) => asked.patients.includes(patientId));
    return shareOut(chosen, takers, weightsOf((await queuesStand(tx)).own).panel);
  });
};

/** By what queues know of their charts, else by the charts themselves; who was never read has none. */
async function namesFor(
  tx: PracticeTx,
  { keys }: DeskParts,
  practiceId: string,
  patientIds: readonly string[],
): Promise<Map<string, string>> {
  const ids = [...new Set(patientIds)];
  const found = new Map<string, string>();
  const unknown: string[] = [];
  for (const { patientId, chartSealed } of await queueChartsOf(tx, ids)) {
    const chart: PanelChart | undefined = queueChartIn(keys, practiceId, patientId, chartSealed);
    if (chart?.name !== undefined) found.set(patientId, chart.name);
    else unknown.push(patientId);
  }
  for (const [patientId, { name }] of await namesOf(tx, keys, practiceId, unknown))
    found.set(patientId, name);
  return found;
}

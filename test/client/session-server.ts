import { defaultSettings } from '../../server/domain/practice/settings.ts';
import { chartItems } from '../../server/domain/session/chart-items.ts';
import type { SessionDraft } from '../../server/domain/session/draft.ts';
import { applyEdits, type Edit } from '../../server/domain/session/edits.ts';
import { handout } from '../../server/domain/session/handout.ts';
import { noteText } from '../../server/domain/session/note.ts';
import { wouldSign } from '../../server/domain/session/sign.ts';
import type { ActivePlan, ChartItem, PlanNotActive } from '../../server/domain/session/signed.ts';
import { wordsToAskAbout } from '../../server/domain/session/word-screen.ts';
import { labelOf } from '../../server/domain/session/write-label.ts';
import type { SessionView } from '../../server/http/contract/session.ts';
import type { VisitsView } from '../../server/http/contract/visits.ts';
import type { Said, Scripted } from './site.ts';

export type OneSession = {
  answers: Scripted;
  /** What the server holds now. */
  view(): SessionView;
  /** Somebody else writes, in another window of which this page has not heard. */
  writeElsewhere(edits: Edit[]): void;
  /** How often a save was asked for, and with which keys. */
  saves: { key: string; rev: number; edits: Edit[] }[];
  /** The next saves are not answered. */
  fail: { saves: number };
};

/**
 * One session behind the page, kept in memory by the product's own rules: edits, preview, note, handout. With `visits`
 * its EMR files a note into one of them only.
 */
export function oneSession(first: SessionView, visits?: VisitsView): OneSession {
  let named: string | undefined;
  let view = structuredClone(first);
  const saves: OneSession['saves'] = [];
  const fail = { saves: 0 };
  const seen = new Set<string>();
  const draft = () => view.draft as SessionDraft;
  const put = (edits: Edit[]) => {
    const edited = applyEdits(draft(), edits);
    view = { ...view, draft: edited.draft, rev: view.rev + 1, savedAt: new Date().toISOString() };
    return edited;
  };

  function save(body: { key: string; rev: number; edits: Edit[] }): Said {
    saves.push(body);
    if (fail.saves > 0) {
      fail.saves -= 1;
      return { status: 503, json: { refused: 'not-ready', because: 'emr-away' } };
    }
    if (view.status === 'signed')
      return { status: 409, json: { refused: 'session-signed', because: 'signed-already' } };
    const behind = body.rev !== view.rev;
    const answer = (conflicts: unknown[], refused: unknown[]) => ({
      json: {
        rev: view.rev,
        savedAt: view.savedAt,
        conflicts,
        refused,
        ...((behind || refused.length > 0) && { draft: view.draft }),
      },
    });
    if (seen.has(body.key) || body.edits.length === 0) return answer([], []);
    seen.add(body.key);
    const { conflicts, refused } = put(body.edits);
    return answer(conflicts, refused);
  }

  const composed = (amendmentReason?: string) => {
    const settings = { ...defaultSettings, timeZone: 'America/Los_Angeles', phone: '555-0100' };
    const outcome = wouldSign({
      id: view.id,
      version: view.version + 1,
      patientId: 'rosa',
      coach: { staffId: 's1', name: 'Dana Reyes', credential: 'NBC-HWC', fhirUser: 'Practitioner/1' },
      draft: draft(),
      openedAt: view.openedAt,
      now: new Date().toISOString(),
      settings,
      amendmentReason,
    });
    const note = noteText(outcome.signed, { settings });
    return { ...outcome, note, items: chartItems(outcome.signed, { settings, note }) };
  };

  function preview(visit = named): Said {
    const because = (item: ChartItem) =>
      inNote(item)
        ? 'not-accepted-here'
        : visits && item.kind === 'note' && visit === undefined
          ? 'visit-needed'
          : 'accepted';
    const { signed, refusals, note, items } = composed();
    return {
      json: {
        rev: view.rev,
        note,
        items: items.map(item => ({
          key: item.key,
          kind: item.kind,
          label: labelOf(item),
          route: inNote(item) ? 'note' : item.kind === 'adherence' ? 'copy' : 'native',
          because: because(item),
        })),
        visit: { wanted: visits !== undefined, id: visit },
        blocked: refusals.map(({ refused, because, field }) => ({ code: refused, because, field })),
        notActive: signed.plans
          .filter((plan): plan is PlanNotActive => plan.status === 'not-active')
          .map(({ id, what, missing }) => ({ planId: id, what, missing })),
        remarks: wordsToAskAbout(draft()).map(hit => `${hit.kind}: ${hit.words}`),
      },
    };
  }

  function sign(body: { key: string; rev: number; note?: string; amendmentReason?: string }): Said {
    if (seen.has(body.key)) return { json: view };
    if (body.rev !== view.rev)
      return { status: 409, json: { refused: 'session-changed', because: 'changed-since-preview' } };
    const { refusals, note, items } = composed(body.amendmentReason);
    if (refusals[0]) return { status: 422, json: refusals[0] };
    seen.add(body.key);
    const at = new Date().toISOString();
    view = {
      ...view,
      status: 'signed',
      version: view.version + 1,
      signedAt: at,
      takesHome: true,
      note: body.note ?? note,
      writes: items.map((item, n) => ({
        id: `0b9a5a58-6a5e-4d3a-8a38-6f4f2f1f1${100 + n}`,
        key: item.key,
        kind: item.kind,
        label: labelOf(item),
        route: 'native',
        receipt:
          visits && named === undefined && item.kind === 'note'
            ? { status: 'waiting', since: at, because: 'visit-needed' }
            : { status: 'in-chart', at, reference: `X/${n}`, awaitingSignature: false },
        version: view.version + 1,
        attempts: 0,
        detail: [],
      })),
    };
    return { json: view };
  }

  function handoutIn(language: 'en' | 'es'): Said {
    const plans = composed().signed.plans.filter((plan): plan is ActivePlan => plan.status === 'active');
    return {
      json: handout({
        ...{ plans, next: plans[0]?.nextContact },
        patientName: 'Rosa',
        practice: { name: 'Eastside Family Health', phone: '555-0100' },
        coach: { name: 'Dana Reyes' },
        ...{ language, today: '2026-10-12' },
      }),
    };
  }

  const answers: Scripted = (method, path, body) => {
    const [, rest] = path.split(`/api/sessions/${view.id}`);
    if (path === '/api/visits' && visits) return { json: visits };
    if (rest === '/visit') return inVisit((body as { visitId: string }).visitId);
    if (rest?.startsWith('/preview?visit=')) return preview(rest.split('=')[1]);
    if (path.startsWith('/api/writes/')) return { json: settled(path, body as { answer?: string }) };
    if (rest === undefined) return undefined;
    if (method === 'GET' && rest === '') return { json: view };
    if (rest === '/edits') return save(body as OneSession['saves'][number]);
    if (rest === '/preview') return preview();
    if (rest === '/signature') return sign(body as Parameters<typeof sign>[0]);
    if (rest === '/amendment') {
      view = { ...view, status: 'amending' };
      return { json: view };
    }
    if (rest === '/writes') return { json: view.writes };
    if (rest.startsWith('/handout?')) return handoutIn(rest.endsWith('es') ? 'es' : 'en');
    if (rest === '/versions/1/restoration') {
      view = { ...view, draft: first.draft, rev: view.rev + 1, savedAt: new Date().toISOString() };
      return { json: view };
    }
    if (rest === '/versions')
      return {
        json: [
          { rev: view.rev, savedAt: view.savedAt, by: 'Dana Reyes', lost: [] },
          { rev: 1, savedAt: view.openedAt, by: 'Dana Reyes', lost: [{}] },
        ],
      };
    return undefined;
  };

  function inVisit(visitId: string): Said {
    named = visitId;
    const at = new Date().toISOString();
    const receipt = { status: 'in-chart', at, reference: 'X/v', awaitingSignature: false } as const;
    view = {
      ...view,
      writes: view.writes.map(write =>
        'because' in write.receipt && write.receipt.because === 'visit-needed'
          ? { ...write, receipt }
          : write,
      ),
    };
    return { json: view.writes };
  }

  function settled(path: string, body: { answer?: string }) {
    const id = path.split('/')[3];
    const at = new Date().toISOString();
    view = {
      ...view,
      writes: view.writes.map(write =>
        write.id !== id
          ? write
          : {
              ...write,
              receipt:
                body.answer === 'leave-theirs'
                  ? { status: 'note-only', noteInChart: true, because: 'left-theirs' }
                  : body.answer === 'it-is-there'
                    ? { status: 'in-chart', at, reference: 'X/1', awaitingSignature: false }
                    : { status: 'waiting', since: at, because: 'queued' },
            },
      ),
    };
    return view.writes;
  }

  return { answers, view: () => view, writeElsewhere: edits => void put(edits), saves, fail };
}

const inNote = ({ kind }: ChartItem) => kind === 'goal' || kind === 'care-plan';

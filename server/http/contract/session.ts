import { z } from 'zod';
import { ownProtocols, urgentLine } from './escalation.ts';
import { openingsView } from './openings.ts';
import { visitToTellView } from './visits.ts';
import { stepView, writeLabel } from './write-label.ts';

/** What the browser and the server say to each other about a coaching session. The client imports types only. */
const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const leaf = z.union([z.string().max(5000), z.number(), z.boolean()]);

export const sessionQuery = z.strictObject({
  /** `awaited` waits for the first reading of the chart where there was none yet. */
  chart: z.enum(['kept', 'awaited']).default('kept'),
});

export const openSessionBody = z.strictObject({
  /** The client's own key: pressing twice opens one session. */
  key: z.uuid(),
});

export const editSchema = z.strictObject({
  path: z.array(z.string().min(1).max(60)).min(1).max(8),
  from: leaf.optional(),
  to: leaf.optional(),
});

export const saveBody = z.strictObject({
  key: z.uuid(),
  /** The revision the writer has seen; when it is behind, the answer carries the draft. */
  rev: z.int().min(0),
  edits: z.array(editSchema).max(500),
});

export const conflictSchema = z.strictObject({
  path: z.array(z.string()),
  mine: leaf.optional(),
  theirs: leaf.optional(),
});

export const savedAnswer = z.strictObject({
  rev: z.int(),
  savedAt: instant,
  conflicts: z.array(conflictSchema),
  refused: z.array(z.strictObject({ path: z.array(z.string()), because: z.string() })),
  /** The draft after the save; present when somebody else wrote in between. */
  draft: z.record(z.string(), z.unknown()).optional(),
});

export const receiptSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('waiting'),
    since: instant,
    because: z.enum([
      'queued',
      'sending',
      'emr-down',
      'sign-in-needed',
      'asked-to-slow-down',
      'waits-for-another',
      'visit-needed',
    ]),
  }),
  z.strictObject({
    status: z.literal('in-chart'),
    at: instant,
    reference: z.string(),
    awaitingSignature: z.boolean(),
    twice: z.literal(true).optional(),
  }),
  z.strictObject({
    status: z.literal('note-only'),
    noteInChart: z.boolean(),
    because: z.enum(['ended-since', 'left-theirs']).optional(),
  }),
  z.strictObject({ status: z.literal('form-only'), formInChart: z.boolean() }),
  z.strictObject({ status: z.literal('not-accepted') }),
  z.strictObject({
    status: z.literal('refused'),
    at: instant,
    because: z.enum(['not-allowed', 'visit-needed', 'not-valid', 'not-found', 'conflict', 'other']),
    words: z.string().optional(),
    /** What stands in the chart instead, when somebody changed it there. */
    theirs: z
      .strictObject({
        words: z.string().optional(),
        status: z.string().optional(),
        at: z.string().optional(),
        version: z.string(),
      })
      .optional(),
  }),
  z.strictObject({ status: z.literal('unclear'), since: instant, nextLook: instant.optional() }),
  z.strictObject({ status: z.literal('superseded'), at: instant }),
]);

const route = z.enum(['native', 'document', 'form', 'note', 'copy']);

export const writeView = z.strictObject({
  id,
  key: z.string(),
  kind: z.string(),
  label: writeLabel,
  route,
  receipt: receiptSchema,
  version: z.int(),
  /** How often it was sent. */
  attempts: z.int(),
  /** For the practice's IT, folded away: status, codes and element paths, never payload. */
  detail: z.array(
    z.strictObject({
      at: instant,
      status: z.int().optional(),
      codes: z.array(z.string()),
      expressions: z.array(z.string()),
    }),
  ),
});
export type WriteView = z.infer<typeof writeView>;

/** A session as the coach's page needs it, open or signed. */
export const sessionView = z.strictObject({
  id,
  status: z.enum(['open', 'signed', 'amending']),
  rev: z.int(),
  version: z.int(),
  openedAt: instant,
  savedAt: instant,
  signedAt: instant.optional(),
  coach: z.string(),
  mine: z.boolean(),
  /** The topic, where it was a group. */
  group: z.string().optional(),
  draft: z.record(z.string(), z.unknown()),
  note: z.string().optional(),
  writes: z.array(writeView),
  /** What the talk track leans on: carried over, never typed twice. */
  carried: z.strictObject({
    plans: z.array(
      z.strictObject({
        id: z.string(),
        goal: z.string(),
        step: stepView,
        confidence: z.int(),
        since: z.string(),
      }),
    ),
    teachBacks: z.array(z.strictObject({ id: z.string(), topic: z.string(), since: z.string() })),
    promises: z.array(
      z.strictObject({
        id: z.string(),
        what: z.string(),
        /** One of ours, as who reads either language is told it; nothing where it is in somebody's own words. */
        said: z.strictObject({ en: z.string(), es: z.string() }).optional(),
        to: z.enum(['patient', 'clinician']),
        due: z.string().optional(),
      }),
    ),
    medicines: z.array(
      z.strictObject({ id: z.string(), name: z.string(), dose: z.string().optional(), isNew: z.boolean() }),
    ),
    /** What became of the chart's list; `not-read-yet`: no chart of this patient was ever read here. */
    medicineList: z.enum([
      'recorded',
      'none-recorded',
      'could-not-be-read',
      'not-looked-for',
      'not-read-yet',
    ]),
    behaviours: z.array(z.string()),
    /** Emergency and hospital visits no talk has told a clinician of yet. */
    visitsToTell: z.array(visitToTellView).optional(),
    /** The patient's preferred language as the chart has it, BCP 47. */
    language: z.string().optional(),
  }),
  /** What the talk begins with: why the patient was handed over, and what physicians answered; ready to be read. */
  opens: openingsView.optional(),
  /** How many red flags of this patient no clinician has closed, when this was read; while it is written. */
  openFlags: z.int().optional(),
  /** Of a signed one: whether a plan is active, so that there is a page for the patient. */
  takesHome: z.boolean().optional(),
  settings: z.strictObject({
    confidenceThreshold: z.int(),
    timeZone: z.string(),
    urgentLine,
    /** What the practice decided about each red flag, by its kind. */
    protocols: ownProtocols.optional(),
  }),
});
export type SessionView = z.infer<typeof sessionView>;

/** What a signature changed of the session that the page already has. */
export const signedView = sessionView.pick({
  ...{ id: true, status: true, rev: true, version: true, savedAt: true, signedAt: true },
  ...{ note: true, writes: true },
});
export type SignedView = z.infer<typeof signedView>;

/** What signing would do, exactly. `blocked` lists what must be done first, each with its place in the draft. */
export const previewView = z.strictObject({
  rev: z.int(),
  /** A mark of all this: the signature names it, and is refused where what would be filed is another by then. */
  seen: z.string(),
  note: z.string(),
  /** The wording of the version before, when it was the coach's own: an amendment begins from it. */
  ownNote: z.string().optional(),
  items: z.array(
    z.strictObject({
      key: z.string(),
      kind: z.string(),
      label: writeLabel,
      route,
      because: z.string(),
    }),
  ),
  /** Of an amendment: how many parts stand in the chart already and stay as they are. */
  unchanged: z.int(),
  blocked: z.array(z.strictObject({ code: z.string(), because: z.string(), field: z.string().optional() })),
  /** Whether this EMR files the note only into a visit of its own, and the one it would be filed into. */
  visit: z.strictObject({ wanted: z.boolean(), id: z.string().optional() }),
  /** Plans that will not become active, and what each lacks. */
  notActive: z.array(z.strictObject({ planId: z.string(), what: z.string(), missing: z.array(z.string()) })),
  /** Remarks that do not block. */
  remarks: z.array(z.string()),
});
export type PreviewView = z.infer<typeof previewView>;

export const signBody = z.strictObject({
  key: z.uuid(),
  rev: z.int(),
  /** `seen` of the preview that was looked at. */
  seen: z.string().max(100).optional(),
  /** The note in the coach's own words, when it was edited in the preview; filed verbatim. */
  note: z.string().min(1).max(40_000).optional(),
  amendmentReason: z.string().min(3).max(300).optional(),
});

export const versionsView = z.array(
  z.strictObject({ rev: z.int(), savedAt: instant, by: z.string(), lost: z.array(z.unknown()) }),
);

export const amendBody = z.strictObject({ key: z.uuid() });
export const conflictBody = z.strictObject({ answer: z.enum(['send-ours', 'leave-theirs']) });

export const unclearBody = z.strictObject({ answer: z.enum(['it-is-there', 'it-is-not-there']) });

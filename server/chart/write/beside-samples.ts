import type { ChartResource } from '../../domain/chart/chart-write.ts';
import { betweenResource } from './between.ts';
import { careTeamResource } from './care-team.ts';
import { sampleCharge } from './charge-rows.ts';
import { consentResource } from './consent.ts';
import { escalationResource, redFlagResource } from './escalation.ts';

/** What goes to a chart beside a session, one of each type. */
export const besideSampled = [
  ...(['red-flag', 'escalation', 'care-team', 'message', 'medicine-taken'] as const),
  ...(['consent', 'charge'] as const),
] as const;
export type BesideSampled = (typeof besideSampled)[number];

type Of = { patientId: string; staff: { id: string; name: string; fhirUser: string }; at: string };

/**
 * The smallest whole example of a thing beside a session, by our own mappers and with these words in it. All of it is over
 * already: a flag that is inactive, a task that is done, a team of nobody any more, a consent that was taken back, a charge
 * that nobody bills: so that it calls nobody.
 */
export function besideSample(
  kind: BesideSampled,
  { patientId, staff, at }: Of,
  words: string,
): ChartResource {
  const { id: staffId, name, fhirUser } = staff;
  const by = { name, fhirUser, credential: '' };
  const day = at.slice(0, 10);
  const closed = { at, seenAt: at, by, words };
  const flag = {
    patientId,
    kind: 'side-effect-today',
    words,
    raisedAt: at,
    raisedBy: by,
    owner: by,
    closed,
  } as const;
  switch (kind) {
    case 'red-flag': {
      const resource = redFlagResource(flag);
      return { ...resource, code: { ...resource.code, text: words } };
    }
    case 'escalation':
      return escalationResource(flag);
    case 'care-team':
      return {
        ...careTeamResource(patientId, [
          { staffId, name, fhirUser, since: day, until: day, because: 'said' },
        ]),
        name: words,
      };
    case 'message': {
      const said = { message: 'question', from: by, urgency: 'no-hurry', at } as const;
      return betweenResource({ kind, ...said, to: [by], lines: [words] }, { patientId });
    }
    case 'consent': {
      const said = { patientId, to: 'ccm', said: 'given', words, told: '', day, at, by } as const;
      const resource = consentResource({ ...said, takenBack: { words, day, by } });
      return { ...resource, sourceAttachment: { ...resource.sourceAttachment, title: words } };
    }
    case 'charge':
      return sampleCharge({ patientId, name, fhirUser, at }, words);
    case 'medicine-taken': {
      const accepted = { by, at };
      return betweenResource(
        { kind, medicine: words, differs: 'listed-not-taken', saidAt: at, accepted },
        { patientId },
      );
    }
  }
}

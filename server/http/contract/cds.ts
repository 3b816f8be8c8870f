import { z } from 'zod';

/** CDS Hooks 2.0, as an EMR speaks it. Members that the specification leaves open are taken and not read. */
const coding = z.looseObject({
  code: z.string().max(128),
  system: z.string().max(512).optional(),
  display: z.string().max(512).optional(),
});

export const discoveryView = z.strictObject({
  services: z.array(
    z.strictObject({
      hook: z.string(),
      title: z.string(),
      description: z.string(),
      id: z.string(),
      prefetch: z.record(z.string(), z.string()),
    }),
  ),
});

/** Who looks at whose chart. A token in `fhirAuthorization` is neither read nor kept. */
export const hookCall = z.looseObject({
  hook: z.string().max(64),
  hookInstance: z.string().max(128),
  fhirServer: z.string().max(2048).optional(),
  fhirAuthorization: z.unknown().optional(),
  context: z.looseObject({
    userId: z.string().max(512),
    patientId: z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/, 'must be a FHIR id'),
  }),
  prefetch: z.unknown().optional(),
});

export const cardsView = z.strictObject({
  cards: z
    .array(
      z.strictObject({
        uuid: z.uuid(),
        summary: z.string().min(1).max(139),
        detail: z.string(),
        indicator: z.enum(['info', 'warning']),
        source: z.strictObject({
          label: z.string(),
          topic: z.strictObject({ system: z.string(), code: z.string(), display: z.string() }),
        }),
        links: z.array(
          z.strictObject({
            label: z.string(),
            url: z.url(),
            type: z.literal('smart'),
            appContext: z.string(),
          }),
        ),
        overrideReasons: z.array(
          z.strictObject({ system: z.string(), code: z.string(), display: z.string() }),
        ),
      }),
    )
    .max(1),
});
export type CardsView = z.infer<typeof cardsView>;

export const feedbackCall = z.looseObject({
  feedback: z
    .array(
      z.looseObject({
        card: z.string().max(64),
        outcome: z.enum(['accepted', 'overridden']),
        overrideReason: z.looseObject({ reason: coding.optional() }).optional(),
        outcomeTimestamp: z.string().max(64).optional(),
      }),
    )
    .min(1)
    .max(20),
});

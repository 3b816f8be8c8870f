import { z } from 'zod';
import type { SourcedClaim } from '../../domain/chart/vendor-claim.ts';
import athenahealth from './athenahealth.json' with { type: 'json' };
import canvas from './canvas.json' with { type: 'json' };
import eclinicalworks from './eclinicalworks.json' with { type: 'json' };
import epic from './epic.json' with { type: 'json' };
import meditech from './meditech.json' with { type: 'json' };
import medplum from './medplum.json' with { type: 'json' };
import nextgen from './nextgen.json' with { type: 'json' };
import openemr from './openemr.json' with { type: 'json' };
import oracleHealth from './oracle-health.json' with { type: 'json' };
import veradigm from './veradigm.json' with { type: 'json' };

/** What is known of one vendor, a claim a line, each with its source and day. */
export type Vendor = {
  name: string;
  /** How its name reads in a registration or in `software.name`, lower case, as a part of it. */
  spelled: string[];
  claims: SourcedClaim[];
};

const types = z.array(z.string().regex(/^[A-Z][A-Za-z]{1,40}$/));
const vital = z.enum(['blood-pressure', 'heart-rate', 'weight', 'waist']);

/** A claim as it stands in a vendor's file or as a practice makes one, without where it is from. */
export const claimShapes = [
  z.object({ rule: z.literal('creates'), types }),
  z.object({ rule: z.literal('updates'), types }),
  z.object({ rule: z.literal('by-contract'), types }),
  z.object({ rule: z.literal('observations'), categories: z.array(z.string().min(1)) }),
  z.object({ rule: z.literal('vitals'), vitals: z.array(vital) }),
  z.object({ rule: z.literal('note-visit'), needed: z.boolean() }),
  z.object({ rule: z.literal('vital-visit'), needed: z.boolean() }),
  z.object({ rule: z.literal('note-as'), mediaTypes: z.array(z.string().includes('/')).min(1) }),
  z.object({ rule: z.literal('attachments'), most: z.int().min(1) }),
  z.object({ rule: z.literal('plan-document'), taken: z.boolean() }),
  z.object({ rule: z.literal('agreed-form'), questionnaire: z.url().max(500) }),
  z.object({ rule: z.literal('charges'), taken: z.boolean() }),
  z.object({ rule: z.literal('consents'), taken: z.boolean() }),
  z.object({ rule: z.literal('find'), taken: z.boolean() }),
  z.object({ rule: z.literal('appointments'), read: z.boolean() }),
  z.object({ rule: z.literal('if-none-exist'), obeyed: z.boolean() }),
  z.object({ rule: z.literal('already-there'), codes: z.array(z.string().min(1)) }),
  z.object({ rule: z.literal('requests-a-minute'), most: z.int().min(1) }),
] as const;

const origin = z.object({
  source: z.string().min(10),
  asOf: z.string().regex(/^20\d\d-\d\d(-\d\d)?$/),
  mark: z.enum(['vendor', 'trial', 'unverified']),
});

const vendorFile = z.strictObject({
  name: z.string().min(2),
  spelled: z.array(z.string().regex(/^[a-z]+$/)).min(1),
  claims: z.array(z.discriminatedUnion('rule', [...claimShapes]).and(origin)),
});

/** Every vendor there is a file for. A file that is not one stops the program: nothing is guessed from half a claim. */
export const vendors: Vendor[] = [
  athenahealth,
  canvas,
  eclinicalworks,
  epic,
  meditech,
  medplum,
  nextgen,
  openemr,
  oracleHealth,
  veradigm,
].map(file => vendorFile.parse(file));

/** The vendor a registration names, if there is a file for it; one without is believed as far as its metadata goes. */
export const vendorNamed = (name: string): Vendor | undefined =>
  vendors.find(vendor => vendor.spelled.some(part => name.toLowerCase().includes(part)));

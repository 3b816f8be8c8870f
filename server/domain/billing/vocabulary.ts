import { activities } from '../session/choices.ts';

/** What a service is called among us; a minute feeds one of these, and consent is asked for by `ConsentKind`. */
export const programmes = [
  'coaching',
  'ccm',
  'complex-ccm',
  'ccm-by-practitioner',
  'pcm',
  'pcm-by-practitioner',
  'apcm',
  'apcm-behavioural',
  'chi',
  'pin',
  'pin-peer',
  'bhi',
  'bhi-by-psychologist',
  'general-care-management',
  'rpm',
  'rpm-device',
  'rpm-review',
  'rtm',
  'rtm-device',
  'tobacco',
  'obesity',
  'heart',
  'lifestyle-assessment',
  'needs-assessment',
  'health-behaviour',
  'self-management',
  'nutrition-therapy',
  'diabetes-training',
  'mdpp',
] as const;
export type Programme = (typeof programmes)[number];

/** What a patient says yes to. One consent may serve several programmes: CCM in all three of its forms is one. */
export const consentKinds = ['ccm', 'pcm', 'apcm', 'chi', 'pin', 'bhi', 'rpm', 'rtm'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** What somebody is by licence or certificate, or was trained for by the rules of the state (`trained-…`). */
export const credentials = [
  'nbc-hwc',
  'ches',
  'mches',
  'physician',
  'np',
  'pa',
  'cns',
  'cnm',
  'psychologist',
  'lcsw',
  'mft',
  'mhc',
  'pharmacist',
  'rn',
  'lpn',
  'ma',
  'rd',
  'cdces',
  'chw',
  'peer',
  'lifestyle-coach',
  'trained-chi',
  'trained-pin',
  'trained-pin-peer',
] as const;
export type Credential = (typeof credentials)[number];

/** Those who may bill Medicare for care management: their own time is practitioner time. */
export const practitionerCredentials = [
  'physician',
  'np',
  'pa',
  'cns',
  'cnm',
] as const satisfies Credential[];

/** Work on a patient beside the steps of a talk. */
export const activitiesApart = ['coordinating', 'reviewing-readings', 'other-work'] as const;
export const workActivities = [...activities, 'talking', ...activitiesApart] as const;
export type WorkActivity = (typeof workActivities)[number];

const notTalk: readonly WorkActivity[] = ['preparing', 'documenting', ...activitiesApart];
/** Time with the patient (or whoever speaks for them); a session code counts no other. */
export const isTalk = (activity: WorkActivity): boolean => !notTalk.includes(activity);

/** What minutes were about, where it is known. `drivers`: transport, housing, food, money, support. */
export const topics = [
  'tobacco',
  'weight',
  'food',
  'activity',
  'heart',
  'diabetes',
  'medicines',
  'mental-health',
  'substances',
  'stress',
  'sleep',
  'drivers',
  'readings',
  'therapy-readings',
  'health-behaviour',
  'other',
] as const;
export type Topic = (typeof topics)[number];

export const modes = ['in-person', 'video', 'phone', 'message', 'without-patient'] as const;
export type Mode = (typeof modes)[number];

/** Where the patient was. */
export const whereabouts = ['practice', 'home', 'outreach', 'elsewhere'] as const;
export type Whereabouts = (typeof whereabouts)[number];

/** How work is supervised. */
export const supervisions = ['general', 'direct', 'none'] as const;
export type Supervision = (typeof supervisions)[number];

/** CMS place-of-service codes of practices (11 office, 19 and 22 outpatient hospital, 49 independent clinic, 50 FQHC, 71 public-health clinic, 72 RHC). */
export const practicePlaces = ['11', '19', '22', '49', '50', '71', '72'] as const;
export type PracticePlace = (typeof practicePlaces)[number];
export type PlaceCode = PracticePlace | '02' | '10' | '12' | '27' | '99';

export const practiceKinds = ['office', 'fqhc', 'rhc'] as const;
export type PracticeKind = (typeof practiceKinds)[number];

export const accreditations = ['diabetes-training', 'mdpp'] as const;
export type Accreditation = (typeof accreditations)[number];

export const visitKinds = [
  'office',
  'wellness',
  'welcome',
  'transition',
  'diagnostic',
  'behavioural',
] as const;
export type VisitKind = (typeof visitKinds)[number];

/** `serious`: the high-risk condition of PIN. `complex`: the one of PCM. `physical`: what HBAI needs. */
export const conditionKinds = [
  'chronic',
  'complex',
  'serious',
  'behavioural',
  'physical',
  'tobacco-use',
  'obesity',
  'diabetes',
] as const;
export type ConditionKind = (typeof conditionKinds)[number];

export const carePlanKinds = ['comprehensive', 'disease', 'drivers', 'behavioural'] as const;
export type CarePlanKind = (typeof carePlanKinds)[number];

export const deviceKinds = ['rpm', 'rtm-respiratory', 'rtm-musculoskeletal', 'rtm-cbt'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** Facts that are yes or no and that somebody answers for. Absent among the facts of a month: not known. */
export const statable = [
  'moderate-or-high-decision-making',
  'plan-set-up-or-revised',
  'frequent-changes-or-complex',
  'primary-care-focal-point',
  'qualified-medicare-beneficiary',
  'behavioural-care-first-month',
  'behavioural-care-later-month',
  'behavioural-care-general',
  'established-patient',
  'device-cleared-and-automatic',
  'rating-scales',
  'continuity',
  'not-under-home-health-plan',
  'five-a-framework',
  'primary-care-setting',
  'evidence-based-tool',
  'need-known-or-suspected',
  'follow-up-arranged',
  'individual-training-justified',
  'plan-made-at-visit',
  'mdpp-eligible',
  'coach-rostered',
  'mdpp-bridge',
  'mdpp-reporting',
] as const;
export type Statable = (typeof statable)[number];

/** V1: verified in a primary source. V2: in secondary sources only. M: from memory, off until the practice turned it on. */
export const marks = ['V1', 'V2', 'M'] as const;
export type Mark = (typeof marks)[number];

/** Who can put something right. */
export type Fixer = 'coach' | 'physician' | 'biller' | 'admin';

import type { Deed, Interaction } from './deeds.ts';
import { isWrite } from './deeds.ts';
import type { DisguiseRules } from './disguises.ts';
import { refuse } from './outcomes.ts';
import type { Answer, Json } from './types.ts';

/** How an EMR differs from one that takes everything: what it takes, what it says it takes, and how it refuses. */
export type Habits = {
  software: string;
  creates: readonly string[] | 'all';
  updates?: readonly string[];
  /** What its metadata says, where that is not the truth. */
  says?: {
    creates: readonly string[] | 'all';
    updates: readonly string[];
    conditionalCreate: boolean;
    updateCreate?: boolean;
  };
  conditionalCreate?: boolean;
  /** What a PUT to an id it does not know does; refused unless said. Its metadata says the same unless it lies. */
  updateCreate?: DisguiseRules['updateCreate'];
  hidesIdentifiers?: boolean;
  bundles?: boolean;
  bareAnswers?: DisguiseRules['bareAnswers'];
  refusal: (deed: Deed) => Answer;
  examine?: DisguiseRules['examine'];
  /** It keeps no identifier that a client gives. */
  forgetsIdentifiers?: boolean;
};

/** The rules of an EMR with these habits. Everything can be read and searched. */
export function rulesWith(habits: Habits): DisguiseRules {
  const truth = offering(habits.creates, habits.updates ?? []);
  const said = habits.says ? offering(habits.says.creates, habits.says.updates) : truth;
  return {
    software: habits.software,
    offers: said,
    saysConditionalCreate: habits.says?.conditionalCreate ?? habits.conditionalCreate ?? false,
    conditionalCreate: habits.conditionalCreate ?? false,
    saysUpdateCreate: habits.says?.updateCreate ?? (habits.updateCreate ?? 'refused') !== 'refused',
    updateCreate: habits.updateCreate ?? 'refused',
    hidesIdentifiers: habits.hidesIdentifiers ?? false,
    bundles: habits.bundles ?? false,
    bareAnswers: habits.bareAnswers ?? false,
    refuse: deed =>
      isWrite(deed) && !truth(deed.type).includes(deed.interaction) ? habits.refusal(deed) : undefined,
    examine: habits.examine ?? (() => undefined),
    alter: habits.forgetsIdentifiers ? withoutIdentifier : content => content,
  };
}

const reads: readonly Interaction[] = ['read', 'vread', 'search-type', 'history-instance'];

const offering =
  (creates: readonly string[] | 'all', updates: readonly string[]) =>
  (type: string): readonly Interaction[] => [
    ...reads,
    ...(creates === 'all' || creates.includes(type) ? (['create'] as const) : []),
    ...(updates.includes(type) ? (['update'] as const) : []),
  ];

function withoutIdentifier({ identifier: _forgotten, ...content }: Json): Json {
  return content as Json;
}

type Content = { attachment?: { contentType?: string; data?: string } };

/** Whether every attachment is of a kind that is taken, and holds something. */
export const attachmentsAsFiled = ({ content }: Json, taken: readonly string[]): boolean =>
  (content as Content[]).every(
    ({ attachment }) =>
      attachment?.data !== undefined &&
      taken.includes(attachment.contentType ?? '') &&
      (attachment.contentType !== 'application/pdf' ||
        Buffer.from(attachment.data, 'base64').subarray(0, 5).toString() === '%PDF-'),
  );

/** The one form that this practice had built, as it is named there. */
export const itsForm = 'https://emr.example/fhir/Questionnaire/coaching|1';

export const onlyItsForm = ({ resourceType, questionnaire }: Json): Answer | undefined =>
  resourceType === 'QuestionnaireResponse' && questionnaire !== itsForm
    ? refuse(
        422,
        'business-rule',
        'The questionnaire is not known here',
        'QuestionnaireResponse.questionnaire',
      )
    : undefined;

/** The vendor's way of refusing: 400, with a number of its own beside the text. */
export function vendorRefusal(code: string, text: string, expression: string): Answer {
  const details = { coding: [{ system: 'urn:sandbox-emr:error-code', code, display: text }], text };
  const issue = [
    { severity: 'fatal', code: 'business-rule', details, diagnostics: text, expression: [expression] },
  ];
  return { status: 400, body: { resourceType: 'OperationOutcome', issue } };
}

export const bare403 = (): Answer => ({ status: 403 });
export const forbidden = ({ type, interaction }: Deed): Answer =>
  refuse(403, 'forbidden', `${interaction} of ${type} is not allowed for this client`);
export const notAllowed = ({ type, interaction }: Deed): Answer =>
  refuse(405, 'not-supported', `No ${interaction} of ${type}`);

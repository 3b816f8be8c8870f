import { z } from 'zod';
import { type RefusalCode, refusalCodes } from '../domain/refusal.ts';
import { refusalView } from './contract/login.ts';
import { statusOf } from './refusals.ts';
import { type AnswerKind, nothing, type Route, type RouteRule, taken } from './route-table.ts';

type Part = Record<string, unknown>;

/** The declared routes as OpenAPI 3.1: the same schemas that the app itself parses by. */
export function toOpenApi(routes: readonly Route[], origin: string): Part {
  const paths: Record<string, Part> = {};
  for (const { rule } of routes) {
    const path = rule.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [rule.method.toLowerCase()]: operation(rule) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Alongside', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: origin }],
    components: {
      schemas: { Refusal: shapeOf(refusalView, 'output') },
      securitySchemes: {
        login: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-alongside-{launch}',
          description: 'Set by the SMART launch.',
        },
        launch: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Alongside-Launch',
          description: 'Which launch is meant.',
        },
        cdsClient: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Of a registered EMR, for this one call: CDS Hooks 2.0, “Trusting CDS Clients”.',
        },
      },
    },
    paths,
  };
}

function operation(rule: RouteRule): Part {
  const { params, query } = taken(rule);
  const body = rule.method !== 'GET' && rule.body !== undefined && rule.body !== (nothing as z.ZodType);
  return {
    summary: rule.summary,
    ...(rule.audience === 'clinician' && { security: [{ login: [], launch: [] }] }),
    ...(rule.audience === 'cds-client' && { security: [{ cdsClient: [] }] }),
    ...(rule.roles !== 'any' && { 'x-roles': rule.roles }),
    'x-patient-bound': rule.patientBound,
    'x-audit': rule.audit,
    parameters: [...parameters(params, 'path'), ...parameters(query, 'query')],
    ...(body && rule.body && { requestBody: { required: true, content: json(shapeOf(rule.body, 'input')) } }),
    responses: responses(rule),
  };
}

function parameters(schema: z.ZodType, place: 'path' | 'query'): Part[] {
  const shape = shapeOf(schema, 'input') as { properties?: Record<string, unknown>; required?: string[] };
  return Object.entries(shape.properties ?? {}).map(([name, inner]) => ({
    name,
    in: place,
    required: place === 'path' || (shape.required ?? []).includes(name),
    schema: inner,
  }));
}

function responses(rule: RouteRule): Part {
  const stated = Object.entries(rule.answers).map(([status, kind]) => [status, response(kind)]);
  const refused = refusalsOf(rule).map(code => [statusOf[code], refusalOf(rule, code)]);
  return Object.fromEntries([...refused, ...stated]);
}

function refusalOf({ audience }: RouteRule, code: RefusalCode): Part {
  if (audience === 'cds-client' && statusOf[code] === 401)
    return { description: 'The token is not believed.' };
  return { description: 'Refused, and why.', content: json({ $ref: '#/components/schemas/Refusal' }) };
}

/** What may be refused: by the walls as the rule says, and by the coaching rules where something changes. */
function refusalsOf(rule: RouteRule): RefusalCode[] {
  if (rule.audience === 'public') return ['bad-request', 'not-found', 'too-many-requests'];
  if (rule.audience === 'cds-client')
    return ['bad-request', 'too-large', 'not-found', 'not-signed-in', 'too-many-requests'];
  const reading = new Set<RefusalCode>([
    'bad-request',
    'not-found',
    'not-signed-in',
    'locked',
    'not-your-role',
    'too-many-requests',
    'emr-unavailable',
  ]);
  return rule.method === 'GET' ? [...reading] : [...refusalCodes];
}

function response(kind: AnswerKind): Part {
  if (kind === 'empty' || kind === 'redirect') return { description: kind };
  if (kind instanceof z.ZodType)
    return { description: 'The answer.', content: json(shapeOf(kind, 'output')) };
  return { description: 'The answer.', content: { [mediaTypes[kind]]: {} } };
}

const mediaTypes = {
  html: 'text/html',
  pdf: 'application/pdf',
  text: 'text/plain',
  json: 'application/json',
  'event-stream': 'text/event-stream',
};
const json = (schema: unknown) => ({ 'application/json': { schema } });
const shapeOf = (schema: z.ZodType, io: 'input' | 'output'): Part =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Part;

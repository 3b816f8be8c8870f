import { loadDefinitions } from './definitions.ts';
import { rulesOf } from './disguises.ts';
import { servedTypes } from './served-types.ts';
import type { Disguise, Json } from './types.ts';

/** What this server says it takes in its present disguise: the truth, unless the disguise is one that lies. */
export function capabilityStatement(disguise: Disguise, baseUrl: string, date: string): Json {
  const rules = rulesOf(disguise);
  const system = rules.bundles ? { interaction: [{ code: 'transaction' }, { code: 'batch' }] } : {};
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date,
    kind: 'instance',
    software: { name: rules.software },
    implementation: { description: 'A practice that never was', url: baseUrl },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    patchFormat: ['application/json-patch+json'],
    rest: [
      {
        mode: 'server',
        security: security(baseUrl),
        resource: servedTypes.map(type => served(type, disguise)),
        ...system,
      },
    ],
  };
}

function served(type: string, disguise: Disguise): Record<string, unknown> {
  const rules = rulesOf(disguise);
  const offered = rules.offers(type);
  const parameters = loadDefinitions().parameters[type] ?? [];
  const references = parameters.filter(parameter => parameter.type === 'reference');
  return {
    type,
    interaction: offered.map(code => ({ code })),
    versioning: offered.includes('update')
      ? 'versioned-update'
      : offered.includes('vread')
        ? 'versioned'
        : 'no-version',
    readHistory: offered.includes('history-instance'),
    updateCreate: rules.saysUpdateCreate && offered.includes('update'),
    conditionalCreate: rules.saysConditionalCreate && offered.includes('create'),
    conditionalRead: 'not-match',
    conditionalUpdate: false,
    conditionalDelete: 'not-supported',
    searchInclude: references.map(parameter => `${type}:${parameter.code}`),
    searchParam: [
      ...parameters.map(({ code, type: kind }) => ({ name: code, type: kind })),
      { name: '_elements', type: 'special' },
    ],
  };
}

/** The authorization server lives beside the FHIR base, under `/oidc`. */
function security(baseUrl: string): Record<string, unknown> {
  const server = `${new URL(baseUrl).origin}/oidc`;
  const endpoint = (url: string, path: string) => ({ url, valueUri: `${server}/${path}` });
  return {
    cors: false,
    service: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
            code: 'SMART-on-FHIR',
          },
        ],
        text: 'OAuth2 using SMART-on-FHIR profile',
      },
    ],
    extension: [
      {
        url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
        extension: [
          endpoint('authorize', 'auth'),
          endpoint('token', 'token'),
          endpoint('introspect', 'token/introspection'),
          endpoint('revoke', 'token/revocation'),
        ],
      },
    ],
  };
}

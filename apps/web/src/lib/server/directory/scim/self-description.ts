import type { Resource } from './resources.ts';

export const mostResults = 200;

const core = 'urn:ietf:params:scim:schemas:core:2.0';

/** What this interface can do (RFC 7643, 5). */
export function serviceProviderConfig(base: string): Resource {
  return {
    schemas: [`${core}:ServiceProviderConfig`],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: mostResults },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A token of the directory, made under /operate/sign-in',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  };
}

export function resourceTypes(base: string): Resource[] {
  return ['User', 'Group'].map((name) => ({
    schemas: [`${core}:ResourceType`],
    id: name,
    name,
    endpoint: `/${name}s`,
    schema: `${core}:${name}`,
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${name}` },
  }));
}

interface Attribute {
  name: string;
  type: string;
  [more: string]: unknown;
}

function attribute(name: string, type: string, more: object = {}): Attribute {
  return {
    name,
    type,
    multiValued: false,
    required: false,
    mutability: 'readWrite',
    returned: 'default',
    ...(type === 'string' ? { caseExact: false, uniqueness: 'none' } : {}),
    ...more,
  };
}

const text = (name: string, more: object = {}): Attribute => attribute(name, 'string', more);

const userAttributes = [
  text('userName', { required: true, uniqueness: 'server' }),
  text('externalId', { caseExact: true }),
  text('displayName'),
  attribute('active', 'boolean'),
  attribute('name', 'complex', {
    subAttributes: [text('formatted'), text('givenName'), text('familyName')],
  }),
  attribute('emails', 'complex', {
    multiValued: true,
    subAttributes: [text('value'), text('type'), attribute('primary', 'boolean')],
  }),
  attribute('groups', 'complex', {
    multiValued: true,
    mutability: 'readOnly',
    subAttributes: [text('value'), text('display'), text('type')].map((part) => ({
      ...part,
      mutability: 'readOnly',
    })),
  }),
];

const groupAttributes = [
  text('displayName', { required: true, uniqueness: 'server' }),
  text('externalId', { caseExact: true }),
  attribute('members', 'complex', {
    multiValued: true,
    subAttributes: [
      text('value', { mutability: 'immutable' }),
      text('type', { mutability: 'immutable', canonicalValues: ['User'] }),
    ],
  }),
];

export function schemas(base: string): Resource[] {
  const described = [
    { name: 'User', description: 'Somebody who may sign in', attributes: userAttributes },
    { name: 'Group', description: 'Gives its members roles', attributes: groupAttributes },
  ];
  return described.map((each) => ({
    schemas: [`${core}:Schema`],
    id: `${core}:${each.name}`,
    ...each,
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${core}:${each.name}` },
  }));
}

export function listAnswer(resources: readonly Resource[], total: number, startIndex = 1): Resource {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}

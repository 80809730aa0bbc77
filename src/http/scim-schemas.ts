import { SCIM_ENTERPRISE, SCIM_USER } from '#model';

/*
 * What the server says of itself to a directory. @source RFC 7643, sections 5 to 7
 */

const CORE = 'urn:ietf:params:scim:schemas:core:2.0:';

type Attribute = {
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'complex';
  readonly multiValued: boolean;
  readonly description: string;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: 'readWrite';
  readonly returned: 'default';
  readonly uniqueness: 'none' | 'server';
  readonly subAttributes?: readonly Attribute[];
};

function attribute(name: string, description: string, more: Partial<Attribute> = {}): Attribute {
  return { name, type: 'string', multiValued: false, description, required: false, caseExact: false, mutability: 'readWrite', returned: 'default', uniqueness: 'none', ...more };
}

const group = (name: string, description: string, subAttributes: readonly Attribute[], multiValued = false) =>
  attribute(name, description, { type: 'complex', multiValued, subAttributes });
const several = (name: string, description: string, value: readonly Attribute[]) =>
  group(name, description, [...value, attribute('type', 'home, work, …'), attribute('primary', 'The preferred one', { type: 'boolean' })], true);

const USER: readonly Attribute[] = [
  attribute('userName', 'Name at sign-in', { required: true, uniqueness: 'server' }),
  attribute('externalId', 'Id in the directory', { caseExact: true }),
  group('name', 'Name', [
    attribute('formatted', 'Whole name'),
    attribute('familyName', 'Family name'),
    attribute('givenName', 'Given name'),
    attribute('middleName', 'Middle names'),
  ]),
  attribute('displayName', 'Name shown'),
  attribute('title', 'Job title'),
  attribute('userType', 'Employee, Contractor, …'),
  attribute('active', 'Whether the account is open', { type: 'boolean' }),
  several('emails', 'Mail addresses', [attribute('value', 'Address')]),
  several('phoneNumbers', 'Telephone numbers', [attribute('value', 'Number')]),
  several('addresses', 'Addresses', [
    attribute('formatted', 'Whole address'),
    attribute('streetAddress', 'Street line'),
    attribute('locality', 'City'),
    attribute('region', 'State or region'),
    attribute('postalCode', 'Postal code'),
    attribute('country', 'Country'),
  ]),
];

const ENTERPRISE: readonly Attribute[] = [
  attribute('employeeNumber', 'Number of the employee'),
  attribute('costCenter', 'Cost centre'),
  attribute('organization', 'Organisation'),
  attribute('division', 'Division'),
  attribute('department', 'Department'),
  group('manager', 'Manager', [attribute('value', 'Id of the manager')]),
];

export const schemas = (base: string) =>
  [
    { id: SCIM_USER, name: 'User', description: 'A worker', attributes: USER },
    { id: SCIM_ENTERPRISE, name: 'EnterpriseUser', description: 'A worker in the organisation', attributes: ENTERPRISE },
  ].map((one) => ({ schemas: [`${CORE}Schema`], ...one, meta: { resourceType: 'Schema', location: `${base}/Schemas/${one.id}` } }));

export const resourceTypes = (base: string) => [
  {
    schemas: [`${CORE}ResourceType`],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    description: 'A worker',
    schema: SCIM_USER,
    schemaExtensions: [{ schema: SCIM_ENTERPRISE, required: false }],
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/User` },
  },
];

export const serviceProvider = (base: string) => ({
  schemas: [`${CORE}ServiceProviderConfig`],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: 200 },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: false },
  authenticationSchemes: [{ type: 'oauthbearertoken', name: 'API key', description: 'An API key with the scope scim, as a bearer token', primary: true }],
  meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
});

import type { Dialect } from './dialect.ts';

/** Fact sheets of LeanIX: technical headings, and below them often a row of labels. */
export const leanix: Dialect = {
  name: 'LeanIX',
  signatures: [
    ['id', 'type', 'display name'],
    ['id', 'type', 'name', 'lifecycle active'],
  ],
  labelRow: true,
  columns: {
    id: { role: 'external-id' },
    type: { role: 'category' },
    name: { role: 'name' },
    'display name': { role: null },
    description: { role: 'description' },
    'business criticality': { role: 'criticality' },
    'lifecycle end of life': { role: null },
    'lifecycle active': { role: null },
    'functional suitability': { role: null },
    'technical suitability': { role: null },
    'rel application to business capability': { role: 'capability' },
    'rel application to user group': { role: 'department' },
    'rel application to provider': { role: 'vendor' },
  },
};

/** Applications of Mercator (`m_applications`): `name` is the application, `product` what it is made of. */
export const mercator: Dialect = {
  name: 'Mercator',
  signatures: [['application block id', 'security need c', 'editor']],
  columns: {
    id: { role: 'external-id' },
    name: { role: 'capability' },
    product: { role: 'name' },
    vendor: { role: 'vendor' },
    editor: { role: 'maker' },
    version: { role: 'version' },
    description: { role: 'description' },
    type: { role: 'category' },
    users: { role: 'users' },
    'entity resp id': { role: null },
    technology: { role: null },
    external: { role: null },
    responsible: { role: null, personal: true },
    'functional referent': { role: null, personal: true },
  },
};

/** Objects of iTop; `primary_key` is what its own synchronisation asks for. */
export const itop: Dialect = {
  name: 'iTop',
  signatures: [
    ['primary key', 'name', 'org id'],
    ['name', 'org id', 'provider id'],
    ['name', 'business criticity', 'org id'],
  ],
  columns: {
    'primary key': { role: 'external-id' },
    name: { role: 'name' },
    vendor: { role: 'vendor' },
    'provider id': { role: 'vendor' },
    'org id': { role: 'department' },
    version: { role: 'version' },
    type: { role: 'category' },
    status: { role: 'status' },
    'business criticity': { role: 'criticality' },
    'businessprocess list': { role: 'capability' },
    'start date': { role: 'contract-start' },
    'end date': { role: 'contract-end' },
    cost: { role: 'cost' },
    'cost currency': { role: 'currency' },
    'billing frequency': { role: 'payment-period' },
    'usage limit': { role: 'users' },
  },
};

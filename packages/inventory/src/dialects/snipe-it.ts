import type { Dialect } from './dialect.ts';

/** Licences of Snipe-IT, one row for each person who has a seat: the persons stay out, the licences stay. */
export const snipeItLicences: Dialect = {
  name: 'Snipe-IT (licences)',
  signatures: [
    ['item name', 'licensed to name', 'seats'],
    ['item name', 'reassignable', 'expiration date'],
  ],
  columns: {
    'item name': { role: 'name' },
    manufacturer: { role: 'vendor' },
    supplier: { role: 'reseller' },
    category: { role: 'category' },
    company: { role: 'department' },
    seats: { role: 'users' },
    'expiration date': { role: 'contract-end' },
    'purchase date': { role: null },
    'purchase order': { role: null },
    'order number': { role: null },
    'purchase cost': { role: 'cost' },
    notes: { role: 'note' },
    'full name': { role: null, personal: true },
    username: { role: null, personal: true },
    'licensed to name': { role: null, personal: true },
  },
};

/** Devices of Snipe-IT and their models. */
export const snipeItDevices: Dialect = {
  name: 'Snipe-IT (assets)',
  signatures: [
    ['asset tag', 'model name', 'item name'],
    ['asset tag', 'model number', 'checkout type'],
    ['model number', 'fieldset', 'requestable'],
  ],
  lists: 'devices',
  columns: { 'purchase date': { role: null }, 'purchase cost': { role: null } },
};

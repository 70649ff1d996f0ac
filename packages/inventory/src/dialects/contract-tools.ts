import type { Dialect } from './dialect.ts';

/**
 * Contracts of GLPI as its table `glpi_contracts` holds them, or as its list shows them in English or German: terms are
 * a start with a number of months, payments the months between two invoices.
 */
export const glpiContracts: Dialect = {
  name: 'GLPI (contracts)',
  signatures: [
    ['name', 'begin date', 'duration', 'notice'],
    ['name', 'start date', 'initial contract period', 'notice'],
    ['name', 'startdatum', 'anfaengliche vertragslaufzeit', 'kuendigungsfrist'],
  ],
  columns: {
    id: { role: null },
    'entities id': { role: null },
    entity: { role: 'department' },
    einheit: { role: 'department' },
    name: { role: 'name' },
    num: { role: 'external-id' },
    number: { role: 'external-id' },
    nummer: { role: 'external-id' },
    'suppliers id': { role: 'reseller' },
    supplier: { role: 'reseller' },
    lieferant: { role: 'reseller' },
    'contracttypes id': { role: null },
    'contract type': { role: 'category' },
    vertragstyp: { role: 'category' },
    'begin date': { role: 'contract-start' },
    'start date': { role: 'contract-start' },
    startdatum: { role: 'contract-start' },
    'end date': { role: 'contract-end' },
    duration: { role: 'contract-duration' },
    'initial contract period': { role: 'contract-duration' },
    'anfaengliche vertragslaufzeit': { role: 'contract-duration' },
    notice: { role: 'notice-period' },
    kuendigungsfrist: { role: 'notice-period' },
    // Numbers of months and of a choice, which say nothing by themselves.
    periodicity: { role: null },
    renewal: { role: null },
    billing: { role: 'payment-period' },
    'invoice period': { role: 'payment-period' },
    abrechnungszeitraum: { role: 'payment-period' },
    cost: { role: 'cost' },
    kosten: { role: 'cost' },
    'accounting number': { role: null },
    comment: { role: 'note' },
    comments: { role: 'note' },
    kommentare: { role: 'note' },
  },
};

/** The workbook of contracts that KITOS (Denmark) takes and gives; its first column is hidden and holds its own number. */
export const kitos: Dialect = {
  name: 'OS2KITOS',
  signatures: [
    ['it kontrakt navn påkrævet', 'it kontrakt id'].map(foldDanish),
    ['it kontrakt navn', 'it kontrakt id'],
  ],
  columns: {
    id: { role: null },
    [foldDanish('it kontrakt navn påkrævet')]: { role: 'name' },
    'it kontrakt navn': { role: 'name' },
    'it kontrakt id': { role: 'external-id' },
    [foldDanish('bemærkning')]: { role: 'note' },
    [foldDanish('indgået')]: { role: 'contract-start' },
    // Until when it cannot be ended, and when it was: neither is its end.
    'uopsigeligt til': { role: null },
    'kontrakten opsagt': { role: null },
    [foldDanish('udløbsdato')]: { role: 'contract-end' },
  },
};

function foldDanish(heading: string): string {
  return heading.replaceAll('å', 'a');
}

export { exportMember, exportPerson, type PersonExport } from './export-person.ts';
export { erasePerson, reapplyErasures, type ErasedBy, type ErasureResult } from './erase-person.ts';
export { accountNames, findByEmail, listPersons } from './name-accounts.ts';
export { retentionChore, retentionRules, type RetentionRule } from './retention.ts';

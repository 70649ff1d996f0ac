export {
  noteAccount,
  noteAuthority,
  noteChange,
  recordAudit,
  underMandate,
  withAudit,
  type AuditContext,
} from './audit-context.ts';
export type { NotedChange } from './change-text.ts';
export { auditedRequest } from './audited-request.ts';
export { listAudit, type ShownEntry } from './list-audit.ts';
export { auditCsv, auditLines, streamOf } from './export-audit.ts';
export { verifyAudit, type Verification } from './verify-audit.ts';
export { pruneAudit } from './prune-audit.ts';
export type { AuditFilter } from './store.ts';

import type { Format, Row } from './format.ts';
import { listOf, memberOf, textOf } from './json-values.ts';

/**
 * Software audit of opsi: an array of `auditSoftware` or `auditSoftwareOnClient` objects, or the answer of the JSON-RPC
 * call that returns it. Licence keys stay out; what a client no longer has (`state` 0) is not read.
 */
export const opsi: Format = {
  id: 'opsi',
  name: 'opsi (JSON)',
  kinds: ['json'],
  recognise(content) {
    const [first] = content.kind === 'json' ? objectsOf(content.value) : [];
    const type = textOf(first, 'type');
    if (type === 'AuditSoftware' || type === 'AuditSoftwareOnClient') return 'content:opsi-audit-software';
    const isAudit = ['windowsSoftwareId', 'windowsDisplayName', 'subVersion', 'clientId'];
    const found = isAudit.filter((name) => memberOf(first, name) !== undefined);
    return found.length >= 2 && textOf(first, 'name') !== '' ? 'content:opsi-audit-software' : null;
  },
  read(content) {
    const rows: Row[] = [];
    const objects = content.kind === 'json' ? objectsOf(content.value) : [];
    objects.forEach((software, index) => {
      if (memberOf(software, 'state') === 0) return;
      const client = textOf(software, 'clientId');
      rows.push({
        line: index + 1,
        ...(client === '' ? {} : { machine: client }),
        cells: [
          textOf(software, 'windowsDisplayName', 'name'),
          textOf(software, 'windowsDisplayVersion', 'version'),
          memberOf(software, 'isOperatingSystem') === true ? 'Operating system' : '',
          textOf(software, 'windowsSoftwareId'),
        ],
      });
    });
    return { columns: { Name: 'name', Version: 'version', Category: 'category', ID: 'external-id' }, rows };
  },
};

function objectsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : listOf(memberOf(value, 'result'));
}

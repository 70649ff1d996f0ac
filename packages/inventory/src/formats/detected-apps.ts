import type { Format, Row } from './format.ts';
import { listOf, memberOf, textOf } from './json-values.ts';

/** Discovered apps of Intune as Microsoft Graph returns them; one answer, or its pages in an array. */
export const detectedApps: Format = {
  id: 'intune-detected-apps',
  name: 'Intune detectedApps (JSON)',
  kinds: ['json'],
  recognise(content) {
    const [first] = content.kind === 'json' ? appsOf(content.value) : [];
    const isApp =
      memberOf(first, 'displayName') !== undefined && memberOf(first, 'deviceCount') !== undefined;
    return isApp ? 'content:graph-detected-apps' : null;
  },
  read(content) {
    const rows = (content.kind === 'json' ? appsOf(content.value) : []).map((app, index): Row => ({
      line: index + 1,
      cells: [
        textOf(app, 'displayName'),
        textOf(app, 'publisher'),
        textOf(app, 'version'),
        textOf(app, 'deviceCount'),
        textOf(app, 'platform'),
        textOf(app, 'id'),
      ],
    }));
    return {
      columns: {
        Name: 'name',
        Publisher: 'vendor',
        Version: 'version',
        'Device count': 'installations',
        System: null,
        ID: 'external-id',
      },
      rows,
    };
  },
};

function appsOf(value: unknown): readonly unknown[] {
  const pages = Array.isArray(value) ? value : [value];
  const inPages = pages.flatMap((page) => listOf(memberOf(page, 'value')));
  return inPages.length > 0 ? inPages : listOf(value);
}

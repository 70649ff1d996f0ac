import type { ProblemLog } from '../../problems/problem-log.ts';
import type { Records, Row } from '../format.ts';

/** What the list takes from a component, package or service of an SBOM, whichever standard it came in. */
export interface Part {
  name: string;
  publisher: string;
  version: string;
  type: string;
  description: string;
  /** As `YYYY-MM-DD`; empty where nothing ends. */
  contractEnd: string;
  id: string;
}

/**
 * The parts that an administration runs, as rows; how many others there were goes into the log.
 *
 * @example listParts(components, ({ type }) => type === 'application', log).rows // one of each application
 */
export function listParts<P extends Part>(
  parts: readonly P[],
  isRun: (part: P) => boolean,
  log: ProblemLog,
): Records {
  const rows = parts.flatMap((part, index): Row[] => {
    if (!isRun(part)) return [];
    const { name, publisher, version, type, description, contractEnd, id } = part;
    return [{ line: index + 1, cells: [name, publisher, version, type, description, contractEnd, id] }];
  });
  const left = parts.length - rows.length;
  if (left > 0) log.add('parts-left-out', {}, { count: left });
  return {
    columns: {
      Name: 'name',
      Publisher: 'vendor',
      Version: 'version',
      Type: 'category',
      Description: 'description',
      'Expiration date': 'contract-end',
      'External ID': 'external-id',
    },
    rows,
  };
}

import type { Version } from '../model/versions.ts';
import type { MapNode } from '../reading/nodes.ts';
import type { Change, ChangeCode } from './change.ts';
import type { Edits } from './edits.ts';

/** What the steps of an upgrade work with. */
export interface Upgrading {
  root: MapNode;
  edits: Edits;
  from: Version;
  to: Version;
  /** Notes a change; the line comes from the offset. */
  note(code: ChangeCode, key: string, offset: number, detail: Change['detail']): void;
}

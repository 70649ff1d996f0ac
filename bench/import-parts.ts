/** What the bench of imports runs of the app, bundled as it is shipped; see `shipped-parts.ts`. */
export { interpretList, readList } from '@allmende/inventory';
export { indexKnowledge, matchTargets, readKnowledge } from '@allmende/knowledge';
export { openDatabase } from '../apps/web/src/lib/server/database/index.ts';
export { confirmImport } from '../apps/web/src/lib/server/inventory/steer-import.ts';
export { linesOf } from '../apps/web/src/lib/server/inventory/lines-of.ts';
export { loadLists } from '../apps/web/src/lib/server/inventory/load-lists.ts';
export { recognitionFrom } from '../apps/web/src/lib/server/inventory/recognise.ts';
export { runImport } from '../apps/web/src/lib/server/inventory/run-import.ts';
export { uploadList } from '../apps/web/src/lib/server/inventory/upload-list.ts';

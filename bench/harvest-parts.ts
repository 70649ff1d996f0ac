/** What the bench of harvesting runs: the app, bundled as it is shipped, and a made-up forge; see `shipped-parts.ts`. */
export { openDatabase } from '../apps/web/src/lib/server/database/index.ts';
export { addSource, harvestForges } from '../apps/web/src/lib/server/harvest/index.ts';
export { fileOf } from '../apps/web/test/catalogue/file-of.ts';
export { FakeForge } from '../apps/web/test/forges/fake/index.ts';
export { harvestOnce } from '../apps/web/test/harvest/harvest-once.ts';

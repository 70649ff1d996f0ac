export { readStoredKnowledge } from './read-stored-knowledge.ts';
export { syncKnowledge, type SyncCounts } from './sync-knowledge.ts';

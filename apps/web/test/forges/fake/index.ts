export { bareRepository, gitIn } from './bare-repository.ts';
export { FakeForge, type FakeKind } from './fake-forge.ts';
export type { NewRepository } from './fake-repository.ts';

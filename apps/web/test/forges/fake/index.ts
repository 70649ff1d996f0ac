export { FakeForge, type FakeKind, type FakeReply, type Misfortune } from './fake-forge.ts';
export type { FakeRepository, NewRepository } from './fake-repository.ts';
export { bareRepository, gitIn, type FakeCommit } from './bare-repository.ts';

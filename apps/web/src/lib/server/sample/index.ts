export { seedSampleTown } from './seed-sample-town.ts';

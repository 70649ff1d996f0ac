export { seedSamplePlans } from './seed-sample-plans.ts';
export { seedSampleTown } from './seed-sample-town.ts';

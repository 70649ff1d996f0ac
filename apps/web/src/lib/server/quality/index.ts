export { assessQuality, type Badge, type Criterion } from './assess-quality.ts';
export { isLicenceFree, qualityFacts } from './quality-facts.ts';
export { recordActivity } from './record-activity.ts';
export { type BadgeName, type CriterionKey, type QualityFacts, type SeenValue } from './rules.ts';
export { readActivities, type ObservedActivity } from './store.ts';

export { addSource, mostContent, type AddedSource } from './add-source.ts';
export { harvestForges, type HarvestForges } from './harvest-forges.ts';
export { harvestHandlers, lookHandlers } from './handlers.ts';
export { changeSource, harvestNow, removeSource, renewWebhookSecret } from './keep-sources.ts';
export { EFFECTS, OUTCOMES, type Effect, type Outcome } from './outcome.ts';
export { cancelHarvest, markHarvestFailed, planDueHarvests } from './plan-harvest.ts';
export { viewSource, viewSources, type ShownSource } from './view-sources.ts';
export { wantLook } from './wanted.ts';

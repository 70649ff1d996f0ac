export { frame } from './frame.ts';
export { importList } from './import-list.ts';
export { overview } from './overview.ts';
export { questions } from './questions.ts';
export { review } from './review.ts';
export { inventoryTable } from './inventory-table.ts';
export { reasons } from './reasons.ts';
export { report } from './report.ts';

export { frame } from './frame.ts';
export { importList } from './import-list.ts';
export { overview } from './overview.ts';

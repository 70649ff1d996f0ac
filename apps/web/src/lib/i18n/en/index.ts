export { frame } from './frame.ts';
export { importList } from './import-list.ts';

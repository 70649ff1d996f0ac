export { checkFile, mostBytes, type CheckedFile, type ShownFinding } from './check-file.ts';
export { validate, type Validation } from './validate.ts';
export { editFile, openFile, type EditedFile } from './editor/edit-file.ts';
export { editorFields, type EditorField } from './editor/editor-fields.ts';
export { repairFile, type RepairedFile } from './repair-file.ts';
export type { DifferenceLine } from './line-difference.ts';
export { fetchFile, type FetchedFile } from './fetch-file.ts';

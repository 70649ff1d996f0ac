export { recognitionOf } from './recognition-of.ts';

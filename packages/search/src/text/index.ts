export { fold } from './fold.ts';
export { analyse, nameKey, type Token, tokenize, wordsIn } from './tokenize.ts';

import type { Guidance } from '@allmende/knowledge';
import { example, type Example } from './example.ts';
import GuidanceNote from './GuidanceNote.svelte';
import GuidanceNotes from './GuidanceNotes.svelte';

const note = (id: string, kind: Guidance['kind']): Guidance => ({
  id,
  kind,
  title: {
    de: 'Erfundener Satz, der lang genug ist, um auf einem Telefon umzubrechen',
    en: 'Made-up sentence that is long enough to wrap on a phone',
  },
  text: { de: 'Erfundene Begründung mit Zahlen.', en: 'Made-up reason with figures.' },
  contexts: ['plan'],
  sources: [{ text: 'Beispielquelle', date: '2026-11-01', grade: 'unverified' }],
});

/** Pieces of guidance, with invented content. */
export const KNOWLEDGE_EXAMPLES: readonly Example[] = [
  example('guidance note', GuidanceNote, { note: note('example-rule', 'rule'), language: 'de' }),
  example('guidance note open', GuidanceNote, {
    note: note('example-myth', 'myth'),
    language: 'de',
    open: true,
  }),
  example('guidance notes', GuidanceNotes, {
    notes: [note('example-rule-two', 'rule'), note('example-myth-two', 'myth')],
    language: 'de',
    id: 'example-notes',
  }),
];

export type { Block, Document, Inline, Letterhead } from '#lib/documents/document.ts';

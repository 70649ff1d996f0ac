import type { Attachment } from 'svelte/attachments';

/** Brings what has just appeared into sight: who pressed a button at the end of a long page would not see its head. */
export const intoView: Attachment<HTMLElement> = (node) => node.scrollIntoView({ block: 'center' });

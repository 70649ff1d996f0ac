export { badgeOf } from './badge-of.ts';
export type { ContactPath } from './contact-path.ts';
export { type LicenceFamily, type LicenceView } from './licence-view.ts';
export { structuredData } from './structured-data.ts';
export { viewEntry, type EntryView, type Program } from './view-entry.ts';
export type { UsersOfEntry } from './users-of-entry.ts';

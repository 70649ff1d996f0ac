export function languageTable(): string;
export function licenceTable(): string;

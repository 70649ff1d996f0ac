import type { ColumnType, GeneratedAlways } from 'kysely';

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;

export interface SiteTextTable {
  key: 'imprint' | 'privacy' | 'accessibility' | 'contact' | 'security-contact';
  /** Empty for what is the same in every language. */
  language: 'de' | 'en' | '';
  body: string;
  updated_by: string;
  updated_at: Timestamp;
}

export interface ProblemReportTable {
  id: GeneratedAlways<number>;
  kind: 'accessibility' | 'content' | 'other';
  message: string;
  page: ColumnType<string | null, string | null, never>;
  /** E-mail address of whoever wants an answer. */
  reply_to: ColumnType<string | null, string | null, never>;
  created_at: Timestamp;
}

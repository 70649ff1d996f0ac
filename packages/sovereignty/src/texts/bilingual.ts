export type Language = 'de' | 'en';

/** A text in both languages of the product. */
export interface Bilingual {
  de: string;
  en: string;
}

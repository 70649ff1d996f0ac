import type { Language } from '#lib/i18n/index.ts';
import type { Identity } from '#lib/server/accounts/index.ts';

declare global {
  namespace App {
    interface Locals {
      language: Language;
      actor: Identity;
      /** JSON for search engines that goes into the head of the page; holds none of `<`, `>` and `&`. */
      structuredData?: string;
    }
    interface Error {
      message: string;
      id?: string;
    }
  }
}

import type { Language } from '#lib/i18n/index.ts';
import type { Identity } from '#lib/server/accounts/index.ts';

declare global {
  namespace App {
    interface Locals {
      language: Language;
      actor: Identity;
    }
    interface Error {
      message: string;
      id?: string;
    }
  }
}

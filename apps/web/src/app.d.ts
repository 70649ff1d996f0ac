import type { Language } from '#lib/i18n/index.ts';
import type { Actor } from '#lib/server/database/index.ts';

declare global {
  namespace App {
    interface Locals {
      language: Language;
      actor: Actor;
    }
    interface Error {
      message: string;
      id?: string;
    }
  }
}

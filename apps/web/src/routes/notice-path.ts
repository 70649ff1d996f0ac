import type { Notice } from '#lib/server/sovereignty/index.ts';

/** The page that tells how a contract can be left: its own, or that of the application. */
export function noticePath({ contract, id }: Notice): string {
  return contract === null ? `/inventory/applications/${id}` : `/inventory/contracts/${contract}`;
}

import { invalidateAll } from '$app/navigation';
import { navigating } from '$app/state';

/** Loads what the page shows anew; not while somebody is on the way to another page, which that would call back. */
export async function loadAnew(): Promise<void> {
  if (!navigating.to) await invalidateAll();
}

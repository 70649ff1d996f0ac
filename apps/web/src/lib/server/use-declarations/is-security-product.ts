import type { Capability } from '@allmende/knowledge';

/** Purposes outside of the area „Sicherheit“ that tell an attacker as much. */
const REVEALING = new Set(['verzeichnis-iam', 'sso-mfa', 'backup', 'monitoring', 'fernwartung']);

/** Categories and tags of publiccode.yml that mean the same. */
const CATEGORIES = new Set([
  'it-security',
  'identity-management',
  'network-management',
  'remote-support',
  'backup',
  'security',
  'identity',
  'remote-access',
]);

/**
 * Whether saying in public that this is in use would tell an attacker how the house is protected: then it is asked a
 * second time.
 *
 * @example isSecurityProduct({ capabilities: [firewall], categories: [] }) // true
 */
export function isSecurityProduct(of: {
  capabilities: readonly Pick<Capability, 'id' | 'area'>[];
  categories: readonly string[];
}): boolean {
  return (
    of.capabilities.some(({ id, area }) => area === 'Sicherheit' || REVEALING.has(id)) ||
    of.categories.some((category) => CATEGORIES.has(category))
  );
}

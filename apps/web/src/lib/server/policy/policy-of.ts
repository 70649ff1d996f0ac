import { routePolicies, type Policy } from './route-policies.ts';

/**
 * The policy that a request falls under; null is "refused". A form action is named like SvelteKit does: by the first
 * search parameter that starts with a slash.
 *
 * @example policyOf('/inventory', 'POST', new URLSearchParams('/remove')) // 'inventory:write'
 */
export function policyOf(route: string, method: string, search: URLSearchParams): Policy | null {
  const policy = Object.hasOwn(routePolicies, route) ? routePolicies[route] : undefined;
  if (!policy) return null;
  if (method === 'HEAD' || method === 'OPTIONS') return policy.GET ?? null;
  if (method === 'POST' && policy.actions) {
    const action = [...search.keys()].find((key) => key.startsWith('/'))?.slice(1) ?? 'default';
    return (Object.hasOwn(policy.actions, action) ? policy.actions[action] : null) ?? null;
  }
  const known = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
  const found = known.find((each) => each === method);
  return (found && policy[found]) ?? null;
}

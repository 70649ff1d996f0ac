export { enforcePolicy } from './enforce.ts';
export { policyOf } from './policy-of.ts';
export { routePolicies, type Policy } from './route-policies.ts';
export { uncheckedIdentity } from './unchecked-identity.ts';

export { isAllowedHosts, readAllowedHosts, type AllowedHosts } from './allowed-hosts.ts';
export {
  checkedAddress,
  guardedRequest,
  type Answer,
  type GuardedRequest,
  type RequestLimits,
} from './guarded-request.ts';
export { OUTBOUND_TROUBLES, type OutboundTrouble } from './outbound-trouble.ts';

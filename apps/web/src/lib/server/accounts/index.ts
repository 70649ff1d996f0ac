export {
  authorityTokens,
  createToken,
  ownTokens,
  possibleScopes,
  resolveToken,
  revokeToken,
  tokenRequest,
  type CreatedToken,
  type TokenRequest,
} from './api-tokens.ts';
export { demand, guest, may, type AuthorityChoice, type Identity } from './identity.ts';
export { identify, sessionCookie } from './identify.ts';
export { identityFrom, identityOf } from './identity-of.ts';
export {
  actorFor,
  chooseAuthority,
  createAuthority,
  describeAuthority,
  localAuthorities,
  localIdentity,
  storeAnswers,
} from './local-authorities.ts';
export { reachedThrough } from './reached-through.ts';
export {
  authorityRoles,
  everyPermission,
  instanceRoles,
  mandatePermissions,
  permissions,
  type Permission,
} from './roles.ts';
export {
  actFor,
  endSessions,
  forgetExpiredSessions,
  hashToken,
  newToken,
  resolveSession,
  startSession,
} from './sessions.ts';
export type { StoredToken } from './store/api-tokens.ts';
export type { Authority } from './store/authorities.ts';
export type { Rights } from './store/rights.ts';
export {
  inviteMember,
  inviteToInstance,
  openInvitations,
  withdrawInvitation,
  type InvitationResult,
} from './invitations.ts';
export { createLink, type NewLink } from './links.ts';
export { forgetMails, mailHandler, sendMail } from './mail.ts';
export { decryptSecret, encryptSecret, keyedHash } from './secrets.ts';

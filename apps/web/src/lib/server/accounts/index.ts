export {
  authorityTokens,
  createToken,
  ownTokens,
  possibleScopes,
  revokeToken,
  tokenRequest,
  type CreatedToken,
  type TokenRequest,
} from './api-tokens.ts';
export { demand, guest, may, type AuthorityChoice, type Identity } from './identity.ts';
export { identify, sessionCookie } from './identify.ts';
export { everyIdentity } from './every-identity.ts';
export { identityFrom, identityOf } from './identity-of.ts';
export {
  actorFor,
  chooseAuthority,
  createAuthority,
  describeAuthority,
  localAuthorities,
} from './local-authorities.ts';
export { addressBucket, returnAttempt, spendAttempt } from './rate-limits.ts';
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
export { isLastOperator, leavesOperator } from './store/operators.ts';
export type { Rights } from './store/rights.ts';
export {
  acceptAsNewAccount,
  acceptInvitation,
  viewInvitation,
  type InvitationProblem,
} from './accept-invitation.ts';
export { confirmEmailChange, requestEmailChange, viewEmailChange } from './change-email.ts';
export { changePassword } from './change-password.ts';
export { completeSignIn, type HalfSignedIn, type SecondFactors } from './complete-sign-in.ts';
export { forgetSignInTraces } from './forget-sign-in-traces.ts';
export {
  inviteMember,
  inviteToInstance,
  openInvitations,
  withdrawInvitation,
  type InvitationResult,
} from './invitations.ts';
export { beginPasskey, dropPasskey, finishPasskey, namePasskey } from './manage-passkeys.ts';
export type { NewAccountProblem } from './new-account.ts';
export { ownAccount, renameSelf, type OwnAccount } from './own-account.ts';
export { clientNetwork, networkOf } from './network-of.ts';
export { minimumLength } from './password-rules.ts';
export { decryptSecret, encryptSecret } from './secrets.ts';
export { offersPasskeys } from './passkeys.ts';
export type { ProofProblem } from './prove-again.ts';
export { makeResetLink, requestReset, resetHandler, resetPassword, viewReset } from './resets.ts';
export { beginTotp, dropTotp, finishTotp, pendingTotp, renewRecoveryCodes } from './second-factors.ts';
export { setUp, setupLink, viewSetup } from './setup.ts';
export { secondStep, signInWithCode } from './sign-in-with-code.ts';
export { beginPasskeySignIn, beginPasskeyStep, signInWithPasskey } from './sign-in-with-passkey.ts';
export { signInWithPassword } from './sign-in-with-password.ts';
export { flowOf, giveFlow, giveSession, takeSession, visitorOf, type SignedIn } from './visitor.ts';
export { createLink, type LinkProblem, type NewLink } from './links.ts';
export { forgetMails, mailHandler, sendMail } from './mail.ts';

export { beginSignIn, callbackAddress, flowSeconds, type BegunSignIn } from './begin-sign-in.ts';
export { finishSignIn, type FinishedSignIn, type SignInProblem } from './finish-sign-in.ts';
export { forgetOldFlows } from './forget-old-flows.ts';
export {
  addGroupRole,
  groupRoleRequest,
  removeGroupRole,
  viewGroupRoles,
  type GroupRoleRequest,
} from './group-roles.ts';
export { signOutLink } from './sign-out-link.ts';
export { answerScim } from './scim/answer-scim.ts';
export { clientRequest, connectDirectory, disconnectDirectory, viewDirectories } from './scim/clients.ts';

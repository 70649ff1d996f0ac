export {
  actorFor,
  chooseAuthority,
  createAuthority,
  describeAuthority,
  localActor,
  localAuthorities,
  storeAnswers,
} from './local-authorities.ts';
export type { Authority } from './store.ts';

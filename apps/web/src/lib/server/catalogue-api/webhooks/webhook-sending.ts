import { instanceSecret, type SignInConfig } from '#lib/server/config.ts';
import { readAllowedHosts } from '#lib/server/outbound/index.ts';
import type { Sending } from './deliver-webhook.ts';

/**
 * What sending needs, as the operator has set it: the secret of the instance, and by `ALLMENDE_WEBHOOK_HOSTS` where
 * receivers may listen inside the house.
 */
export function webhookSending(signIn: SignInConfig | null): Sending {
  return {
    secret: () => signIn?.secret ?? instanceSecret(process.env),
    allowed: readAllowedHosts(process.env.ALLMENDE_WEBHOOK_HOSTS ?? ''),
  };
}

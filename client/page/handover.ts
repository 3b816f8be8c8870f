import type { LoginView } from '../../server/http/contract/login.ts';
import { type Api, isRefused } from './api.ts';

/**
 * For browsers that keep no cookies: turns the one-time secret of the address's fragment into an authorization that
 * lives in this page's memory, and says who is signed in. Undefined when there is no secret or it is spent.
 */
export async function signInByFragment(api: Api, secret: string | undefined): Promise<LoginView | undefined> {
  if (secret !== undefined) {
    const asked = { launchId: api.launchId, secret };
    const given = await api.send<{ authorization: string }>('POST', '/api/login/handover', asked);
    if (isRefused(given)) return undefined;
    api.authorize(given.authorization);
  }
  const login = await api.get<LoginView>('/api/login');
  return isRefused(login) ? undefined : login;
}

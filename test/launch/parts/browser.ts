import { createCookieJar, followLaunch, type Walk } from '../../sandbox-emr/scripted-launch.ts';
import type { Alongside } from './alongside.ts';

/** How a launch ended in a scripted browser: in the app, or on a page that says why not. */
export type Ended = {
  status: number;
  body: string;
  url: string;
  launchId?: string;
  cookie: string;
  walk: Walk;
};

/** Opens a launch URL, follows it over both sites, and stops before the app's page. */
export async function open(
  alongside: Pick<Alongside, 'origin'>,
  launchUrl: string,
  jar = createCookieJar(),
  signIn?: { staff: string; patient?: string },
): Promise<Ended> {
  const walk = await followLaunch(launchUrl, {
    jar,
    signIn,
    stopBefore: to => to.pathname.startsWith('/app/'),
  });
  const launchId = /\/app\/([^/#?]+)/.exec(walk.url)?.[1];
  return {
    status: walk.status,
    body: walk.body,
    url: walk.url,
    launchId,
    cookie: jar.header(new URL(alongside.origin)),
    walk,
  };
}

/** Walks a launch as far as the EMR's answer, and holds the callback back. */
export async function upToCallback(
  launchUrl: string,
  jar = createCookieJar(),
): Promise<{ callback: string; jar: typeof jar }> {
  const walk = await followLaunch(launchUrl, { jar, stopBefore: to => to.pathname.startsWith('/callback/') });
  return { callback: walk.url, jar };
}

/** A browser that keeps no cookies. */
export const noCookies = (): ReturnType<typeof createCookieJar> => ({
  header: () => '',
  keep: () => undefined,
});

export const launchUrlOf = (alongside: Pick<Alongside, 'origin'>, iss: string, launch = 'l-1'): string =>
  `${alongside.origin}/launch?${new URLSearchParams({ iss, launch })}`;

import type { IncomingMessage, ServerResponse } from 'node:http';
import passport from 'passport';
import type { Refusal } from '../server/domain/refusal.ts';
import type { Handshake, LaunchFailed, LoggedIn } from './handshake.ts';
import type { Identity, Logins } from './logins.ts';

/** Asks a passport strategy about one request. */
export type Authentication = {
  /** The end of the handshake: the `smart` strategy. */
  completeLaunch(req: IncomingMessage, res: ServerResponse): Promise<LoggedIn | LaunchFailed | Refusal>;
  /** Who a request is from: the `login` strategy. */
  identify(req: IncomingMessage, res?: ServerResponse): Promise<Identity>;
};

/** A passport of our own with its two strategies; none keeps a passport session. */
export function createAuthentication(
  handshake: Handshake,
  logins: Logins,
  clock: () => Date,
): Authentication {
  const ours = new passport.Passport();
  ours.use('smart', new SmartStrategy(handshake, clock));
  ours.use('login', new LoginStrategy(logins));

  const ask = <T>(name: 'smart' | 'login', req: IncomingMessage, res: object) =>
    new Promise<T>((resolve, reject) => {
      const done = (error: unknown, _who: unknown, outcome: unknown) =>
        error ? reject(error) : resolve(outcome as T);
      ours.authenticate(name, { session: false }, done)(req, res, reject);
    });

  return {
    completeLaunch: (req, res) => ask('smart', req, res),
    identify: (req, res = {} as ServerResponse) => ask('login', req, res),
  };
}

// passport works on an object that inherits from the strategy, where #private members do not exist.

/** `GET /callback/:practice`: the answer of the EMR's authorization server becomes a login. */
class SmartStrategy extends passport.Strategy {
  private readonly handshake: Handshake;
  private readonly clock: () => Date;

  constructor(handshake: Handshake, clock: () => Date) {
    super();
    this.handshake = handshake;
    this.clock = clock;
  }

  override authenticate(req: IncomingMessage): void {
    const { pathname, search } = addressOf(req);
    const practiceId = /^\/callback\/([^/]+)$/.exec(pathname)?.[1] ?? '';
    this.handshake.complete(practiceId, search, req.headers, this.clock()).then(
      outcome => this.success({ launch: 'personName' in outcome ? outcome.launchId : '' }, outcome),
      error => this.error(error),
    );
  }
}

/** Every request: the secret of the launch it names becomes an identity, or nobody. */
class LoginStrategy extends passport.Strategy {
  private readonly logins: Logins;

  constructor(logins: Logins) {
    super();
    this.logins = logins;
  }

  override authenticate(req: IncomingMessage): void {
    this.logins.identify(req.headers, addressOf(req).pathname).then(
      identity => this.success({ kind: identity.kind }, identity),
      error => this.error(error),
    );
  }
}

function addressOf(req: IncomingMessage): { pathname: string; search: string } {
  const address = (req as { originalUrl?: string }).originalUrl ?? req.url ?? '/';
  const mark = address.indexOf('?');
  return mark < 0
    ? { pathname: address, search: '' }
    : { pathname: address.slice(0, mark), search: address.slice(mark + 1) };
}

import { fork } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { arm, armedFile } from './armed.ts';
import type { PeerAnswer, PeerTask } from './peer-process.ts';

/** Another process of ours, which does one thing at a time. */
export type Peer = {
  ask(task: PeerTask): Promise<PeerAnswer>;
  /** From now on it dies before the first statement that touches what it was started with. */
  arm(): Promise<void>;
  end(): void;
};

/** `diesBefore`: a statement it does not live to send, once it is armed. */
export const startPeer = ({ diesBefore }: { diesBefore?: string } = {}): Peer => {
  const dieAt = pathToFileURL(join(import.meta.dirname, 'die-at.ts')).href;
  const armed = diesBefore ? armedFile() : '';
  const child = fork(join(import.meta.dirname, 'peer-process.ts'), {
    execArgv: diesBefore ? ['--import', dieAt] : [],
    env: { PATH: process.env.PATH, DIE_AT: '0', DIE_TOUCHING: diesBefore, DIE_ARMED: armed },
  });
  let before: Promise<unknown> = Promise.resolve();
  const ask = (task: PeerTask): Promise<PeerAnswer> => {
    const asked = before.then(
      () =>
        new Promise<PeerAnswer>((resolve, reject) => {
          const gone = () => reject(new Error('the other process is gone'));
          child.once('exit', gone);
          child.once('message', answer => {
            child.off('exit', gone);
            const { failed } = answer as { failed?: string };
            if (failed) reject(new Error(failed));
            else resolve(answer as PeerAnswer);
          });
          child.send(task);
        }),
    );
    before = asked.catch(() => undefined);
    return asked;
  };
  return { ask, arm: () => arm(child, armed), end: () => child.connected && child.disconnect() };
};

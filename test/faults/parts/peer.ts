import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { PeerAnswer, PeerTask } from './peer-process.ts';

/** Another process of ours, which does one thing at a time. */
export type Peer = { ask(task: PeerTask): Promise<PeerAnswer>; end(): void };

export const startPeer = (): Peer => {
  const child = fork(join(import.meta.dirname, 'peer-process.ts'), { execArgv: [] });
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
  return { ask, end: () => child.disconnect() };
};

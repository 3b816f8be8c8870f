import { connect } from 'node:net';

/** A connection that is kept, for one request at a time. */
export type KeptConnection = {
  /** Whether it may be asked (again). */
  isOpen(): boolean;
  /** Sends a request as it is given and gives back the status of its answer, once all of that is there. */
  ask(request: string): Promise<number>;
};

/**
 * HTTP/1.1 as far as measuring takes it: who measures shares the cores with what is measured, and Node's own client takes
 * three times as much of them. An answer says its length, or it counts as none.
 */
export function openConnection(server: string): KeptConnection {
  const { hostname, port } = new URL(server);
  const socket = connect(Number(port), hostname).setNoDelay(true);
  let heard: { status(code: number): void; lost(error: Error): void } | undefined;
  let head = '';
  let status = 0;
  let bytesLeft: number | undefined;
  const lose = (error: Error): void => {
    heard?.lost(error);
    heard = undefined;
    socket.destroy();
  };
  socket
    .on('data', part => {
      if (bytesLeft === undefined) {
        head += part.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        const length = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, end))?.[1];
        if (length === undefined) return lose(new Error('an answer does not say how long it is'));
        status = Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
        bytesLeft = Number(length) - (head.length - end - '\r\n\r\n'.length);
      } else bytesLeft -= part.length;
      if (bytesLeft > 0) return;
      const told = heard;
      heard = undefined;
      head = '';
      bytesLeft = undefined;
      told?.status(status);
    })
    .on('error', lose)
    .on('close', () => lose(new Error('the connection ended')));
  return {
    isOpen: () => !socket.destroyed,
    ask: request =>
      new Promise((resolve, reject) => {
        heard = { status: resolve, lost: reject };
        socket.write(request);
      }),
  };
}

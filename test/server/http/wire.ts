import { connect } from 'node:net';

/** Bytes on a socket and what came back, with how long the server waited before it hung up. */
export function wire(port: number, bytes: string | Buffer, then?: { after: number; bytes: string }) {
  return new Promise<{ status: number; text: string; ms: number }>((done, failed) => {
    const began = performance.now();
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(bytes);
      if (then) setTimeout(() => socket.writable && socket.write(then.bytes), then.after).unref();
    });
    let text = '';
    socket.setEncoding('latin1').on('data', part => {
      text += part;
    });
    const finish = () =>
      done({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text, ms: performance.now() - began });
    socket
      .on('close', finish)
      .on('error', error =>
        (error as NodeJS.ErrnoException).code === 'ECONNRESET' ? finish() : failed(error),
      );
  });
}

import { createServer, request } from 'node:http';

/** A door in front of a server on this machine. */
export type Door = { close(): Promise<void> };

/**
 * Stands on `port` before the server on `inner` and takes its cookies away before the browser sees them, which is
 * what a browser that keeps none makes of it. Everything else passes as it is, streams too.
 */
export async function cookielessDoor(port: number, inner: number): Promise<Door> {
  const door = createServer((asked, answer) => {
    const { method, url: path, headers } = asked;
    const onward = request({ host: '127.0.0.1', port: inner, method, path, headers }, from => {
      const { 'set-cookie': _, ...kept } = from.headers;
      answer.writeHead(from.statusCode ?? 502, kept);
      from.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    close: async () => {
      const closed = new Promise(resolve => door.close(resolve));
      door.closeAllConnections();
      await closed;
    },
  };
}

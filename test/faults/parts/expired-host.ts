import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/** A host on 127.0.0.1 whose certificate this process would trust, had it not run out in 2021. */
export async function startExpiredHost(): Promise<{ base: string; asked: () => number; close(): void }> {
  let asked = 0;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const cert = certificate(spki, key);
  setDefaultCACertificates([...getCACertificates('default'), cert]);
  const server: Server = createServer({ key, cert }, (_req, res) => {
    asked += 1;
    res.end('{}');
  });
  await new Promise<void>(up => server.listen(0, '127.0.0.1', up));
  const { port } = server.address() as AddressInfo;
  return {
    base: `https://127.0.0.1:${port}/fhir`,
    asked: () => asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** X.509 v3 for 127.0.0.1, signed by itself with ECDSA and SHA-256 (RFC 5280), of 2020. */
function certificate(spki: Buffer, key: string): string {
  const algorithm = sequence(oid('2a8648ce3d040302'));
  const name = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from('127.0.0.1')))));
  const valid = sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('210101000000Z')));
  const address = sequence(der(0x87, Buffer.from([127, 0, 0, 1])));
  const altName = sequence(oid('551d11'), der(0x04, address));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ...[algorithm, name, valid, name, spki],
    der(0xa3, sequence(altName)),
  );
  const signature = sign('sha256', body, createPrivateKey(key));
  const whole = sequence(body, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

const sequence = (...parts: Buffer[]): Buffer => der(0x30, Buffer.concat(parts));
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

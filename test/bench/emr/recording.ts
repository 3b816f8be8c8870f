import { launched, publicClient } from '../../sandbox-emr/bare-app.ts';
import { type SandboxEmr, startSandboxEmr } from '../../sandbox-emr/server.ts';

/** An answer as it was once given, ready to be sent again. */
export type Recorded = { status: number; type: string; body: Buffer };

export type Recording = {
  /** The sandbox's answer to a GET below its root, made once and then kept. `path` with its query. */
  answerTo(path: string): Promise<Recorded>;
  close(): Promise<void>;
};

/** The patient whose chart is measured: about 4,300 resources. */
export const measuredPatient = 'walter-greene';

/**
 * The sandbox EMR behind a memory: every distinct question is asked of it once, so that what is measured later is the
 * asker and not the sandbox's search. In answers the sandbox's own address is replaced by `origin`.
 */
export async function startRecording(origin: string): Promise<Recording> {
  const sandbox = await startSandboxEmr({ clients: [publicClient] });
  const bearer = await bearerFor(sandbox);
  const kept = new Map<string, Promise<Recorded>>();
  const ask = async (path: string): Promise<Recorded> => {
    const response = await fetch(`${sandbox.url}${path}`, { headers: { authorization: `Bearer ${bearer}` } });
    const text = (await response.text()).replaceAll(sandbox.url, origin);
    const type = response.headers.get('content-type') ?? 'application/fhir+json';
    return { status: response.status, type, body: Buffer.from(text) };
  };
  return {
    answerTo(path) {
      const known = kept.get(path) ?? ask(path);
      kept.set(path, known);
      return known;
    },
    close: () => sandbox.close(),
  };
}

async function bearerFor(sandbox: SandboxEmr): Promise<string> {
  const scope = 'openid fhirUser launch patient/*.rs';
  const answer = await launched(sandbox, { patient: measuredPatient, practitioner: 'coach-marcus' }, scope);
  const token = answer.body.access_token;
  if (typeof token !== 'string') throw new Error(`the sandbox EMR gave no token (${answer.status})`);
  return token;
}

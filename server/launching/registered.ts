import type { ClientProof, RegisteredEmr, SigningJwk } from '../../launch/registered-emr.ts';
import type { KeyRing } from '../storage/keys.ts';
import type { EmrRow } from '../storage/practices.ts';
import { seal, unseal } from '../storage/seal.ts';

/** A row of an EMR, its client's proof opened. */
export function openedEmr(row: EmrRow, keys: KeyRing): RegisteredEmr {
  const { practiceId, iss, vendor, claims, proven, clientId, scopes, pinned, paused, atOnce } = row;
  return {
    practiceId,
    iss,
    vendor,
    claims,
    proven,
    clientId,
    scopes,
    pinned,
    paused,
    atOnce,
    proof: openedProof(row, keys),
    ...(row.systemClient !== null && { hasSystemClient: true }),
  };
}

/** What the row keeps of a client's proof: nothing, or the secret or private key, sealed. */
export function sealedProof(
  keys: KeyRing,
  emr: { practiceId: string; iss: string },
  proof: ClientProof,
): { clientAuth: ClientProof['kind']; clientKeySealed: string | null } {
  if (proof.kind === 'public') return { clientAuth: 'public', clientKeySealed: null };
  const plain = proof.kind === 'secret' ? proof.secret : JSON.stringify(proof.privateJwk);
  return { clientAuth: proof.kind, clientKeySealed: seal(keys, placeOf(emr), plain) };
}

function openedProof(row: EmrRow, keys: KeyRing): ClientProof {
  if (row.clientAuth === 'public' || row.clientKeySealed === null) return { kind: 'public' };
  const plain = unseal(keys, placeOf(row), row.clientKeySealed);
  if (row.clientAuth === 'secret') return { kind: 'secret', secret: plain };
  return { kind: 'key', privateJwk: JSON.parse(plain) as SigningJwk };
}

const placeOf = ({ practiceId, iss }: { practiceId: string; iss: string }) => ({
  practiceId,
  table: 'emr',
  row: iss,
  column: 'client_key_sealed',
});

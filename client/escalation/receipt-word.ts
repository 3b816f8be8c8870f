import type { Receipt } from '../../server/domain/session/signed.ts';

/** By which word a receipt is told: why it waits, where the reader can do something about it. */
export const wordOf = (receipt: Receipt) =>
  receipt.status === 'waiting' && (receipt.because === 'sign-in-needed' || receipt.because === 'emr-down')
    ? receipt.because
    : receipt.status;

import type { Deed } from './use-deed.ts';

/** What came of a deed, read out when it changes; there from the start, so that a screen reader hears it. */
export function Told({ deed, doing }: { deed: Deed; doing: string }) {
  return (
    <>
      <p role="status" className="soft">
        {deed.busy ? doing : deed.told}
      </p>
      {deed.failed ? (
        <p role="alert" className="notice needs-you">
          {deed.failed}
        </p>
      ) : null}
    </>
  );
}

import type { OwnProtocol } from '../../domain/escalation/protocol.ts';
import { type ProtocolHere, protocolPage } from '../../domain/escalation/protocol-page.ts';
import type { RedFlagKind } from '../../domain/session/choices.ts';
import { changePracticeSettings, thePractice } from '../../storage/practices.ts';
import { auditKeeper } from '../emr/audit-keeper.ts';
import type { Keeper, WorkflowParts } from '../parts.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys'>;

/** What the practice does about each red flag, beside what is usual. */
export const lookAtProtocols = (parts: Parts, keeper: Keeper, now: Date): Promise<ProtocolHere[]> =>
  parts.db.withPractice(keeper.practiceId, async tx => {
    await auditKeeper(tx, parts, keeper, { action: 'look-at-protocols' }, now);
    return protocolPage((await thePractice(tx))?.settings.protocols);
  });

/**
 * A keeper decides what the practice does about one red flag; `undefined`: as usual. It holds from then on, for what is open
 * already as well. Gives back the page as it is now.
 */
export const keepProtocol = (
  parts: Parts,
  keeper: Keeper,
  kind: RedFlagKind,
  own: OwnProtocol | undefined,
  now: Date,
): Promise<ProtocolHere[]> =>
  parts.db.withPractice(keeper.practiceId, async tx => {
    const settings = await changePracticeSettings(tx, before => {
      const { [kind]: _before, ...others } = before.protocols ?? {};
      return { ...before, protocols: own === undefined ? others : { ...others, [kind]: own } };
    });
    const detail = { of: 'red-flags', flag: kind, to: own === undefined ? 'usual' : 'own' };
    await auditKeeper(tx, parts, keeper, { action: 'change-settings', detail }, now);
    return protocolPage(settings?.protocols);
  });

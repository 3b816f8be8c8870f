import { z } from 'zod';
import type { VendorClaim } from '../../domain/chart/vendor-claim.ts';
import { claimShapes } from './vendors.ts';

/** A claim as a practice makes one, without who makes it and why. */
export const ownClaimShape = z.discriminatedUnion('rule', claimShapes) satisfies z.ZodType<VendorClaim>;

/** Every point a claim can be about. */
export const claimRules = claimShapes.map(shape => shape.shape.rule.value);

/**
 * A claim as it is typed on a command line: a list with commas, a number, yes or no, an address. Undefined where the text says
 * nothing that this point can hold.
 */
export const claimFromText = (rule: string, value: string): VendorClaim | undefined => {
  const [shape] = claimShapes.filter(one => one.shape.rule.value === rule);
  const field = Object.keys(shape?.shape ?? {}).find(key => key !== 'rule');
  if (field === undefined) return undefined;
  const list = value
    .split(',')
    .map(part => part.trim())
    .filter(Boolean);
  const yesOrNo = { yes: true, no: false }[value.trim()];
  return [list, yesOrNo, Number(value), value.trim()]
    .map(typed => ownClaimShape.safeParse({ rule, [field]: typed }))
    .find(parsed => parsed.success)?.data;
};

/** All that a page shows of handoffs, of what a patient is to be asked for, and a locked one of what waits, fetched in one piece once it can be used: pieces apart would cost every page their names. */

export { default as Asks } from '../consent/asks-apart.tsx';
export { default as Calls } from './calls.tsx';
export { default as CareTeam } from './care-team.tsx';
export { default as HandoffDeeds } from './handoff-deeds.tsx';
export { default as HandoffPanel } from './panel-apart.tsx';
export { default as Waits } from './waits.tsx';

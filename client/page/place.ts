/** Rooms of a launch under their own names; those of a launch without a chart begin with the practice's. */
const rooms = [
  'physician',
  'timeline',
  'practice',
  'day',
  'list',
  'schedule',
  'inbox',
  'find',
  'group',
  'panel',
  'month',
] as const;
const firstWithoutPatient = 2;

/** Where the page is: one launch, and inside it a screen. The address is the only memory of it. */
export type Place =
  | { screen: 'prep' }
  | { screen: (typeof rooms)[number] }
  | { screen: 'session'; id: string }
  | { screen: 'nowhere' };

/** The launch and the place an address names: `/app/:launchId`, a room's name under it, or `/app/:launchId/session/:id`. */
export function placeIn(path: string): { launchId: string; place: Place } {
  const [, app, launchId = '', name, id, ...more] = path.replace(/\/$/, '').split('/');
  const at = (place: Place) => ({ launchId, place });
  if (app !== 'app' || launchId === '' || more.length > 0) return at({ screen: 'nowhere' });
  if (name === undefined) return at({ screen: 'prep' });
  if (name === 'session' && id) return at({ screen: name, id });
  const room = rooms.find(one => one === name);
  return at(room && id === undefined ? { screen: room } : { screen: 'nowhere' });
}

export function pathTo(launchId: string, place: Place): string {
  if (place.screen === 'session') return `/app/${launchId}/session/${place.id}`;
  return roomOf(place) < 0 ? `/app/${launchId}` : `/app/${launchId}/${place.screen}`;
}

const roomOf = ({ screen }: Place): number => (rooms as readonly string[]).indexOf(screen);

/** Whether a place is of a launch without a chart. */
export const isWithoutPatient = (place: Place): boolean => roomOf(place) >= firstWithoutPatient;

/** Where the page is: one launch, and inside it a screen. The address is the only memory of it. */
export type Place =
  | { screen: 'prep' }
  | { screen: 'physician' }
  | { screen: 'practice' }
  | { screen: 'day' }
  | { screen: 'list' }
  | { screen: 'group' }
  | { screen: 'month' }
  | { screen: 'session'; id: string }
  | { screen: 'nowhere' };

/** The launch and the place an address names: `/app/:launchId`, `/physician`, `/practice`, `/day`, `/list`, `/group` or `/month` under it, or `/app/:launchId/session/:id`. */
export function placeIn(path: string): { launchId: string; place: Place } {
  const [, app, launchId = '', room, id, ...more] = path.replace(/\/$/, '').split('/');
  if (app !== 'app' || launchId === '' || more.length > 0) return { launchId, place: { screen: 'nowhere' } };
  if (room === undefined) return { launchId, place: { screen: 'prep' } };
  if (isRoom(room) && id === undefined) return { launchId, place: { screen: room } };
  if (room === 'session' && id) return { launchId, place: { screen: 'session', id } };
  return { launchId, place: { screen: 'nowhere' } };
}

export function pathTo(launchId: string, place: Place): string {
  if (place.screen === 'session') return `/app/${launchId}/session/${place.id}`;
  return isRoom(place.screen) ? `/app/${launchId}/${place.screen}` : `/app/${launchId}`;
}

const withoutPatient: readonly string[] = ['practice', 'day', 'list', 'group', 'month'];
const isRoom = (room: string): room is 'physician' | 'practice' | 'day' | 'list' | 'group' | 'month' =>
  room === 'physician' || withoutPatient.includes(room);

/** Whether a place is of a launch without a chart. */
export const isWithoutPatient = ({ screen }: Place): boolean => withoutPatient.includes(screen);

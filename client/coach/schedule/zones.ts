import { useWords } from '../../design/words.ts';
import { scheduleWords } from '../../words/schedule.ts';

/** Zones a patient of an American practice may be in; any other that is set already stays to be chosen. */
const usual = [
  ...['America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles'],
  ...['America/Anchorage', 'Pacific/Honolulu', 'America/Puerto_Rico'],
];

/** Zones to choose from, with those that are in use. */
export const zonesToOffer = (...inUse: string[]): string[] => [
  ...new Set([...usual, ...inUse.filter(Boolean)]),
];

/** "New York time" of America/New_York: the city a zone is called after. */
export function useSayZone(): (zone: string) => string {
  const { zoneOf, cities } = useWords(scheduleWords);
  return zone => {
    const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
    return city === 'UTC' ? city : zoneOf(cities[city] ?? city);
  };
}

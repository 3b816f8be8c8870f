/**
 * A channel to this browser's other windows of the same name. Undefined where a browser that keeps no cookies for a
 * frame keeps its windows apart as well (Firefox refuses the channel outright): each then hears from the server alone.
 */
export function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}

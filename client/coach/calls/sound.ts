/** Whether this browser's person muted the calls: a cookie, like the language, since nothing else of ours is kept there. */
const name = 'alongside-calls-muted';
const year = 365 * 24 * 3600;

export const isMuted = (): boolean => document.cookie.split('; ').includes(`${name}=yes`);

export function keepMuted(muted: boolean): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the other way is asynchronous, and not in every browser
  document.cookie = `${name}=${muted ? 'yes' : 'no'}; Path=/; Max-Age=${year}; Secure; SameSite=None; Partitioned`;
}

/** Two soft notes. In a page that nobody has touched yet no browser lets anything sound: then it is silent, without a word. */
export function softCall(): void {
  if (!navigator.userActivation?.hasBeenActive) return;
  const context = new AudioContext();
  for (const [at, pitch] of [523.25, 659.25].entries()) note(context, pitch, context.currentTime + at * 0.35);
  setTimeout(() => void context.close(), 1_500);
}

function note(context: AudioContext, pitch: number, from: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(0.08, from + 0.04);
  volume.gain.exponentialRampToValueAtTime(0.001, from + 0.6);
  tone.connect(volume).connect(context.destination);
  tone.start(from);
  tone.stop(from + 0.65);
}

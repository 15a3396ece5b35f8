const BARS = 52;
const MOST_KEPT = 60;
const kept = new Map();

/**
 * The `loudness` of a recording in 52 steps from 0 to 1 and its length in `seconds`, or undefined where they cannot be
 * had. Decoded once per tab; the recordings heard last are remembered.
 *
 * @param bytesOf promises the bytes of a source
 */
export function waveform(source, bytesOf) {
  if (!kept.has(source)) kept.set(source, decode(bytesOf(source)).catch(() => forget(source)));
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
  return kept.get(source);
}

/** What failed may work the next time. */
function forget(source) {
  kept.delete(source);
  return undefined;
}

async function decode(bytes) {
  // An offline context decodes without asking for the speakers; 8 kHz is what telephones have.
  const context = new OfflineAudioContext(1, 1, 8000);
  const audio = await context.decodeAudioData(await bytes);
  return { loudness: loudness(audio.getChannelData(0), BARS), seconds: audio.duration };
}

/** The root mean square of equal parts, relative to the loudest. Silence is 0 everywhere. */
export function loudness(samples, number) {
  const size = samples.length / number;
  const parts = Array.from({ length: number }, (_, index) => meanSquare(samples, Math.floor(index * size), Math.floor((index + 1) * size)));
  const most = Math.max(...parts);
  return parts.map((part) => (most > 0 ? part / most : 0));
}

function meanSquare(samples, from, to) {
  let sum = 0;
  for (let index = from; index < to; index++) sum += samples[index] ** 2;
  return to > from ? Math.sqrt(sum / (to - from)) : 0;
}

const NOTES = [
  { frequency: 660, from: 0 },
  { frequency: 880, from: 0.09 },
];
const LOUDEST = 0.08;
const LASTS = 0.22;

let audio;

/** Plays two short notes. Silent until the person has used the page, as browsers demand. */
export async function playSound() {
  audio ??= new AudioContext();
  if (audio.state === "suspended") await audio.resume().catch(() => {});
  if (audio.state === "running") NOTES.forEach(playNote);
}

function playNote({ frequency, from }) {
  const [start, tone, volume] = [audio.currentTime + from, audio.createOscillator(), audio.createGain()];
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(LOUDEST, start);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + LASTS);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + LASTS);
}

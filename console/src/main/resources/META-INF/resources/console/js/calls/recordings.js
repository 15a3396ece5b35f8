/** The call with what an event tells of one of its recordings. */
export function withRecording(call, { recordingId, voicemail, durationSeconds, transcription, at }) {
  const known = call.recordings.find(({ id }) => id === recordingId);
  const told = defined({ id: recordingId, voicemail, available: true, durationSeconds, transcription });
  const recording = { startedAt: at, ...known, ...told };
  const recordings = known
    ? call.recordings.map((other) => (other === known ? recording : other))
    : [...call.recordings, recording];
  return { ...call, recordings, hasVoicemail: recordings.some((one) => one.voicemail) };
}

export function withoutRecording(call, { recordingId }) {
  const recordings = call.recordings.filter(({ id }) => id !== recordingId);
  return { ...call, recordings, hasVoicemail: recordings.some((one) => one.voicemail) };
}

/** The path at which a recording is played. */
export const recordingPath = (call, { id }) =>
  `/api/calls/${encodeURIComponent(call.id)}/recordings/${encodeURIComponent(id)}`;

const defined = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

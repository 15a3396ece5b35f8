import { callEntry, messageEntry, noteEntry } from "./timeline-entries.js";

const APPLY = {
  "message.received": (timeline, data) => arrived(timeline, messageEntry(data)),
  "message.queued": (timeline, data) => arrived(timeline, messageEntry(data)),
  "message.scheduled": (timeline, data) => arrived(timeline, messageEntry(data)),
  "message.updated": (timeline, data) => replaced(timeline, messageEntry(data)),
  "message.status-changed": statusChanged,
  "note.added": (timeline, data) => arrived(timeline, noteEntry(data)),
  "call.received": (timeline, data) => arrived(timeline, callEntry(data)),
  "call.status-changed": (timeline, data) => arrived(timeline, callEntry(data)),
  "call.updated": (timeline, data) => arrived(timeline, callEntry(data)),
  "recording.available": (timeline, data) => withRecording(timeline, data, { available: true }),
  "voicemail.received": (timeline, data) => withRecording(timeline, data, { voicemail: true }),
  "transcription.available": (timeline, data) => withRecording(timeline, data, { transcription: data.transcription }),
  "recording.deleted": withoutRecording,
};

/** Applies an event of the stream to a timeline; answers whether it showed something that was not there before. */
export function applyEvent(timeline, { type, data }) {
  if (!timeline.isLoaded || !Object.hasOwn(APPLY, type)) return false;
  return APPLY[type](timeline, data) === true;
}

/** What arrives belongs at the end: while an older stretch is shown, it is only counted. */
function arrived(timeline, entry) {
  if (timeline.entries.has(entry.id)) {
    timeline.entries.put(entry);
    return false;
  }
  if (!timeline.isAtEnd) {
    timeline.newer += 1;
    return false;
  }
  timeline.entries.put(entry);
  return true;
}

function replaced(timeline, entry) {
  if (timeline.entries.has(entry.id)) timeline.entries.put(entry);
}

function statusChanged(timeline, { messageId, at, conversationId, ...change }) {
  const { status, errorCode } = change;
  timeline.entries.changeStatus({ id: messageId, ...change, statusHistory: [{ status, at, errorCode }] });
}

function withRecording(timeline, { callId, recordingId, voicemail, durationSeconds, at }, change) {
  const call = timeline.entries.get(callId)?.call;
  if (!call) return;

  const known = call.recordings.find(({ id }) => id === recordingId);
  const recording = known ?? { id: recordingId, voicemail, durationSeconds, available: false, startedAt: at };
  const others = call.recordings.filter(({ id }) => id !== recordingId);
  timeline.entries.put(callEntry({ ...call, recordings: [...others, { ...recording, ...change }] }));
}

function withoutRecording(timeline, { callId, recordingId }) {
  const call = timeline.entries.get(callId)?.call;
  if (!call) return;
  const recordings = call.recordings.filter(({ id }) => id !== recordingId);
  timeline.entries.set(callEntry({ ...call, recordings, hasVoicemail: recordings.some((it) => it.voicemail) }));
}

package io.switchboard.conversation.call.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.switchboard.conversation.call.state.CallFact.Kind;
import io.switchboard.events.call.Call.Recording;
import org.jspecify.annotations.Nullable;

/** The recordings of a call. Several webhooks report a recording: its status, the end of a message, its transcription. */
final class CallRecordings {

    /** A call has one recording for each message and each Dial. */
    static final int MAX_RECORDINGS = 20;

    private static final String SID = "RecordingSid";
    private static final String STATUS = "RecordingStatus";

    /** Twilio recorded nothing, or lost it. */
    private static final Set<String> WITHOUT_AUDIO = Set.of("absent", "failed");

    private final List<CallFact> facts;

    CallRecordings(List<CallFact> facts) {
        this.facts = facts.stream().filter(fact -> fact.value(SID) != null).toList();
    }

    /** The recordings that have audio or may get it, oldest first, at most {@value #MAX_RECORDINGS}. */
    List<Recording> all() {
        return facts.stream()
                .map(fact -> fact.value(SID))
                .filter(Objects::nonNull)
                .distinct()
                .filter(this::hasAudio)
                .map(this::recording)
                .sorted(Comparator.comparing(Recording::startedAt).thenComparing(Recording::id))
                .limit(MAX_RECORDINGS)
                .toList();
    }

    /** Whether the end of the recording was reported, with audio or without. */
    boolean knows(String sid) {
        return isAvailable(sid) || statuses(sid).anyMatch(WITHOUT_AUDIO::contains);
    }

    private boolean hasAudio(String sid) {
        return isAvailable(sid) || statuses(sid).noneMatch(WITHOUT_AUDIO::contains);
    }

    private Recording recording(String sid) {
        return new Recording(
                sid,
                of(sid).anyMatch(CallRecordings::isOfMessage),
                isAvailable(sid),
                largest(sid, "RecordingDuration"),
                largest(sid, "RecordingChannels"),
                startedAt(sid),
                transcription(sid));
    }

    /** Twilio reports the end of a recording, or names it in the last status of a call that was recorded as a whole. */
    private boolean isAvailable(String sid) {
        return statuses(sid).anyMatch(status -> status.equals("completed"))
                || of(sid).anyMatch(fact -> fact.kind() == Kind.STATUS);
    }

    /** Only the verb that takes messages has an action and transcriptions. */
    private static boolean isOfMessage(CallFact fact) {
        return fact.kind() == Kind.VOICEMAIL
                || fact.kind() == Kind.TRANSCRIPTION
                || "RecordVerb".equals(fact.value("RecordingSource"));
    }

    private @Nullable Integer largest(String sid, String name) {
        return first(sid, fact -> fact.number(name), Comparator.<Integer>reverseOrder());
    }

    private Instant startedAt(String sid) {
        var start = first(sid, fact -> fact.time("RecordingStartTime"), Comparator.<Instant>naturalOrder());
        return start != null
                ? start
                : of(sid).map(CallFact::at).min(Comparator.naturalOrder()).orElseThrow();
    }

    private @Nullable String transcription(String sid) {
        return first(
                sid,
                fact -> "completed".equals(fact.value("TranscriptionStatus")) ? fact.value("TranscriptionText") : null,
                Comparator.<String>naturalOrder());
    }

    private <T> @Nullable T first(String sid, Function<CallFact, @Nullable T> part, Comparator<T> order) {
        return of(sid).map(part).filter(Objects::nonNull).min(order).orElse(null);
    }

    private Stream<String> statuses(String sid) {
        return of(sid).map(fact -> fact.values().getOrDefault(STATUS, ""));
    }

    private Stream<CallFact> of(String sid) {
        return facts.stream().filter(fact -> sid.equals(fact.value(SID)));
    }
}

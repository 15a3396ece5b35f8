package io.switchboard.conversation.call.receiving;

import java.util.Objects;

import io.switchboard.conversation.call.StoredCall;
import io.switchboard.events.call.Call.Recording;
import org.jspecify.annotations.Nullable;

/** Describes a call in a list of conversations. */
final class CallPreview {

    private static final int SECONDS_PER_MINUTE = 60;

    private CallPreview() {}

    /** The call in a few words. */
    static String of(StoredCall call) {
        return switch (call.result()) {
            case "ongoing" -> call.isOutbound() ? "Outgoing call" : "Incoming call";
            case "answered" ->
                "Call" + length(call.facts().isEmpty() ? null : call.state().durationSeconds());
            case "voicemail" -> "Voicemail" + length(longest(call));
            case "missed" -> "Missed call";
            default -> "Call not answered";
        };
    }

    private static @Nullable Integer longest(StoredCall call) {
        return call.recordings().stream()
                .filter(Recording::voicemail)
                .map(Recording::durationSeconds)
                .filter(Objects::nonNull)
                .max(Integer::compare)
                .orElse(null);
    }

    private static String length(@Nullable Integer seconds) {
        return seconds == null ? "" : ", %d:%02d".formatted(seconds / SECONDS_PER_MINUTE, seconds % SECONDS_PER_MINUTE);
    }
}

package io.switchboard.emulator.call;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import io.switchboard.emulator.rest.SidGenerator;
import io.switchboard.emulator.rest.TwilioDates;
import io.switchboard.emulator.twiml.TwimlVerb.StatusCallback;
import io.switchboard.emulator.webhook.Webhook;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;

/** Makes the recordings of one call and calls their status callbacks. */
final class CallRecorder {
    private static final AtomicLong SEQUENCE = new AtomicLong();

    private final OngoingCall call;
    private final CalledApplication application;
    private final String url;
    private final Clock clock;

    /**
     * Creates the recorder of one call.
     *
     * @param url the URL of recordings, up to their SID
     */
    CallRecorder(OngoingCall call, CalledApplication application, String url, Clock clock) {
        this.call = call;
        this.application = application;
        this.url = url;
        this.clock = clock;
    }

    /** The source of a recording, in Twilio's terms. */
    enum Source {
        RECORD_VERB("RecordVerb", "inbound"),
        DIAL_VERB("DialVerb", "both");

        private final String label;
        private final String track;

        Source(String label, String track) {
            this.label = label;
            this.track = track;
        }
    }

    Tape begin(Source source, int channels, @Nullable StatusCallback callback) {
        var tape = new Tape(SidGenerator.next("RE"), source, channels, clock.instant(), callback);
        tell(tape, "in-progress", Map.of());
        return tape;
    }

    /** A recording in progress. */
    record Tape(
            String sid,
            Source source,
            int channels,
            Instant startTime,
            @Nullable StatusCallback callback) {}

    /** Ends the recording. A recording of zero seconds is reported as {@code absent} and not kept. */
    Optional<Recording> end(Tape tape, int seconds) {
        if (seconds == 0) {
            tell(tape, "absent", Map.of());
            return Optional.empty();
        }
        var recording = new Recording(
                SEQUENCE.incrementAndGet(),
                tape.sid(),
                call.number().accountSid(),
                call.sid(),
                tape.source().label,
                tape.channels(),
                seconds,
                tape.startTime(),
                url + tape.sid());
        call.add(recording);
        tell(tape, "completed", Map.of("RecordingDuration", String.valueOf(seconds)));
        return Optional.of(recording);
    }

    private void tell(Tape tape, String status, Map<String, String> more) {
        var callback = tape.callback();
        if (callback == null || !callback.wants(status)) {
            return;
        }
        var parameters = new LinkedMultiValueMap<String, String>();
        parameters.set("AccountSid", call.number().accountSid());
        parameters.set("CallSid", call.sid());
        parameters.set("RecordingSid", tape.sid());
        parameters.set("RecordingUrl", url + tape.sid());
        parameters.set("RecordingStatus", status);
        parameters.set("RecordingChannels", String.valueOf(tape.channels()));
        parameters.set("RecordingStartTime", TwilioDates.format(tape.startTime()));
        parameters.set("RecordingSource", tape.source().label);
        parameters.set("RecordingTrack", tape.source().track);
        more.forEach(parameters::set);
        application.tell(Webhook.Kind.RECORDING_STATUS, call.sid(), callback.link(), parameters);
    }
}

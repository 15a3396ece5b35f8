package io.switchboard.emulator.call;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call, for people and tests.
 *
 * @param isOver whether nothing more will happen; webhooks about it may still be under way
 * @param seconds how long it took, ringing included
 * @param heard what the caller heard: texts, URLs, {@code (beep)}
 * @param steps what the caller heard and did
 * @param callees who was rung, in that order
 * @param documents the TwiML that was asked for
 * @param errors what Twilio would write into its error log, each beginning with its code
 */
public record CallReport(
        String sid,
        String from,
        String to,
        String status,
        @JsonProperty("over") boolean isOver,
        int seconds,
        List<String> heard,
        List<CallStep> steps,
        List<Rung> callees,
        List<Recorded> recordings,
        List<Fetched> documents,
        List<String> errors) {

    /**
     * Somebody who was rung.
     *
     * @param callerId what they saw
     * @param connected whether they talked with the caller
     * @param heard what was whispered to them
     */
    record Rung(
            String sid,
            String to,
            String callerId,
            String status,
            boolean connected,
            List<String> heard,
            List<CallStep> steps) {}

    record Recorded(String sid, String url, String source, int seconds) {
        static Recorded of(Recording recording) {
            return new Recorded(recording.sid(), recording.url(), recording.source(), recording.seconds());
        }
    }

    /**
     * A document that was asked for.
     *
     * @param callSid whose instructions it holds, the caller's or of somebody who was rung
     * @param body absent when there was no answer
     * @param error absent when all was well
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fetched(
            String callSid,
            String url,
            String method,
            @Nullable String body,
            @Nullable String error) {}
}

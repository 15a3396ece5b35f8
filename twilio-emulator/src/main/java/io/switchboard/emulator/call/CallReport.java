package io.switchboard.emulator.call;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The report of a call, for people and tests.
 *
 * @param isOver whether the call has ended; webhooks about it may still be in delivery
 * @param seconds the duration of the call, ringing included
 * @param heard the texts, URLs and {@code (beep)} that were played to the caller
 * @param steps the steps of the caller, in order
 * @param callees the parties that were rung, in order
 * @param documents the TwiML documents that were requested
 * @param errors the errors that Twilio would log, each beginning with its code
 */
record CallReport(
        String sid,
        String from,
        String to,
        String status,
        @JsonProperty("over") boolean isOver,
        int seconds,
        List<String> heard,
        List<Step> steps,
        List<Rung> callees,
        List<Recorded> recordings,
        List<Fetched> documents,
        List<String> errors) {

    /**
     * A step of one person in a call.
     *
     * @param atSecond the second of the call
     * @param what {@code hears, presses, speaks, rings, is connected with, hangs up, is hung up on}
     * @param detail the text, the keys, the seconds or the other party's address
     */
    record Step(int atSecond, String what, String detail) {}

    /**
     * A party that was rung.
     *
     * @param callerId the caller ID that the party saw
     * @param connected whether the party was connected with the caller
     * @param heard the texts and URLs that were played to the party before the connection
     */
    record Rung(
            String sid,
            String to,
            String callerId,
            String status,
            boolean connected,
            List<String> heard,
            List<Step> steps) {}

    record Recorded(String sid, String url, String source, int seconds) {
        static Recorded of(Recording recording) {
            return new Recorded(recording.sid(), recording.url(), recording.source(), recording.seconds());
        }
    }

    /**
     * A TwiML document that was requested.
     *
     * @param callSid the call that the document instructs, either the caller's or that to a dialed party
     * @param body absent when there was no answer
     * @param error absent on success
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fetched(
            String callSid,
            String url,
            String method,
            @Nullable String body,
            @Nullable String error) {}
}

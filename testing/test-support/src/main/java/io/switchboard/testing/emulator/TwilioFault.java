package io.switchboard.testing.emulator;

import java.util.Map;

import io.switchboard.emulator.behaviour.ApiFault;
import io.switchboard.emulator.behaviour.ApiFault.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Describes a fault of Twilio's REST API: the calls that it applies to, and their answer.
 *
 * @param method {@code GET}, {@code POST} or {@code DELETE}; any if null
 * @param path a regular expression to find in path and query; any if null
 * @param parameters that a call must have; any if null
 * @param times the number of calls to fail; all if null
 */
public record TwilioFault(
        @Nullable String method,
        @Nullable String path,
        @Nullable Map<String, String> parameters,
        @Nullable Integer times) {

    public static TwilioFault on(@Nullable String method, @Nullable String path) {
        return new TwilioFault(method, path, null, null);
    }

    public TwilioFault with(Map<String, String> required) {
        return new TwilioFault(method, path, required, times);
    }

    public TwilioFault once() {
        return new TwilioFault(method, path, parameters, 1);
    }

    /** Answers with Twilio's error; the call has no effect. */
    public ApiFault isRefused(int status, int code, Map<String, String> headers) {
        return fault(Kind.STATUS, status, code, false, headers, null, null, null);
    }

    public ApiFault isRefused(int status, int code) {
        return isRefused(status, code, Map.of());
    }

    /** Answers with Twilio's error although the call has its effect. */
    public ApiFault isAcceptedAndAnsweredWith(int status, int code) {
        return fault(Kind.STATUS, status, code, true, Map.of(), null, null, null);
    }

    /** Answers with this status and body; the call has no effect. */
    public ApiFault isAnsweredWith(int status, String body, Map<String, String> headers) {
        return fault(Kind.STATUS, status, null, false, headers, body, null, null);
    }

    /** Closes the connection without an answer; the call has its effect. */
    public ApiFault isAcceptedAndCutOff() {
        return fault(Kind.FAIL_AFTER, null, null, null, null, null, null, null);
    }

    /** Never answers. The call has its effect only if asked for. */
    public ApiFault isNeverAnswered(boolean hasEffect) {
        return fault(Kind.TIMEOUT, null, null, hasEffect, null, null, null, null);
    }

    /** Changes properties of the answer's objects that have these properties. */
    public ApiFault isAnsweredWithALie(Map<String, Object> where, Map<String, Object> properties) {
        return fault(Kind.LIE, null, null, null, null, null, where, properties);
    }

    private ApiFault fault(
            Kind kind,
            @Nullable Integer status,
            @Nullable Integer code,
            @Nullable Boolean committed,
            @Nullable Map<String, String> headers,
            @Nullable String body,
            @Nullable Map<String, Object> where,
            @Nullable Map<String, Object> properties) {
        return new ApiFault(
                method, path, parameters, kind, times, status, code, committed, headers, body, null, where, properties);
    }
}

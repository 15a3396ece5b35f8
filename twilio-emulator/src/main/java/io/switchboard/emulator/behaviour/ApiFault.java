package io.switchboard.emulator.behaviour;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.switchboard.emulator.problem.InvalidField;
import org.jspecify.annotations.Nullable;

/**
 * A fault that is injected into some calls of the REST API.
 *
 * @param method the method of the calls; any if absent
 * @param path a regular expression that must be found in path and query; any if absent
 * @param parameters the parameters that a call must have, by name; each must have this value among its values
 * @param times the number of calls; absent for all calls until the behaviour changes
 * @param status the status of the answer that replaces Twilio's
 * @param code Twilio's error code in that answer
 * @param committed whether the call takes effect although it is not answered correctly
 * @param headers the headers of the answer, with {@code status}
 * @param body the body of the answer in place of Twilio's error, with {@code status}
 * @param delayMillis the delay of the answer, with {@code slow}
 * @param where the properties that an object of the answer must have, with {@code lie}; any if absent
 * @param properties the properties that replace those of such objects, with {@code lie}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiFault(
        @Nullable String method,
        @Nullable String path,
        @Nullable Map<String, String> parameters,
        Kind kind,
        @Nullable Integer times,
        @Nullable Integer status,
        @Nullable Integer code,
        @Nullable Boolean committed,
        @Nullable Map<String, String> headers,
        @Nullable String body,
        @Nullable Integer delayMillis,
        @Nullable Map<String, Object> where,
        @Nullable Map<String, Object> properties) {

    private static final int LONGEST_DELAY = 600_000;

    /** The way in which a call fails. */
    public enum Kind {
        /** The connection is closed without an answer, and the call has no effect. */
        @JsonProperty("failBefore")
        FAIL_BEFORE,
        /** The connection is closed without an answer, and the call has had its effect. */
        @JsonProperty("failAfter")
        FAIL_AFTER,
        /** The call is never answered; the connection stays open. */
        @JsonProperty("timeout")
        TIMEOUT,
        /** The call has its effect at once and its answer late. */
        @JsonProperty("slow")
        SLOW,
        /** The call is answered with another status. */
        @JsonProperty("status")
        STATUS,
        /** Properties of the answer have other values. */
        @JsonProperty("lie")
        LIE
    }

    public ApiFault {
        if ((Object) kind == null) {
            throw new InvalidField("api.kind", "must be failBefore, failAfter, timeout, slow, status or lie");
        }
        InvalidField.unlessWithin("api.times", times == null ? 1 : times, 1, Integer.MAX_VALUE);
        InvalidField.unlessWithin("api.status", status == null ? 500 : status, 200, 599);
        InvalidField.unlessWithin("api.delayMillis", delayMillis == null ? 0 : delayMillis, 0, LONGEST_DELAY);
        if (kind == Kind.STATUS && status == null) {
            throw new InvalidField("api.status", "is required with kind status");
        }
        if (kind == Kind.LIE && properties == null) {
            throw new InvalidField("api.properties", "is required with kind lie");
        }
        pattern(path);
    }

    boolean isLie() {
        return kind == Kind.LIE;
    }

    boolean concerns(String calledMethod, String target, Map<String, String[]> sent) {
        return (method == null || method.equals(calledMethod))
                && (path == null || pattern(path).matcher(target).find())
                && (parameters == null
                        || parameters.entrySet().stream()
                                .allMatch(wanted -> sent.containsKey(wanted.getKey())
                                        && List.of(sent.get(wanted.getKey())).contains(wanted.getValue())));
    }

    /** Returns the fault that remains after one call; null after the last call. */
    @Nullable
    ApiFault afterOneCall() {
        if (times == null) {
            return this;
        }
        return times == 1
                ? null
                : new ApiFault(
                        method,
                        path,
                        parameters,
                        kind,
                        times - 1,
                        status,
                        code,
                        committed,
                        headers,
                        body,
                        delayMillis,
                        where,
                        properties);
    }

    private static Pattern pattern(@Nullable String path) {
        try {
            return Pattern.compile(path == null ? "" : path);
        } catch (PatternSyntaxException e) {
            throw new InvalidField("api.path", "must be a regular expression");
        }
    }
}

package io.switchboard.provisioning.member;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which calls to a member's numbers are answered.
 *
 * @param to who is rung
 * @param atOnce whether mobile and office ring at the same time instead of one after the other, the office first; false
 * @param timeoutSeconds how long each rings; 20
 * @param plan the fields of the voice plan, of {@link Target#PLAN} only
 */
public record ForwardingRule(
        Target to,
        Boolean atOnce,
        Integer timeoutSeconds,
        @Nullable Map<String, Object> plan) {

    private static final int USUAL_SECONDS = 20;

    /** Who is rung. */
    public enum Target {
        @JsonProperty("mobile")
        MOBILE,
        @JsonProperty("office")
        OFFICE,
        /** Mobile and office. */
        @JsonProperty("both")
        BOTH,
        /** No one: the caller leaves a message. */
        @JsonProperty("voicemail")
        VOICEMAIL,
        /** Whom a voice plan says, which may be a menu. */
        @JsonProperty("plan")
        PLAN;

        boolean ringsMobile() {
            return this == MOBILE || this == BOTH;
        }

        boolean ringsOffice() {
            return this == OFFICE || this == BOTH;
        }
    }

    public ForwardingRule {
        if (to == null) {
            throw new IllegalArgumentException("'to' is missing");
        }
        atOnce = atOnce != null && atOnce;
        timeoutSeconds = timeoutSeconds == null ? USUAL_SECONDS : timeoutSeconds;
    }
}

package io.switchboard.events.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Records that a person, program or loop changed something. It never holds a secret.
 *
 * @param id the id of the event that carries it: the same however often it is published
 * @param at when the change was stored
 * @param subject the issuer's id of the person or program; {@code system:} and the name of a loop of the platform
 * @param client the program that the token was issued to, where the issuer names one
 * @param roles the caller's roles; empty for a loop
 * @param tenantId the tenant whose resource was changed
 * @param what the change, as noun and verb in the past: {@code template.updated}
 * @param target the path of the changed resource below {@code /api}: {@code templates/019aa5b2-…}
 * @param before the resource as the API showed it before; null for a new one
 * @param after the resource as the API shows it now; null for a deleted one
 * @param traceId the trace of the request or event, where there is one
 */
public record AuditEntry(
        String id,
        Instant at,
        String subject,
        @Nullable String client,
        List<String> roles,
        String tenantId,
        String what,
        String target,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after,
        Outcome outcome,
        @Nullable String traceId) {

    public AuditEntry {
        roles = roles == null ? List.of() : List.copyOf(roles);
        before = before == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(before));
        after = after == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(after));
    }

    /** Returns the entry as the event with this id carries it, about a change that was stored at that time. */
    public AuditEntry in(String eventId, Instant storedAt) {
        return new AuditEntry(
                eventId, storedAt, subject, client, roles, tenantId, what, target, before, after, outcome, traceId);
    }

    /** Returns the entry of the same change, which was tried and not made, or not completely. */
    public AuditEntry failed(@Nullable Map<String, Object> attempted) {
        return new AuditEntry(
                id, at, subject, client, roles, tenantId, what, target, before, attempted, Outcome.FAILED, traceId);
    }

    /** Tells whether the change was made. A reader takes a word that it does not know for {@link #UNRECOGNIZED}. */
    public enum Outcome {
        /** The change was made. */
        SUCCEEDED,
        /** The change was tried and not made, or not completely. */
        FAILED,
        /** A newer version wrote a word that this one does not know. Never written. */
        UNRECOGNIZED;

        /** Returns the word under which the outcome is published. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the outcome with this word. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Outcome of(String word) {
            return switch (word) {
                case "succeeded" -> SUCCEEDED;
                case "failed" -> FAILED;
                default -> UNRECOGNIZED;
            };
        }
    }
}

package io.switchboard.provisioning.callplan;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The plan that answers a number's calls.
 *
 * @param fields the plan's fields by name; null for the installation's closing words
 */
public record EffectivePlan(Source source, @Nullable Map<String, Object> fields) {

    /** Where a plan comes from. */
    public enum Source {
        /** The request of a preview. */
        @JsonProperty("request")
        REQUEST,
        /** The number's own plan. */
        @JsonProperty("number")
        NUMBER,
        /** The forwarding rule of the member that the number is assigned to. */
        @JsonProperty("member")
        MEMBER,
        /** The tenant's default plan. */
        @JsonProperty("tenant")
        TENANT,
        /** No plan. */
        @JsonProperty("none")
        NONE
    }
}

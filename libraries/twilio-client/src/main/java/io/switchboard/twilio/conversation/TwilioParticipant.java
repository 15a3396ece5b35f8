package io.switchboard.twilio.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A participant as Twilio stores it. One with a binding is reached at its address, the others through Twilio's SDK.
 *
 * @param address in Twilio's form, as the others
 * @param proxyAddress our address, which a single customer sees
 * @param projectedAddress our address in a group, which has no address besides it
 * @see <a href="https://www.twilio.com/docs/conversations/api/conversation-participant-resource">Participant resource</a>
 */
public record TwilioParticipant(
        String sid,
        @Nullable String address,
        @Nullable String proxyAddress,
        @Nullable String projectedAddress) {

    static TwilioParticipant of(JsonNode json) {
        var binding = json.path("messaging_binding");
        return new TwilioParticipant(
                JsonFields.text(json, "sid"),
                JsonFields.textOrNull(binding, "address"),
                JsonFields.textOrNull(binding, "proxy_address"),
                JsonFields.textOrNull(binding, "projected_address"));
    }

    /** Names no address. */
    @Override
    public String toString() {
        return "TwilioParticipant[%s]".formatted(sid);
    }
}

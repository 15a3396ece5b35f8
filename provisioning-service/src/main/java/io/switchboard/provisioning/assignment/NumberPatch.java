package io.switchboard.provisioning.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.switchboard.provisioning.records.NumberCallSettings;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;

/**
 * A change that a request asks for, all of whose values are valid.
 *
 * @param friendlyName null for the same
 * @param channels the channels to switch, by their names; empty for the same
 * @param agentId empty for no assignee; null for the same
 * @param voicePlan the plan in JSON; empty for none; null for the same
 * @param callSettings null for the same
 */
record NumberPatch(
        @Nullable String friendlyName,
        Map<String, Boolean> channels,
        @Nullable String agentId,
        @Nullable String voicePlan,
        @Nullable NumberCallSettings callSettings) {

    static final List<String> CHANNELS = List.of("sms", "whatsapp", "voice");

    /** An assignment and the channels that it switches. */
    static NumberPatch assignment(@Nullable String agentId, Map<String, Boolean> channels) {
        return new NumberPatch(null, channels, agentId, null, null);
    }

    /** Returns whether Twilio may have to be configured for it. */
    boolean reachesTwilio() {
        return friendlyName != null || !channels.isEmpty() || agentId != null;
    }

    /**
     * Returns the number as it should be.
     *
     * @throws ApiProblem when the number is not capable of a channel
     */
    PhoneNumber.Desired of(PhoneNumber number) {
        var before = number.desired();
        return new PhoneNumber.Desired(
                friendlyName == null ? before.friendlyName() : friendlyName,
                channels.isEmpty() ? before.enabledChannels() : enabled(number),
                agentId == null ? before.agentId() : emptyIsNull(agentId),
                voicePlan == null ? before.voicePlan() : emptyIsNull(voicePlan),
                callSettings == null ? before.callSettings() : orNone(callSettings));
    }

    private List<String> enabled(PhoneNumber number) {
        var wanted = number.wantedChannels();
        var enabled = new ArrayList<String>();
        for (var channel : CHANNELS) {
            var isWanted = channels.getOrDefault(channel, wanted.contains(channel));
            if (isWanted && channels.containsKey(channel) && !number.isCapableOf(channel)) {
                throw ApiProblem.invalid(
                        "channel-not-supported", "This number is not capable of '%s'.".formatted(channel));
            }
            if (isWanted) {
                enabled.add(channel);
            }
        }
        return enabled;
    }

    private static @Nullable NumberCallSettings orNone(NumberCallSettings settings) {
        return settings.recording() == null && settings.greeting() == null ? null : settings;
    }

    private static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

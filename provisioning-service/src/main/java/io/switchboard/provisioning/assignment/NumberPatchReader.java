package io.switchboard.provisioning.assignment;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.switchboard.provisioning.callplan.ForwardingLoops;
import io.switchboard.provisioning.member.MemberReader;
import io.switchboard.provisioning.records.NumberCallSettings;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.voiceplan.VoicePlanInvalid;
import io.switchboard.provisioning.voiceplan.VoicePlanValidator;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and checks the body of a request that changes a number. A field that is absent stays as it is. */
@Component
class NumberPatchReader {

    private static final Set<String> FIELDS =
            Set.of("friendlyName", "channels", "agentId", "voicePlan", "callSettings");
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_GREETING = 4096;
    private static final int LONGEST_MEMBER_ID = 255;

    private final VoicePlanValidator plans;
    private final ForwardingLoops loops;
    private final MemberReader members;

    NumberPatchReader(VoicePlanValidator plans, ForwardingLoops loops, MemberReader members) {
        this.plans = plans;
        this.loops = loops;
        this.members = members;
    }

    /** @throws ApiProblem with the first error */
    NumberPatch read(TenantId tenant, Map<String, @Nullable Object> body) {
        requireKnown(FIELDS, body, "");
        return new NumberPatch(
                body.containsKey("friendlyName") ? name(body.get("friendlyName")) : null,
                body.containsKey("channels") ? channels(body.get("channels")) : Map.of(),
                body.containsKey("agentId") ? assignee(tenant, body.get("agentId")) : null,
                body.containsKey("voicePlan") ? plan(tenant, body.get("voicePlan")) : null,
                body.containsKey("callSettings") ? callSettings(body.get("callSettings")) : null);
    }

    /**
     * Accepts a patch whose voice plan does not lead back to the number over other numbers.
     *
     * @throws ApiProblem naming the numbers
     */
    void requireNoLoop(PhoneNumber number, NumberPatch patch) {
        var plan = patch.voicePlan();
        if (plan == null || plan.isEmpty()) {
            return;
        }
        try {
            loops.requireNone(number, plan);
        } catch (VoicePlanInvalid e) {
            throw ApiProblem.invalid("invalid-voice-plan", String.valueOf(e.getMessage()));
        }
    }

    /** The id of a member; empty for none. */
    String assignee(TenantId tenant, @Nullable Object id) {
        if (id == null) {
            return "";
        }
        if (!(id instanceof String text) || text.isBlank() || text.length() > LONGEST_MEMBER_ID) {
            throw ApiProblem.invalid("invalid-agent", "'agentId' must be the id of a member, or null.");
        }
        members.requireAssignee(tenant, text);
        return text;
    }

    private static String name(@Nullable Object name) {
        if (!(name instanceof String text)
                || text.isBlank()
                || text.length() > LONGEST_NAME
                || text.chars().anyMatch(Character::isISOControl)) {
            throw ApiProblem.invalid(
                    "invalid-friendly-name", "'friendlyName' must be a text of 1 to 64 characters in one line.");
        }
        return text.strip();
    }

    private static Map<String, Boolean> channels(@Nullable Object channels) {
        var switched = new HashMap<String, Boolean>();
        object("channels", channels).forEach((name, isOn) -> {
            if (!NumberPatch.CHANNELS.contains(name) || !(isOn instanceof Boolean value)) {
                throw ApiProblem.invalid(
                        "invalid-channels", "'channels' has only sms, whatsapp and voice, each true or false.");
            }
            switched.put(name, value);
        });
        return switched;
    }

    private String plan(TenantId tenant, @Nullable Object plan) {
        try {
            var valid = plans.validated(tenant, plan);
            return valid == null ? "" : valid;
        } catch (VoicePlanInvalid e) {
            throw ApiProblem.invalid("invalid-voice-plan", String.valueOf(e.getMessage()));
        }
    }

    private static NumberCallSettings callSettings(@Nullable Object settings) {
        if (settings == null) {
            return new NumberCallSettings(null, null);
        }
        var fields = object("callSettings", settings);
        requireKnown(Set.of("recording", "greeting"), fields, "callSettings.");
        var recording = fields.get("recording");
        var greeting = fields.get("greeting");
        if (recording != null && !(recording instanceof Boolean)) {
            throw ApiProblem.invalid("invalid-call-settings", "'callSettings.recording' must be true, false or null.");
        }
        if (greeting != null
                && (!(greeting instanceof String text) || text.isBlank() || text.length() > LONGEST_GREETING)) {
            throw ApiProblem.invalid(
                    "invalid-call-settings",
                    "'callSettings.greeting' must be a text of 1 to 4096 characters, or null.");
        }
        return new NumberCallSettings((Boolean) recording, (String) greeting);
    }

    private static Map<String, @Nullable Object> object(String name, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw ApiProblem.invalid("invalid-" + name, "'%s' must be an object.".formatted(name));
        }
        var fields = new HashMap<String, @Nullable Object>();
        map.forEach((key, field) -> fields.put((String) key, field));
        return fields;
    }

    private static void requireKnown(Set<String> known, Map<String, @Nullable Object> fields, String path) {
        fields.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw ApiProblem.invalid(
                            "unknown-field",
                            "A phone number has no field '%s%s' that can be changed.".formatted(path, name));
                });
    }
}

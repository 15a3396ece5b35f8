package io.switchboard.provisioning.voiceplan;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchboard.provisioning.records.PhoneNumbers;
import io.switchboard.voiceplan.ForwardPlan;
import io.switchboard.voiceplan.VoicePlan;
import io.switchboard.voiceplan.check.PlanFinding;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Accepts a plan only if it can answer every call to the number. */
@Component
public class VoicePlanValidator {

    /** The maximum size of a plan with all its texts; Kafka's records and the ingress' memory hold one for each number. */
    private static final int LARGEST = 64 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final PhoneNumbers numbers;

    VoicePlanValidator(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /**
     * Returns the plan as JSON with its defaults; null for none.
     *
     * @param plan the fields of a plan by name, and whatever else a client sends in their place
     * @throws VoicePlanInvalid with the plan's error
     */
    public @Nullable String validated(TenantId tenant, @Nullable Object plan) {
        return plan == null ? null : bounded(JSON.writerFor(VoicePlan.class).writeValueAsString(read(tenant, plan)));
    }

    /**
     * Returns the plan, which can answer every call.
     *
     * @throws VoicePlanInvalid with the plan's error
     */
    public VoicePlan read(TenantId tenant, Object plan) {
        UnusableText.placeIn(plan).ifPresent(place -> {
            throw new VoicePlanInvalid(
                    "At '%s': the text has an unpaired surrogate or a control character".formatted(place));
        });
        try {
            var valid = JSON.convertValue(plan, VoicePlan.class).checked();
            requireOwnCallerIds(tenant, valid);
            return valid;
        } catch (JacksonException e) {
            throw new VoicePlanInvalid(JsonErrors.explained(e));
        } catch (IllegalArgumentException e) {
            throw new VoicePlanInvalid(String.valueOf(e.getMessage()));
        }
    }

    /** Returns the errors of the plan by place, at most one for each node; empty for a plan that can answer every call. */
    public List<PlanFinding> faults(TenantId tenant, @Nullable Object plan) {
        if (plan == null) {
            return List.of();
        }
        var faults = new PlanFaults(JSON).of(plan);
        if (!faults.isEmpty()) {
            return faults;
        }
        try {
            bounded(JSON.writerFor(VoicePlan.class).writeValueAsString(read(tenant, plan)));
            return List.of();
        } catch (VoicePlanInvalid e) {
            return List.of(PlanFinding.problem("", null, PlanFaults.INVALID, String.valueOf(e.getMessage())));
        }
    }

    private static String bounded(String json) {
        if (json.length() > LARGEST) {
            throw new VoicePlanInvalid("A voice plan has at most " + LARGEST + " characters.");
        }
        return json;
    }

    /** Rejects caller ids of other accounts: Twilio does not dial with them, and the call would stay silent. */
    private void requireOwnCallerIds(TenantId tenant, VoicePlan plan) {
        withBranches(plan)
                .filter(ForwardPlan.class::isInstance)
                .map(forward -> ((ForwardPlan) forward).callerId())
                .filter(ForwardPlan::isPhoneNumber)
                .filter(address -> numbers.find(tenant, address).isEmpty())
                .findFirst()
                .ifPresent(address -> {
                    throw new VoicePlanInvalid("'callerId' must be one of your numbers; " + address + " is not");
                });
    }

    private static Stream<VoicePlan> withBranches(VoicePlan plan) {
        return Stream.concat(
                Stream.of(plan), plan.branches().values().stream().flatMap(VoicePlanValidator::withBranches));
    }
}

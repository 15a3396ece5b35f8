package io.switchboard.provisioning.voiceplan;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchboard.provisioning.records.PhoneNumbers;
import io.switchboard.voiceplan.ForwardPlan;
import io.switchboard.voiceplan.VoicePlan;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
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
        if (plan == null) {
            return null;
        }
        UnusableText.placeIn(plan).ifPresent(place -> {
            throw new VoicePlanInvalid(
                    "At '%s': the text has an unpaired surrogate or a control character".formatted(place));
        });
        try {
            var valid = JSON.convertValue(plan, VoicePlan.class).checked();
            requireOwnCallerIds(tenant, valid);
            return bounded(JSON.writerFor(VoicePlan.class).writeValueAsString(valid));
        } catch (JacksonException e) {
            throw new VoicePlanInvalid(explained(e));
        } catch (IllegalArgumentException e) {
            throw new VoicePlanInvalid(String.valueOf(e.getMessage()));
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

    /** Returns the path and the reason of the error, without the class names in Jackson's own message. */
    private static String explained(JacksonException e) {
        var place = e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName())
                .collect(Collectors.joining("."));
        return place.isEmpty() ? reason(e) : "At '" + place + "': " + reason(e);
    }

    private static String reason(JacksonException e) {
        if (NestedExceptionUtils.getMostSpecificCause(e) instanceof IllegalArgumentException ours
                && ours.getMessage() != null) {
            return ours.getMessage();
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "there is no such field; the known fields are " + unknown.getKnownPropertyIds();
        }
        return e instanceof InvalidTypeIdException
                ? "'type' must name a kind of plan; docs/voice-plans.md lists them"
                : "the value has the wrong type";
    }
}

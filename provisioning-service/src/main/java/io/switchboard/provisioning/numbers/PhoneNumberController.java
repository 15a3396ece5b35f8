package io.switchboard.provisioning.numbers;

import java.util.Map;

import io.switchboard.provisioning.records.PhoneNumbers;
import io.switchboard.provisioning.voiceplan.VoicePlanInvalid;
import io.switchboard.provisioning.voiceplan.VoicePlanValidator;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.Page;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the tenant's own numbers. Its SID or its address is accepted in place of a number's id. */
@RestController
@RequestMapping("/api/phone-numbers")
class PhoneNumberController {

    private static final String LIST = "phone-numbers";
    private static final String VOICE_PLAN = "voicePlan";

    private final PhoneNumbers numbers;
    private final PhoneNumberLookup lookup;
    private final VoicePlanValidator plans;

    PhoneNumberController(PhoneNumbers numbers, PhoneNumberLookup lookup, VoicePlanValidator plans) {
        this.numbers = numbers;
        this.lookup = lookup;
        this.plans = plans;
    }

    /** Lists the numbers, ordered by address. */
    @GetMapping
    Page<PhoneNumberView> list(
            TenantId tenant,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(defaultValue = "") String cursor) {
        var after = Cursor.read(LIST, cursor);
        var found = numbers.page(tenant, after == null ? "" : after.id(), Page.fetch(limit));
        return Page.of(
                found,
                limit,
                PhoneNumberView::of,
                last -> Cursor.of(last.address()).text(LIST));
    }

    @GetMapping("/{phoneNumberId}")
    PhoneNumberView get(TenantId tenant, @PathVariable String phoneNumberId) {
        return PhoneNumberView.of(lookup.find(tenant, phoneNumberId));
    }

    /**
     * Changes the plan that answers calls: {@code {"voicePlan": {…}}}, or null for the installation's closing words. The
     * ingress uses the plan a moment later; after a Kafka outage, soon after Kafka is back.
     */
    @PatchMapping("/{phoneNumberId}")
    PhoneNumberView change(
            TenantId tenant, @PathVariable String phoneNumberId, @RequestBody Map<String, @Nullable Object> changes) {
        requireKnownFields(changes);
        var number = lookup.find(tenant, phoneNumberId);
        if (!changes.containsKey(VOICE_PLAN)) {
            return PhoneNumberView.of(number);
        }
        var plan = validated(tenant, changes.get(VOICE_PLAN));
        return PhoneNumberView.of(numbers.plan(tenant, number, plan).orElseThrow(PhoneNumberLookup::notFound));
    }

    private static void requireKnownFields(Map<String, @Nullable Object> changes) {
        changes.keySet().stream()
                .filter(name -> !name.equals(VOICE_PLAN))
                .findFirst()
                .ifPresent(name -> {
                    throw ApiProblem.invalid(
                            "unknown-field",
                            "Only the field 'voicePlan' of a phone number can be changed, not '%s'.".formatted(name));
                });
    }

    private @Nullable String validated(TenantId tenant, @Nullable Object plan) {
        try {
            return plans.validated(tenant, plan);
        } catch (VoicePlanInvalid e) {
            throw ApiProblem.invalid("invalid-voice-plan", String.valueOf(e.getMessage()));
        }
    }
}

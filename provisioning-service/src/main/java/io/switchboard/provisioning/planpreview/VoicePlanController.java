package io.switchboard.provisioning.planpreview;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;

import io.switchboard.provisioning.callplan.EffectivePlan;
import io.switchboard.provisioning.callplan.EffectivePlan.Source;
import io.switchboard.provisioning.callplan.EffectivePlans;
import io.switchboard.provisioning.callplan.ForwardingLoops;
import io.switchboard.provisioning.callplan.VoicePlanSettings;
import io.switchboard.provisioning.numbers.PhoneNumberLookup;
import io.switchboard.provisioning.voiceplan.PlanDestinations;
import io.switchboard.provisioning.voiceplan.VoicePlanInvalid;
import io.switchboard.provisioning.voiceplan.VoicePlanValidator;
import io.switchboard.voiceplan.HangUpPlan;
import io.switchboard.voiceplan.Prompt;
import io.switchboard.voiceplan.VoicePlan;
import io.switchboard.voiceplan.check.PlanCheck;
import io.switchboard.voiceplan.check.PlanFinding;
import io.switchboard.voiceplan.preview.CallPreview;
import io.switchboard.voiceplan.preview.PreviewCall;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Previews calls and checks plans. Changes nothing and rings no one. */
@RestController
@RequestMapping("/api/voice-plans")
class VoicePlanController {

    private static final JsonMapper JSON = new JsonMapper();

    private final VoicePlanValidator validator;
    private final PhoneNumberLookup lookup;
    private final EffectivePlans plans;
    private final ForwardingLoops loops;
    private final Prompt closingWords;
    private final Clock clock;

    VoicePlanController(
            VoicePlanValidator validator,
            PhoneNumberLookup lookup,
            EffectivePlans plans,
            ForwardingLoops loops,
            VoicePlanSettings settings,
            Clock clock) {
        this.validator = validator;
        this.lookup = lookup;
        this.plans = plans;
        this.loops = loops;
        this.closingWords = Prompt.say(settings.closingText());
        this.clock = clock;
    }

    /**
     * The body of a check.
     *
     * @param phoneNumberId the number that the plan is for; null when it is not known
     */
    record CheckForm(@Nullable Object plan, @Nullable String phoneNumberId) {}

    /** Returns what a caller would hear, step by step. */
    @PostMapping("/preview")
    PlanPreviewView preview(TenantId tenant, @RequestBody PreviewForm form) {
        form.requireValid();
        var number = form.phoneNumberId() == null ? null : lookup.find(tenant, form.phoneNumberId());
        var plan = form.plan() == null && number != null
                ? plans.of(number)
                : new EffectivePlan(Source.REQUEST, validated(tenant, form.plan()));
        var call = new PreviewCall(
                number == null ? "" : number.address(),
                form.at() == null ? clock.instant() : form.at(),
                form.digits(),
                form.reactions(),
                closingWords);
        return PlanPreviewView.of(plan, CallPreview.of(readable(plan), call));
    }

    /** Returns the problems of a plan by place, and hints. */
    @PostMapping("/check")
    PlanFindings check(TenantId tenant, @RequestBody CheckForm form) {
        var address = form.phoneNumberId() == null
                ? ""
                : lookup.find(tenant, form.phoneNumberId()).address();
        var faults = validator.faults(tenant, form.plan());
        if (!faults.isEmpty() || form.plan() == null) {
            return PlanFindings.of(faults);
        }
        var plan = validated(tenant, form.plan());
        var findings = new ArrayList<>(PlanCheck.findings(JSON.convertValue(plan, VoicePlan.class), address));
        if (!address.isEmpty()) {
            loops.through(tenant, address, PlanDestinations.phoneNumbers(plan))
                    .ifPresent(path -> findings.addFirst(
                            PlanFinding.problem("", null, "forwarding-loop", ForwardingLoops.message(path))));
        }
        return PlanFindings.of(findings);
    }

    /** The plan's fields with its defaults. */
    private Map<String, Object> validated(TenantId tenant, @Nullable Object plan) {
        try {
            var valid = validator.validated(tenant, plan == null ? Map.of() : plan);
            return JSON.readValue(valid, new TypeReference<Map<String, Object>>() {});
        } catch (VoicePlanInvalid e) {
            throw ApiProblem.invalid("invalid-voice-plan", String.valueOf(e.getMessage()));
        }
    }

    /** The plan, as the ingress reads it: the closing words in the place of none, or of one that cannot be read. */
    private VoicePlan readable(EffectivePlan plan) {
        try {
            return plan.fields() == null
                    ? new HangUpPlan(closingWords)
                    : JSON.convertValue(plan.fields(), VoicePlan.class).checked();
        } catch (RuntimeException e) {
            return new HangUpPlan(closingWords);
        }
    }
}

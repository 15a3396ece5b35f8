package io.switchboard.provisioning.callplan;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchboard.provisioning.callplan.EffectivePlan.Source;
import io.switchboard.provisioning.callplan.TenantCalls.CallValues;
import io.switchboard.provisioning.member.MemberProfile;
import io.switchboard.provisioning.member.MemberReader;
import io.switchboard.provisioning.records.NumberCallSettings;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.voiceplan.VoicePlan;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides which plan answers a number's calls: its own, else the one that its member's forwarding rule makes, else the
 * tenant's default. The first of number, member and tenant that has a recording switch or a greeting decides about it; a
 * plan of the number's own gets no greeting of member or tenant.
 */
@Component
public class EffectivePlans {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final NumberCallSettings NONE = new NumberCallSettings(null, null);
    private static final MemberProfile NO_MEMBER = MemberProfile.named("");

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final MemberReader members;
    private final TenantCallStore tenants;
    private final MemberPlans memberPlans;

    EffectivePlans(MemberReader members, TenantCallStore tenants, VoicePlanSettings settings) {
        this.members = members;
        this.tenants = tenants;
        this.memberPlans = new MemberPlans(settings.voicemailText());
    }

    public EffectivePlan of(PhoneNumber number) {
        var member = number.agentId() == null
                ? NO_MEMBER
                : members.profile(number.tenantId(), number.agentId()).orElse(NO_MEMBER);
        var tenant = tenants.find(number.tenantId());
        var own = number.callSettings() == null ? NONE : number.callSettings();
        var base = base(number, member, tenant);
        var greeting = base.source() == Source.NUMBER
                ? own.greeting()
                : first(own.greeting(), member.greeting(), tenant.greeting());
        var recording = first(own.recording(), member.recording(), tenant.recording());
        return new EffectivePlan(base.source(), complete(base.fields(), greeting, Boolean.TRUE.equals(recording)));
    }

    private EffectivePlan base(PhoneNumber number, MemberProfile member, CallValues tenant) {
        var own = number.voicePlanFields();
        if (own != null) {
            return new EffectivePlan(Source.NUMBER, own);
        }
        var rule = member.forwarding();
        if (rule != null) {
            var plan = rule.plan() != null
                    ? rule.plan()
                    : JSON.readValue(
                            JSON.writerFor(VoicePlan.class).writeValueAsString(memberPlans.planOf(member, rule)),
                            FIELDS);
            return new EffectivePlan(Source.MEMBER, plan);
        }
        return tenant.defaultPlan() == null
                ? new EffectivePlan(Source.NONE, null)
                : new EffectivePlan(Source.TENANT, tenant.defaultPlan());
    }

    /** Returns the plan with greeting and recording, or without them where it would be too deep or too long. */
    private static @Nullable Map<String, Object> complete(
            @Nullable Map<String, Object> plan, @Nullable String greeting, boolean isRecorded) {
        if (plan == null) {
            return greeting == null ? null : Map.of("type", "hangUp", "lastWords", Map.of("say", greeting));
        }
        var recorded = isRecorded ? ifValid(recorded(plan), plan) : plan;
        if (greeting == null) {
            return recorded;
        }
        var greeted = greeted(greeting, plan);
        return isRecorded ? ifValid(recorded(greeted), recorded) : ifValid(greeted, plan);
    }

    private static Map<String, Object> recorded(Map<String, Object> plan) {
        return nested("recording", "on", true, plan);
    }

    private static Map<String, Object> greeted(String greeting, Map<String, Object> plan) {
        return nested("greeting", "greeting", Map.of("say", greeting), plan);
    }

    private static Map<String, Object> nested(String type, String field, Object value, Map<String, Object> then) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("type", type);
        fields.put(field, value);
        fields.put("then", then);
        return fields;
    }

    private static Map<String, Object> ifValid(Map<String, Object> plan, Map<String, Object> otherwise) {
        try {
            JSON.convertValue(plan, VoicePlan.class).checked();
            return plan;
        } catch (RuntimeException e) {
            return otherwise;
        }
    }

    @SafeVarargs
    private static <T> @Nullable T first(@Nullable T... values) {
        for (var value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}

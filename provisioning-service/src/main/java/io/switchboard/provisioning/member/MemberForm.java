package io.switchboard.provisioning.member;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.switchboard.provisioning.voiceplan.JsonErrors;
import io.switchboard.provisioning.voiceplan.VoicePlanInvalid;
import io.switchboard.provisioning.voiceplan.VoicePlanValidator;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FieldProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads profiles from the bodies of requests. A field that is absent stays as it is; null clears it. */
@Component
class MemberForm {

    private static final Set<String> FIELDS =
            Set.of("name", "email", "mobile", "office", "hours", "forwarding", "recording", "greeting", "preferences");
    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private final VoicePlanValidator plans;

    MemberForm(VoicePlanValidator plans) {
        this.plans = plans;
    }

    /**
     * Returns the profile with the fields of the body.
     *
     * @throws ApiProblem naming the fields that are wrong
     */
    MemberProfile read(TenantId tenant, MemberProfile before, Map<String, @Nullable Object> body) {
        var profile = changed(before, body);
        var problems = ProfileProblems.of(profile);
        if (!problems.isEmpty()) {
            throw invalid(problems);
        }
        var rule = profile.forwarding();
        return rule == null || rule.plan() == null ? profile : profile.with(validated(tenant, rule, rule.plan()));
    }

    private static MemberProfile changed(MemberProfile before, Map<String, @Nullable Object> body) {
        var fields = new LinkedHashMap<String, @Nullable Object>(MemberJson.fields(before, MAP));
        body.forEach((name, value) -> {
            if (!FIELDS.contains(name)) {
                throw ApiProblem.invalid(
                        "unknown-field",
                        "A member has no field '%s' that can be changed; there are %s."
                                .formatted(name, FIELDS.stream().sorted().toList()));
            }
            fields.put(name, value);
        });
        try {
            return STRICT.convertValue(fields, MemberProfile.class);
        } catch (JacksonException e) {
            throw invalid(List.of(new FieldProblem(JsonErrors.field(e), JsonErrors.reason(e))));
        }
    }

    private ForwardingRule validated(TenantId tenant, ForwardingRule rule, Map<String, Object> plan) {
        try {
            var valid = plans.validated(tenant, plan);
            return new ForwardingRule(rule.to(), rule.atOnce(), rule.timeoutSeconds(), MemberJson.plan(valid));
        } catch (VoicePlanInvalid e) {
            throw invalid(List.of(new FieldProblem("forwarding.plan", String.valueOf(e.getMessage()))));
        }
    }

    private static ApiProblem invalid(List<FieldProblem> problems) {
        return ApiProblem.invalidFields("invalid-member", problems);
    }
}

package io.switchboard.provisioning.member;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes stored profiles; fields of a later version are left out. */
final class MemberJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private MemberJson() {}

    static String write(MemberProfile profile) {
        return JSON.writeValueAsString(profile);
    }

    static MemberProfile read(String profile) {
        return JSON.readValue(profile, MemberProfile.class);
    }

    static Map<String, @Nullable Object> fields(
            MemberProfile profile, TypeReference<Map<String, @Nullable Object>> type) {
        return JSON.convertValue(profile, type);
    }

    static @Nullable Map<String, Object> plan(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
    }
}

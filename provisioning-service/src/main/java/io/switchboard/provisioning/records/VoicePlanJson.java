package io.switchboard.provisioning.records;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of a recorded voice plan. */
final class VoicePlanJson {

    private static final JsonMapper JSON = new JsonMapper();

    private VoicePlanJson() {}

    /** Returns the plan's fields by name; null for no plan. */
    static @Nullable Map<String, Object> fields(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
    }
}

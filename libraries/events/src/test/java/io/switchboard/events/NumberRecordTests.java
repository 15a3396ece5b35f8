package io.switchboard.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class NumberRecordTests {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"teleport\"}",
                "{\"type\":\"forward\",\"to\":[\"911\"]}",
                "{\"type\":7}",
                "{}",
                "[]",
                "[{\"type\":\"hangUp\"}]",
                "\"hangUp\"",
                "7",
                "true"
            })
    void isReadableWhenItsVoicePlanIsBroken(String plan) {
        var json = "{\"address\":\"+15005550006\",\"tenantId\":\"demo\",\"voicePlan\":" + plan + "}";

        var number = JSON.readValue(json, NumberRecord.class);

        assertThat(number.address()).isEqualTo("+15005550006");
        assertThat(number.voicePlan()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"tenantId\":\"demo\"}", "{\"tenantId\":\"demo\",\"voicePlan\":null}"})
    void mayHaveNoVoicePlan(String json) {
        assertThat(JSON.readValue(json, NumberRecord.class).voicePlan()).isNull();
    }

    @Test
    void keepsItsVoicePlanWhenTheMapItWasMadeOfChanges() {
        var raw = new HashMap<String, Object>(Map.of("type", "hangUp"));
        var number = new NumberRecord(
                "+15005550006", "demo", "PN1", "AC1", null, List.of(NumberRecord.ChannelKind.VOICE), raw);

        raw.put("type", "reject");

        assertThat(number.voicePlan()).containsEntry("type", "hangUp");
    }
}

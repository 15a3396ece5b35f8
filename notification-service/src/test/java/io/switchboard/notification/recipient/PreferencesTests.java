package io.switchboard.notification.recipient;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PreferencesTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String NIGHTS = """
            {"quietHours": {"timeZone": "Europe/Berlin", "holidays": [], "hours": [
              {"days": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
               "from": "22:00", "to": "07:00"}]}}
            """;

    @ParameterizedTest
    @CsvSource({
        // 12:00 in Berlin
        "2026-11-21T11:00:00Z, 2026-11-21T11:00:00Z",
        // 23:30 in Berlin, over midnight
        "2026-11-21T22:30:00Z, 2026-11-22T06:00:00Z",
        // 06:59 in Berlin
        "2026-11-22T05:59:00Z, 2026-11-22T06:00:00Z",
        "2026-11-22T06:00:00Z, 2026-11-22T06:00:00Z",
        // The night in which clocks go forward: 07:00 is 05:00 UTC
        "2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z",
    })
    void quietHoursHoldUntilTheyEnd(Instant at, Instant until) {
        assertThat(read(NIGHTS).undisturbedUntil(at)).contains(until);
    }

    @Test
    void whoIsAlwaysQuietIsNeverDisturbed() {
        var always = read(NIGHTS.replace("22:00", "00:00").replace("07:00", "00:00"));

        assertThat(always.undisturbedUntil(Instant.parse("2026-11-21T11:00:00Z")))
                .isEmpty();
    }

    @Test
    void aTypeWithoutAChoiceIsToldAsUsual() {
        var preferences = read(
                "{\"types\": {\"sms_received\": {\"bell\": true, \"sound\": false, \"email\": true, \"push\": false}}}");

        assertThat(preferences.of(NotificationType.SMS_RECEIVED).email()).isTrue();
        assertThat(preferences.of(NotificationType.CALL_RECEIVED)).isEqualTo(TypePreference.USUAL);
        assertThat(preferences.complete().types()).hasSize(NotificationType.values().length);
    }

    @Test
    void whatIsStoredIsReadAsItWas() {
        var preferences = read(NIGHTS);

        assertThat(PreferenceJson.stored(PreferenceJson.write(preferences))).isEqualTo(preferences);
        assertThat(read(PreferenceJson.write(preferences.complete()))).isEqualTo(preferences.complete());
        assertThat(PreferenceJson.stored(null)).isEqualTo(NotificationPreferences.USUAL);
    }

    @Test
    void chosenConversationsAndNumbersAreKept() {
        var preferences = read("""
                {"types": {"sms_received":
                    {"bell": true, "sound": true, "email": false, "push": false, "conversations": "all"}},
                 "numbers": ["+15005550006", "+15005550006"]}
                """);

        assertThat(preferences.of(NotificationType.SMS_RECEIVED).scope()).isEqualTo(ConversationScope.ALL);
        assertThat(preferences.of(NotificationType.CALL_RECEIVED).scope())
                .isEqualTo(ConversationScope.MINE_AND_UNASSIGNED);
        assertThat(preferences.numbers()).containsExactly("+15005550006");
        assertThat(PreferenceJson.stored(PreferenceJson.write(preferences))).isEqualTo(preferences);
    }

    @Test
    void preferencesOfEarlierReleasesAreOfAllNumbers() {
        var preferences = PreferenceJson.stored("{\"types\":{}}");

        assertThat(preferences.includesNumber("+15005550006")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"types\": {\"fax_received\": {\"bell\": true, \"sound\": true, \"email\": true, \"push\": true}}}",
                "{\"types\": {\"sms_received\": {\"bell\": true}}}",
                "{\"types\": {\"sms_received\": {\"bell\": \"yes\", \"sound\": true, \"email\": true, \"push\": true}}}",
                "{\"types\": {\"sms_received\": null}}",
                "{\"types\": []}",
                "{\"sound\": true}",
                "{\"types\": {\"sms_received\": {\"bell\": true, \"sound\": true, \"email\": true, \"push\": true, \"conversations\": \"yours\"}}}",
                "{\"types\": {\"number_problem\": {\"bell\": true, \"sound\": true, \"email\": true, \"push\": true, \"conversations\": \"all\"}}}",
                "{\"numbers\": \"+15005550006\"}",
                "{\"numbers\": [null]}",
                "{\"numbers\": [\" \"]}",
                "{\"numbers\": [\"+150055500061500555000615005550006150055500061500555000615005550006\"]}",
                "{\"quietHours\": {\"timeZone\": \"Mars/Olympus\", \"hours\": [], \"holidays\": []}}",
                "{\"quietHours\": {\"timeZone\": \"Europe/Berlin\", \"holidays\": [], \"hours\": [{\"days\": [], \"from\": \"22:00\", \"to\": \"07:00\"}]}}",
                "{\"quietHours\": {\"timeZone\": \"Europe/Berlin\", \"holidays\": [], \"hours\": [{\"days\": [\"monday\"], \"from\": \"25:00\", \"to\": \"07:00\"}]}}"
            })
    void badPreferencesAreRefusedWithTheField(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        ApiProblem.class,
                        problem -> assertThat(problem.getBody().getProperties())
                                .extractingByKey("errors")
                                .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
                                .isNotEmpty());
    }

    private static NotificationPreferences read(String json) {
        var fields = JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
        return PreferenceJson.read(new HashMap<String, @Nullable Object>(fields));
    }

    @Test
    void onlyAdminsLookAfterTheSetUp() {
        assertThat(recipient("agent").isAdmin()).isFalse();
        assertThat(recipient("admin").isAdmin()).isTrue();
    }

    private static NotificationRecipient recipient(String role) {
        return new NotificationRecipient(
                "demo|a", new TenantId("demo"), "a", null, null, List.of(role), null, null, null, null, null);
    }
}

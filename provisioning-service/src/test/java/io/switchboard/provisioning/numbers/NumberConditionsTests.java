package io.switchboard.provisioning.numbers;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.switchboard.provisioning.accounts.EmptyStore;
import io.switchboard.provisioning.lastwebhook.LastWebhook;
import io.switchboard.provisioning.lastwebhook.LastWebhooks;
import io.switchboard.provisioning.numbers.NumberHealth.State;
import io.switchboard.provisioning.numbers.PhoneNumberView.LastWebhookTimes;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.records.PhoneNumbers;
import io.switchboard.provisioning.records.RecordedNumbers;
import io.switchboard.provisioning.webhooks.WebhookHistory;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class NumberConditionsTests {

    private static final String ACCOUNT = "AC000000000000000000000000000000d1";
    private static final String OTHER = "AC000000000000000000000000000000d2";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final MongoTemplate mongo = EmptyStore.open();
    private final WebhookHistory history = new WebhookHistory(mongo, Clock.fixed(NOON, ZoneOffset.UTC));
    private final NumberConditions conditions = new NumberConditions(history, new LastWebhooks(mongo));

    private final PhoneNumber failing = number("+15005550001", 1);
    private final PhoneNumber fine = number("+15005550002", 2);

    @Test
    void aNumberFailsUntilItIsInOrderAgain() {
        history.failed(failing, "Twilio refused it.", 3);

        assertThat(conditions.of(List.of(failing, fine)))
                .extracting(PhoneNumberView::health)
                .containsExactly(
                        new NumberHealth(State.FAILING, NOON, "Twilio refused it.", 3),
                        new NumberHealth(State.IN_ORDER, null, null, null));

        history.changed(failing, Map.of(), "system:repair-loop");
        assertThat(stateOf(failing)).isEqualTo(State.IN_ORDER);
    }

    @Test
    void aFailureOfAnEarlierReleaseHasNoNumberOfFields() {
        history.failed(failing, "Twilio refused it.", 3);
        mongo.getCollection("number_webhooks").updateOne(Filters.eq(failing.id()), Updates.unset("failure.fields"));

        assertThat(conditions.of(List.of(failing)).getFirst().health())
                .isEqualTo(new NumberHealth(State.FAILING, NOON, "Twilio refused it.", null));
    }

    @Test
    void theLastWebhooksAreThoseOfTheNumbersAccount() {
        mongo.insert(new LastWebhook(LastWebhook.id(ACCOUNT, failing.address()), NOON, null, null));
        mongo.insert(new LastWebhook(LastWebhook.id(OTHER, fine.address()), NOON, NOON, null));

        assertThat(conditions.of(List.of(failing, fine)))
                .extracting(PhoneNumberView::lastWebhook)
                .containsExactly(new LastWebhookTimes(NOON, null), null);
    }

    @Test
    void aNumberThatIsBeingReleasedWorksUntilThen() {
        mongo.insert(fine);
        RecordedNumbers.letCoolOff(mongo, fine);

        assertThat(stateOf(new PhoneNumbers(mongo).ofAnyTenant(fine.address()).orElseThrow()))
                .isEqualTo(State.IN_ORDER);
    }

    @Test
    void noNumbersAreNoQuestion() {
        assertThat(conditions.of(List.of())).isEmpty();
    }

    private State stateOf(PhoneNumber number) {
        return Objects.requireNonNull(conditions.of(List.of(number)).getFirst().health())
                .state();
    }

    private static PhoneNumber number(String address, int n) {
        return RecordedNumbers.active("demo", address, "PN%032d".formatted(n), ACCOUNT, null);
    }
}

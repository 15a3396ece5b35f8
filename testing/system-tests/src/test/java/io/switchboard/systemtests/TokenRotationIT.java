package io.switchboard.systemtests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.switchboard.systemtests.story.RunningSwitchboard;
import io.switchboard.systemtests.story.Switchboard;
import io.switchboard.systemtests.story.Twilio.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.switchboard.systemtests.story.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Texts arrive all the time while an account's token is rotated. */
@ExtendWith(RunningSwitchboard.class)
class TokenRotationIT {

    private static final int PACE_MILLIS = 50;

    private final Switchboard switchboard;

    TokenRotationIT(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    @AfterEach
    void isKindAgain() {
        switchboard.twilio().isKind();
    }

    @Test
    void aRotationRefusesNoWebhook() {
        var account = switchboard.accountOf("rotating", "+15005551001");
        var sids = new ArrayList<String>();
        try (var texting = Executors.newSingleThreadScheduledExecutor()) {
            var unused = texting.scheduleAtFixedRate(
                    () -> sids.add(account.receives("Text " + sids.size())), 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
            account.rotates();
            eventually(() -> assertThat(account.rotation()).isEqualTo("rotated"));
        }
        sids.add(account.receives("The last one"));

        eventually(
                () -> assertThat(switchboard.twilio().acknowledgedTexts(sids)).hasSameSizeAs(sids));
        assertThat(account.deliveries(sids)).allMatch(delivery -> delivery.status() == 200);
    }

    @Test
    void aTokenThatIsRotatedInTheConsoleLosesNoWebhook() {
        var account = switchboard.accountOf("careless", "+15005551002");
        switchboard.twilio().isUnkind(Map.of("duplicateWebhooks", 1, "retryPauseMillis", 1_500));
        account.isRotatedInTheConsole("0123456789abcdef0123456789abcdef");

        var sids = List.of(account.receives("First"), account.receives("Second"));

        eventually(
                () -> assertThat(switchboard.twilio().acknowledgedTexts(sids)).hasSameSizeAs(sids));
        assertThat(account.deliveries(sids))
                .extracting(Delivery::status)
                .containsAnyOf(503)
                .containsOnly(503, 200);
    }
}

package io.switchboard.twilio.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.switchboard.emulator.behaviour.ApiCallLog.ApiCall;
import io.switchboard.testing.emulator.TwilioEmulator;
import io.switchboard.testing.emulator.TwilioFault;
import io.switchboard.twilio.TwilioApi;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TwilioHistoryTests {

    private static final String ACCOUNT = "AC000000000000000000000000000000d1";
    private static final String OURS = "+15005550006";
    private static final String THEIRS = "+15551230001";

    private final TwilioEmulator twilio = TwilioEmulator.shared();
    private final TwilioClients clients = new TwilioClients(TwilioSettings.of(twilio.url()));
    private final List<String> turns = new ArrayList<>();
    private final TwilioHistory history =
            new TwilioHistory(clients.account(ACCOUNT, "demo-auth-token"), new TwilioApi.Pace() {
                @Override
                public void awaitTurn() {
                    turns.add("turn");
                }

                @Override
                public boolean awaitRetry(int refusals) {
                    turns.add("retry " + refusals);
                    return refusals < 3;
                }
            });
    private final Instant now = Instant.now();
    private final HistoryRange lastHour = new HistoryRange(now.minus(Duration.ofHours(1)), now.plusSeconds(60));

    @BeforeEach
    void reset() {
        twilio.reset();
    }

    @AfterEach
    void close() {
        clients.close();
        twilio.reset();
    }

    @Test
    void readsMessagesPageByPage() {
        twilio.behaves(Map.of("largestPage", 2));
        for (var n = 0; n < 5; n++) {
            twilio.text(THEIRS, OURS, "Text " + n);
        }

        var messages = history.messages(lastHour).toList();

        assertThat(messages)
                .extracting(PastMessage::body)
                .containsExactly("Text 4", "Text 3", "Text 2", "Text 1", "Text 0");
        assertThat(messages).allMatch(PastMessage::isInbound);
        assertThat(messages).extracting(PastMessage::status).containsOnly("received");
        assertThat(turns).hasSize(3);
        assertThat(twilio.calls()).extracting(ApiCall::target).allMatch(target -> target.contains("DateSent%3E="));
    }

    @Test
    void fetchesNoPageThatIsNotRead() {
        twilio.behaves(Map.of("largestPage", 1));
        twilio.text(THEIRS, OURS, "old");
        twilio.text(THEIRS, OURS, "new");

        assertThat(history.messages(lastHour).findFirst())
                .map(PastMessage::body)
                .contains("new");

        assertThat(turns).hasSize(1);
    }

    @Test
    void leavesOutWhatIsNotInTheRange() {
        twilio.text(THEIRS, OURS, "now");

        var before = new HistoryRange(now.minus(Duration.ofHours(2)), now.minus(Duration.ofHours(1)));

        assertThat(history.messages(before)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new HistoryRange(now, now.minusSeconds(1)));
    }

    @Test
    void readsTheMediaOfAMessage() {
        var sid = twilio.text(THEIRS, OURS, "", "https://example.com/cat.png", "https://example.com/dog.jpg");

        var media = history.media(sid);

        assertThat(history.message(sid)).map(PastMessage::mediaCount).contains(2);
        assertThat(media).extracting(PastMedia::contentType).containsExactly("image/png", "image/jpeg");
        assertThat(history.mediaPath(sid, media.getFirst().sid()))
                .isEqualTo("/2010-04-01/Accounts/" + ACCOUNT + "/Messages/" + sid + "/Media/"
                        + media.getFirst().sid());
    }

    @Test
    void readsCallsAndRecordings() {
        var sid = twilio.customerCalls(THEIRS, OURS);

        assertThat(history.calls(lastHour)).singleElement().satisfies(call -> {
            assertThat(call.sid()).isEqualTo(sid);
            assertThat(call.from()).isEqualTo(THEIRS);
            assertThat(call.isInbound()).isTrue();
            assertThat(call.parentCallSid()).isNull();
            assertThat(call.beganAt()).isNotNull();
            assertThat(call.durationSeconds()).isEqualTo("0");
        });
        assertThat(history.call(sid)).isPresent();
        assertThat(history.call("CA" + "0".repeat(32))).isEmpty();
        assertThat(history.recordings(lastHour)).isEmpty();
    }

    @Test
    void aRefusalForTooManyRequestsIsRepeatedAtThePace() {
        twilio.text(THEIRS, OURS, "Hi");
        twilio.fails(TwilioFault.on("GET", "/Messages").once().isRefused(429, 20429));

        assertThat(history.messages(lastHour)).hasSize(1);

        assertThat(turns).containsExactly("turn", "retry 1", "turn");
        twilio.fails(TwilioFault.on("GET", "/Messages").isRefused(429, 20429));
        assertThatExceptionOfType(TwilioUnavailable.class)
                .isThrownBy(() -> history.messages(lastHour).toList());
    }

    @Test
    void aRefusedTokenIsTold() {
        twilio.changeToken(ACCOUNT, "rotated");

        assertThatExceptionOfType(TwilioRefused.class)
                .isThrownBy(() -> history.messages(lastHour).toList())
                .matches(refusal -> refusal.httpStatus() == 401);
    }
}

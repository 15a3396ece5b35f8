package io.switchboard.emulator;

import java.util.List;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.security.RequestValidator;
import com.twilio.type.PhoneNumber;
import io.switchboard.emulator.Receiver.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** A message's status is posted to its status callback; a failed send is answered to the client. */
class StatusCallbackTests extends EmulatorTest {

    @Test
    void everyStatusIsPostedSignedToTheUrlWithItsQuery() {
        var message = send("/status?id=a%2Fb");

        var callbacks = received(3);
        assertThat(callbacks)
                .extracting(callback -> callback.form().get("MessageStatus"))
                .containsExactlyInAnyOrder("sending", "sent", "delivered");
        assertThat(callbacks).allSatisfy(callback -> {
            assertThat(callback.url()).isEqualTo(receiver.url("/status?id=a%2Fb"));
            assertThat(callback.form())
                    .containsEntry("MessageSid", message.getSid())
                    .containsEntry("AccountSid", DEMO)
                    .containsEntry("From", OURS)
                    .containsEntry("To", THEIRS)
                    .containsEntry("SmsStatus", callback.form().get("MessageStatus"));
            assertThat(new RequestValidator("demo-auth-token")
                            .validate(callback.url(), callback.form(), callback.header("X-twilio-signature")))
                    .isTrue();
        });
    }

    @Test
    void anUndeliveredMessageCarriesItsErrorCode() {
        behaves("{\"deliveryOutcome\": \"undelivered\", \"dropStatuses\": [\"sending\", \"sent\"]}");

        var message = send("/status");

        assertThat(received(1).getFirst().form())
                .containsEntry("MessageStatus", "undelivered")
                .containsEntry("ErrorCode", "30003")
                .containsKey("RawDlrDoneDate");
        assertThat(Message.fetcher(message.getSid()).fetch(demo()).getErrorCode())
                .isEqualTo(30003);
    }

    @Test
    void reorderedStatusesArriveBackwards() {
        behaves("{\"reorderStatuses\": true, \"statusDelayMillis\": 100, \"sendingCallback\": false}");

        send("/status");

        assertThat(received(2))
                .extracting(callback -> callback.form().get("MessageStatus"))
                .containsExactly("delivered", "sent");
    }

    @ParameterizedTest
    @CsvSource({"500, true, 3", "500, false, 1", "503, true, 3"})
    void theSdkRepeatsAFailedSendThatMayHaveBeenAccepted(int status, boolean committed, int sent) {
        behaves("""
                {"failNextSends": {"count": 2, "status": %d, "committed": %s}}""".formatted(status, committed));

        send("/status");

        assertThat(phone()).hasSize(sent);
        assertThat(json(get("/control/behaviour")).get("failNextSends").isNull())
                .isTrue();
    }

    @Test
    void tooManyRequestsAreNeverProcessed() {
        behaves("{\"failNextSends\": {\"count\": 100, \"status\": 429, \"committed\": false}}");

        var refusal = catchThrowableOfType(ApiException.class, () -> send("/status"));

        assertThat(refusal.getStatusCode()).isEqualTo(429);
        assertThat(refusal.getCode()).isEqualTo(20429);
        assertThat(phone()).isEmpty();
    }

    private Message send(String callbackPath) {
        return Message.creator(new PhoneNumber(THEIRS), new PhoneNumber(OURS), "Hi")
                .setStatusCallback(receiver.url(callbackPath))
                .create(demo());
    }

    private List<Received> received(int count) {
        await().untilAsserted(() -> assertThat(receiver.received()).hasSize(count));
        return receiver.received();
    }
}

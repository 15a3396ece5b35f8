package io.switchboard.emulator;

import java.net.http.HttpResponse;
import java.util.List;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.messaging.v1.Service;
import com.twilio.rest.messaging.v1.service.PhoneNumber;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Verified against the SDK's classes of the service and its numbers. */
class MessagingServiceTests extends EmulatorTest {

    @Test
    void aServiceIsCreatedChangedListedAndDeleted() {
        var sid = Service.creator("Shop").create(demo()).getSid();

        Service.updater(sid).setInboundRequestUrl("https://a.example/sms").update(demo());

        assertThat(Service.reader().read(demo())).singleElement().satisfies(service -> {
            assertThat(service.getFriendlyName()).isEqualTo("Shop");
            assertThat(service.getInboundRequestUrl()).hasToString("https://a.example/sms");
            assertThat(service.getUseInboundWebhookOnNumber()).isFalse();
        });
        assertThat(Service.reader().read(other())).isEmpty();
        assertThat(Service.deleter(sid).delete(demo())).isTrue();
        assertThat(Service.reader().read(demo())).isEmpty();
    }

    @Test
    void aNumberIsInOneServiceAtMost() {
        var first = Service.creator("First").create(demo()).getSid();
        var second = Service.creator("Second").create(demo()).getSid();
        PhoneNumber.creator(first, numberSid()).create(demo());

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> PhoneNumber.creator(second, numberSid()).create(demo()))
                .satisfies(refused -> assertThat(refused.getCode()).isEqualTo(21710));
        assertThat(PhoneNumber.reader(first).read(demo()))
                .extracting(number -> number.getPhoneNumber().toString())
                .containsExactly(OURS);
    }

    @Test
    void aTextGoesToTheServiceUnlessItUsesTheNumbersWebhook() {
        IncomingPhoneNumber.updater(numberSid())
                .setSmsUrl(receiver.url("/number"))
                .update(demo());
        var sid = Service.creator("Shop")
                .setInboundRequestUrl(receiver.url("/service"))
                .create(demo())
                .getSid();
        PhoneNumber.creator(sid, numberSid()).create(demo());
        text();
        assertThat(received(1).getFirst().path()).isEqualTo("/service");

        Service.updater(sid).setUseInboundWebhookOnNumber(true).update(demo());
        text();

        assertThat(received(2).getLast().path()).isEqualTo("/number");
    }

    @Test
    void aServiceWithoutAUrlLosesTheText() {
        var sid = Service.creator("Shop").create(demo()).getSid();
        PhoneNumber.creator(sid, numberSid()).create(demo());

        var answer = text();

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).contains("text-lost", sid);
    }

    private List<Receiver.Received> received(int count) {
        await().untilAsserted(() -> assertThat(receiver.received()).hasSize(count));
        return receiver.received();
    }

    private HttpResponse<String> text() {
        return post("/control/texts", "{\"from\": \"%s\", \"to\": \"%s\", \"body\": \"Hi\"}".formatted(THEIRS, OURS));
    }

    private String numberSid() {
        return IncomingPhoneNumber.reader().read(demo()).iterator().next().getSid();
    }
}

package io.switchboard.ingress.webhook;

import java.time.Duration;
import java.util.List;

import io.switchboard.events.AccountRefused;
import io.switchboard.events.Topics;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static io.switchboard.ingress.webhook.TestIngress.ACCOUNT;
import static io.switchboard.ingress.webhook.TestIngress.signed;
import static org.assertj.core.api.Assertions.assertThat;

/** A webhook that no known token signed may carry a token that was rotated at Twilio a moment ago. */
class UnknownSignaturesTests {

    private static final String SMS = "/api/webhooks/sms";
    private static final String UNKNOWN = "AC000000000000000000000000000000ff";

    private final TestIngress ingress = new TestIngress();

    @Test
    void twiliosOwnRequestIsAskedForAgainWhileTheTokenIsReadAgain() throws Exception {
        var response = ingress.answer(twilios(ACCOUNT));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains("signature-undecided");
        assertThat(hints()).containsExactly(ACCOUNT);
        assertThat(ingress.kafka.records().getFirst().topic()).isEqualTo("twilio.rejected");
        assertThat(ingress.kafka.records())
                .noneMatch(published -> published.topic().equals("twilio.messaging"));
    }

    @Test
    void aCallIsAskedForAgainAsWell() throws Exception {
        var call = signed(
                "/api/webhooks/voice", "CallSid=CA00000000000000000000000000000001&AccountSid=" + ACCOUNT, "new");
        call.addHeader("I-Twilio-Idempotency-Token", "1");

        assertThat(ingress.answer(call).getStatus()).isEqualTo(503);
    }

    @Test
    void anyOtherRequestIsRefusedAndTheTokenReadAgainAllTheSame() throws Exception {
        assertThat(ingress.answer(wrong(ACCOUNT)).getStatus()).isEqualTo(403);

        assertThat(hints()).containsExactly(ACCOUNT);
    }

    @Test
    void aFloodCausesOneHintInTenSeconds() throws Exception {
        for (var request = 0; request < 500; request++) {
            ingress.answer(twilios(ACCOUNT));
        }
        assertThat(hints()).hasSize(1);

        ingress.now = TestIngress.NOW.plusSeconds(10);
        ingress.answer(twilios(ACCOUNT));
        assertThat(hints()).hasSize(2);
    }

    @Test
    void theGraceEndsAfterItsTimeAndItsNumberAndComesBackLater() throws Exception {
        for (var request = 0; request < SignatureGrace.MOST; request++) {
            assertThat(ingress.answer(twilios(ACCOUNT)).getStatus()).isEqualTo(503);
        }
        assertThat(ingress.answer(twilios(ACCOUNT)).getStatus()).isEqualTo(403);

        ingress.now = TestIngress.NOW.plus(Duration.ofMinutes(5));
        assertThat(ingress.answer(twilios(ACCOUNT)).getStatus()).isEqualTo(503);
        ingress.now = ingress.now.plusSeconds(30);
        assertThat(ingress.answer(twilios(ACCOUNT)).getStatus()).isEqualTo(403);
    }

    @Test
    void theAnswerDoesNotTellWhetherAnAccountExists() throws Exception {
        for (var request = 0; request <= SignatureGrace.MOST; request++) {
            var known = ingress.answer(twilios(ACCOUNT));
            var unknown = ingress.answer(twilios(UNKNOWN));

            assertThat(text(unknown)).isEqualTo(text(known));
        }
        assertThat(hints()).containsExactly(ACCOUNT);
    }

    @Test
    void aHintThatKafkaDoesNotTakeIsSentWithTheNextWebhook() throws Exception {
        ingress.kafka.failWith(new IllegalStateException("away"));
        ingress.answer(twilios(ACCOUNT));
        ingress.kafka.recover();

        ingress.answer(twilios(ACCOUNT));

        assertThat(hints()).containsExactly(ACCOUNT);
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getStatus() + response.getContentAsString();
    }

    private List<String> hints() {
        return ingress.kafka.records().stream()
                .filter(published -> published.topic().equals(Topics.REFUSED_ACCOUNTS.name()))
                .map(published -> ((AccountRefused) published.value().data()).accountSid())
                .toList();
    }

    private static MockHttpServletRequest twilios(String account) {
        var request = wrong(account);
        request.addHeader("I-Twilio-Idempotency-Token", "5f2b");
        return request;
    }

    private static MockHttpServletRequest wrong(String account) {
        return signed(
                SMS,
                "MessageSid=SM00000000000000000000000000000001&From=%2B15551230001&To=%2B15005550006&AccountSid="
                        + account,
                "a-token-that-the-directory-does-not-have");
    }
}

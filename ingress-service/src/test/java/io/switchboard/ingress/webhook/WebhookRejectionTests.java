package io.switchboard.ingress.webhook;

import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.twilio.RejectedWebhook;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import static io.switchboard.ingress.webhook.TestIngress.ACCOUNT;
import static io.switchboard.ingress.webhook.TestIngress.signed;
import static io.switchboard.ingress.webhook.TestIngress.unsigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class WebhookRejectionTests {

    private static final String SMS = "/api/webhooks/sms";
    private static final String FORM =
            "MessageSid=SM00000000000000000000000000000001&From=%2B15551230001&To=%2B15005550006&AccountSid=" + ACCOUNT;
    private static final String OF_NOBODY =
            "MessageSid=SM00000000000000000000000000000001&AccountSid=AC000000000000000000000000000000ff";

    private final TestIngress ingress = new TestIngress();

    static List<Arguments> refused() {
        return List.of(
                arguments("unsigned", 403, unsigned(SMS, FORM)),
                arguments("unsigned", 403, signature(unsigned(SMS, FORM), "")),
                arguments("bad-signature", 403, signature(unsigned(SMS, FORM), "RSOYDt4T1cUTdK1PDd93/VVr8B8=")),
                arguments("bad-signature", 403, signed(SMS, FORM, "other-auth-token")),
                arguments("bad-signature", 403, with(signed(SMS, FORM), request -> content(request, FORM + "&Body="))),
                arguments("bad-signature", 403, with(signed(SMS, FORM), request -> query(request, "a=b"))),
                arguments("unknown-account", 403, signed(SMS, OF_NOBODY)),
                arguments("unknown-account", 403, signed(SMS, "MessageSid=SM00000000000000000000000000000001")),
                arguments("unknown-account", 403, signed(SMS, "")),
                arguments(
                        "unknown-account",
                        403,
                        signed(SMS + "?AccountSid=" + ACCOUNT, "MessageSid=SM00000000000000000000000000000001")),
                arguments("unsupported-content-type", 415, type(signed(SMS, FORM), "text/plain")),
                arguments("bad-json", 400, type(signed(SMS, FORM), "application/json")),
                arguments("unsupported-content-type", 415, type(signed(SMS, FORM), "multipart/form-data;boundary=x")),
                arguments(
                        "unsupported-content-type",
                        415,
                        type(signed(SMS, FORM), "application/x-www-form-urlencoded;charset=ISO-8859-1")),
                arguments("unsupported-content-type", 415, type(signed(SMS, FORM), "nonsense")),
                arguments("unsupported-content-type", 415, type(signed(SMS, FORM), null)),
                arguments("content-too-large", 413, signed(SMS, FORM + "&Body=" + "x".repeat(1_000_000))),
                arguments("content-too-large", 413, signed(SMS, "a=" + "x".repeat(256 * 1024 - 1))),
                arguments("bad-parameters", 400, signed(SMS, FORM + "&NumMedia=0NumSegments1")),
                arguments("too-many-parameters", 413, signed(SMS, FORM + "&a=1".repeat(10_000))),
                arguments("bad-percent-encoding", 400, signature(unsigned(SMS, FORM + "&Body=100%"), "x")),
                arguments("bad-utf-8", 400, signature(unsigned(SMS, FORM + "&Body=%FF"), "x")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aRejectedWebhookIsAnsweredWithItsProblemAndCounted(String reason, int status, MockHttpServletRequest request)
            throws Exception {
        var response = ingress.answer(request);

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        var problem = new JsonMapper().readTree(response.getContentAsByteArray());
        assertThat(problem.propertyNames()).containsExactly("type", "title", "status", "detail", "instance");
        assertThat(problem.get("type").asString()).startsWith("https://switchboard.io/problems/");
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("instance").asString()).isEqualTo(SMS);
        assertThat(ingress.count("switchboard.ingress.webhooks.rejected", "reason", reason))
                .isEqualTo(1);
        assertThat(ingress.kafka.records())
                .noneMatch(published -> published.topic().equals("twilio.messaging"));
    }

    @Test
    void theAnswerDoesNotRevealTheFaultOfASignature() throws Exception {
        var unsigned = ingress.answer(unsigned(SMS, FORM));
        var wrong = ingress.answer(signed(SMS, FORM, "wrong"));
        var unknown = ingress.answer(signed(SMS, OF_NOBODY));

        assertThat(List.of(wrong, unknown))
                .extracting(MockHttpServletResponse::getContentAsString)
                .containsOnly(unsigned.getContentAsString());
    }

    @Test
    void aWebhookWithAWrongSignatureIsStored() throws Exception {
        ingress.answer(signed(SMS + "?a=%2F", FORM, "wrong"));

        var record = ingress.kafka.records().getFirst();
        assertThat(record.topic()).isEqualTo("twilio.rejected");
        assertThat(record.key()).isEqualTo(ACCOUNT);
        assertThat(record.value().type()).isEqualTo("io.switchboard.webhook.rejected");
        assertThat(record.value().subject()).isEqualTo("bad-signature");
        var rejected = (RejectedWebhook) record.value().data();
        assertThat(rejected.target()).isEqualTo(SMS + "?a=%2F");
        assertThat(rejected.method()).isEqualTo("POST");
        assertThat(rejected.signature()).isNotBlank();
        assertThat(Base64.getDecoder().decode(rejected.bodyBase64())).asString().isEqualTo(FORM);
        assertThat(ingress.count("switchboard.ingress.rejected.stored", "outcome", "stored"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AccountSid=SM00000000000000000000000000000001", "AccountSid=AC%0A1", "AccountSid="})
    void aWebhookWithoutAnAccountIsStoredUnderItsSource(String form) throws Exception {
        ingress.answer(signed(SMS, form));

        assertThat(ingress.kafka.records().getFirst().key()).isEqualTo("127.0.0.1");
    }

    @Test
    void anUnsignedWebhookIsNotStored() throws Exception {
        ingress.answer(unsigned(SMS, FORM));
        ingress.answer(type(signed(SMS, FORM), "text/plain"));
        ingress.answer(signature(unsigned(SMS, FORM + "&Body=%FF"), "x"));

        assertThat(ingress.kafka.records()).isEmpty();
    }

    @Test
    void theAnswerIsTheSameWhenStoringFails() throws Exception {
        ingress.kafka.failWith(new NotEnoughReplicasException("one is gone"));

        var response = ingress.answer(signed(SMS, FORM, "wrong"));

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(ingress.count("switchboard.ingress.rejected.stored", "outcome", "lost"))
                .isEqualTo(1);
    }

    @Test
    void aWebhookIsAnswered503WhenKafkaDoesNotAcknowledge() throws Exception {
        ingress.kafka.failWith(new NotEnoughReplicasException("one is gone"));

        var response = ingress.answer(signed(SMS, FORM));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains("problems/not-published");
        assertThat(ingress.count("switchboard.ingress.webhooks.failed", "reason", "not-published"))
                .isEqualTo(1);
    }

    @Test
    void aWebhookLargerThanARecordIsAnswered413AndStored() throws Exception {
        ingress.kafka.failWith(new RecordTooLargeException("1.5 MB"));

        var response = ingress.answer(signed(SMS, FORM));

        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(response.getContentAsString()).contains("problems/event-too-large");
        assertThat(ingress.count("switchboard.ingress.webhooks.rejected", "reason", "event-too-large"))
                .isEqualTo(1);
    }

    @Test
    void aWebhookIsAnswered503WhileTheDirectoryIsNotCaughtUp() throws Exception {
        ingress.directoryIsCurrent = false;

        assertThat(ingress.answer(signed(SMS, FORM, "rotated")).getStatus()).isEqualTo(503);
        assertThat(ingress.answer(signed(SMS, OF_NOBODY)).getStatus()).isEqualTo(503);
        assertThat(ingress.count("switchboard.ingress.webhooks.failed", "reason", "not-ready"))
                .isEqualTo(2);
    }

    @Test
    void aDefectRevealsNothingInternal() throws Exception {
        var broken = new TestIngress(new BrokenDirectory());

        var response = broken.answer(signed(SMS, FORM));

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentAsString())
                .contains("problems/unexpected")
                .doesNotContain("secret");
        assertThat(broken.count("switchboard.ingress.webhooks.failed", "reason", "unexpected"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD, /api/webhooks/sms, 'GET, POST'",
        "PUT, /api/webhooks/sms, 'GET, POST'",
        "DELETE, /api/webhooks/voice, 'GET, POST'",
        "OPTIONS, /api/webhooks/conversations, 'GET, POST'",
        "TRACE, /api/webhooks/sms, 'GET, POST'",
        "PATCH, /api/webhooks/sms, 'GET, POST'",
        "GET, /api/webhooks/status, POST",
        "GET, /api/webhooks/voice/transcription, POST",
        "GET, /api/webhooks/debugger, POST"
    })
    void aMethodThatTwilioDoesNotUseIsRejected(String method, String path, String allowed) throws Exception {
        var request = signed(path, FORM);
        request.setMethod(method);

        var response = ingress.answer(request);

        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(response.getHeader("Allow")).isEqualTo(allowed);
        assertThat(ingress.count("switchboard.ingress.webhooks.received")).isZero();
    }

    @Test
    void theMetersAddUp() throws Exception {
        for (var arguments : refused()) {
            ingress.answer(
                    (MockHttpServletRequest) Objects.requireNonNull(arguments.get()[2]));
        }
        ingress.answer(signed(SMS, FORM));
        ingress.kafka.failWith(new NotEnoughReplicasException("one is gone"));
        ingress.answer(signed(SMS, FORM));
        ingress.answer(signed("/api/webhooks/voice", FORM));

        var refused = ingress.count("switchboard.ingress.webhooks.rejected");
        var failed = ingress.count("switchboard.ingress.webhooks.failed");
        assertThat(refused).isEqualTo(refused().size());
        assertThat(failed).isEqualTo(1);
        assertThat(ingress.count("switchboard.ingress.webhooks.received"))
                .isEqualTo(ingress.count("switchboard.ingress.webhooks.accepted")
                        + ingress.count("switchboard.ingress.calls.unrecorded")
                        + refused
                        + failed);
    }

    private static MockHttpServletRequest with(
            MockHttpServletRequest request, UnaryOperator<MockHttpServletRequest> change) {
        return change.apply(request);
    }

    private static MockHttpServletRequest content(MockHttpServletRequest request, String form) {
        request.setContent(unsigned(SMS, form).getContentAsByteArray());
        return request;
    }

    private static MockHttpServletRequest query(MockHttpServletRequest request, String query) {
        request.setQueryString(query);
        return request;
    }

    private static MockHttpServletRequest type(MockHttpServletRequest request, @Nullable String type) {
        request.setContentType(type);
        return request;
    }

    private static MockHttpServletRequest signature(MockHttpServletRequest request, String signature) {
        request.addHeader("X-Twilio-Signature", signature);
        return request;
    }

    private record BrokenDirectory() implements Directory {

        @Override
        public Optional<Account> account(String accountSid) {
            throw new IllegalStateException("secret");
        }

        @Override
        public Optional<NumberRecord> number(String address) {
            return Optional.empty();
        }

        @Override
        public List<NumberRecord> numbersOf(String tenantId) {
            return List.of();
        }
    }
}

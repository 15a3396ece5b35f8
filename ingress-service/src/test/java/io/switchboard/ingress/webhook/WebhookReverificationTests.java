package io.switchboard.ingress.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topics;
import io.switchboard.events.twilio.RejectedWebhook;
import io.switchboard.ingress.signature.PublicUrls;
import io.switchboard.ingress.signature.SignatureCheck;
import io.switchboard.ingress.verification.WebhookReverification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rejected webhooks that are verified again. */
class WebhookReverificationTests {

    private static final String SMS = "/api/webhooks/sms";
    private static final String FORM =
            "MessageSid=SM00000000000000000000000000000001&From=%2B1&To=%2B2&AccountSid=" + TestIngress.ACCOUNT;
    private static final String TYPE = "application/x-www-form-urlencoded";
    private static final Instant NOW = TestIngress.NOW;

    private final WebhookReverification reverification = reverification(TestIngress.BASE, "");

    @Test
    void acceptsASignatureForTheCurrentPublicUrl() {
        var verdict = (WebhookReverification.Accepted) reverification.verify(signed(NOW, TestIngress.TOKEN));

        assertThat(verdict.topic()).isEqualTo(Topics.TWILIO_MESSAGING);
        assertThat(verdict.event().id()).isEqualTo(verdict.event().subject());
        assertThat(verdict.event().time()).isEqualTo(NOW);
        assertThat(verdict.event().data().receivedAt()).isEqualTo(NOW);
        assertThat(verdict.event().tenantId()).isEqualTo("demo");
    }

    @Test
    void acceptsASignatureForTheNextPublicUrl() {
        assertThat(reverification("https://old.example.com", TestIngress.BASE).verify(signed(NOW, TestIngress.TOKEN)))
                .isInstanceOf(WebhookReverification.Accepted.class);
    }

    @Test
    void acceptsATokenThatWasValidAtTheTimeOfReceipt() {
        assertThat(reverification.verify(signed(NOW.minusMillis(1), "token-before")))
                .isInstanceOf(WebhookReverification.Accepted.class);
        assertThat(reverification.verify(signed(NOW, "token-before")))
                .isEqualTo(new WebhookReverification.StillRejected("bad-signature"));
    }

    @Test
    void rejectsAForgedWebhook() {
        assertThat(reverification.verify(signed(NOW, "a guess")))
                .isEqualTo(new WebhookReverification.StillRejected("bad-signature"));
        assertThat(reverification("https://other.example.com", "").verify(signed(NOW, TestIngress.TOKEN)))
                .isEqualTo(new WebhookReverification.StillRejected("bad-signature"));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/webhooks/sms, application/x-www-form-urlencoded, QQ==",
        "GET, /api/webhooks/status, , ''",
        "POST, /api/webhooks/nothing, application/x-www-form-urlencoded, QQ==",
        "POST, /api/webhooks/sms, text/plain, QQ==",
        "POST, /api/webhooks/sms, , QQ==",
        "POST, /api/webhooks/sms, application/x-www-form-urlencoded, ?!"
    })
    void readsOnlyRecordsThatCanComeFromAWebhook(String method, String path, @Nullable String type, String body) {
        var rejected = new RejectedWebhook(
                "bad-signature", TestIngress.ACCOUNT, NOW, method, path, path, type, "x", body, null, null, null);

        assertThat(reverification.verify(rejected)).isEqualTo(new WebhookReverification.Unreadable());
    }

    @Test
    void readsNoBodyOverTheLimit() {
        var body = Base64.getEncoder().encodeToString(new byte[256 * 1024 + 1]);
        var rejected =
                new RejectedWebhook("bad-signature", null, NOW, "POST", SMS, SMS, TYPE, "x", body, null, null, null);

        assertThat(reverification.verify(rejected)).isEqualTo(new WebhookReverification.Unreadable());
    }

    private static RejectedWebhook signed(Instant received, String token) {
        var body = Base64.getEncoder().encodeToString(FORM.getBytes(StandardCharsets.UTF_8));
        var signature = TestIngress.sign(SMS, FORM, token);
        return new RejectedWebhook(
                "bad-signature",
                TestIngress.ACCOUNT,
                received,
                "POST",
                SMS,
                SMS,
                TYPE,
                signature,
                body,
                null,
                null,
                null);
    }

    private static WebhookReverification reverification(String url, String next) {
        return new WebhookReverification(new Rotated(), new SignatureCheck(new PublicUrls(url, next)));
    }

    /** An account whose token was rotated; the previous one is valid until {@link #NOW}. */
    private record Rotated() implements Directory {

        @Override
        public Optional<Account> account(String accountSid) {
            return Optional.of(new Account(accountSid, "demo", TestIngress.TOKEN, "token-before", NOW));
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

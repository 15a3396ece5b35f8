package io.switchboard.ingress.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.NumberRecord;
import io.switchboard.ingress.catalog.WebhookFamilies;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.form.MalformedForm;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.request.WebhookRejected;
import io.switchboard.ingress.signature.ReferenceSigner;
import io.switchboard.ingress.telemetry.WebhookLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any webhook, from the first byte to the event. A build tries those that are kept beside it; CONTRIBUTING.md says how to
 * look for more.
 *
 * <p>An input is a line with the number of a path, {@code F}, {@code J} or {@code G} for form, JSON or GET, and the
 * query; a line with the signature; and the body.
 */
class WebhookFuzzTests {

    private static final String TOKEN = UUID.randomUUID().toString();
    private static final List<String> PATHS =
            Arrays.stream(WebhookFamilies.allPaths()).sorted().toList();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(WebhookLog.class);

    private static @Nullable Level logged;

    @BeforeAll
    static void beQuiet() {
        logged = LOG.getLevel();
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void beAsBefore() {
        LOG.setLevel(logged);
    }

    @FuzzTest
    void noUnsignedWebhookIsAccepted(byte[] bytes) {
        var ingress = new TestIngress(new EveryAccount());
        var input = new Input(bytes);

        var refusal = take(received(input, input.signature()), ingress);

        assertThat(refusal)
                .hasValueSatisfying(
                        reason -> assertThat(reason.status().value()).isBetween(400, 499));
        assertThat(ingress.kafka.records()).isEmpty();
    }

    @FuzzTest
    void aSignedWebhookIsAcceptedUnlessItIsMalformed(byte[] bytes) {
        var ingress = new TestIngress(new EveryAccount());
        var input = new Input(bytes).withHash();

        var refusal = take(received(input, sign(input)), ingress);

        assertThat(refusal.filter(reason ->
                        reason.status().value() != 400 && reason.status().value() != 413))
                .isIn(Optional.empty(), Optional.of(RejectionReason.UNKNOWN_ACCOUNT));
        // A call does not wait for Kafka, so on a machine that is busy enough its event may count as late.
        assertThat(ingress.count("switchboard.ingress.webhooks.accepted")
                        + ingress.count("switchboard.ingress.calls.unrecorded", "reason", "bad-parameters")
                        + ingress.count("switchboard.ingress.calls.unrecorded", "reason", "not-published"))
                .isEqualTo(refusal.isPresent() ? 0 : 1);
        assertThat(ingress.count("switchboard.ingress.calls.unrecorded", "reason", "unexpected"))
                .isZero();
        assertThat(ingress.kafka.records())
                .allSatisfy(published -> assertThat(
                                JSON.writeValueAsBytes(published.value().data()))
                        .isNotEmpty());
    }

    /** The reason of the rejection; empty when it was accepted. Any other exception is a finding. */
    private static Optional<RejectionReason> take(ReceivedWebhook webhook, TestIngress ingress) {
        try {
            assertThat(ingress.intake.process(webhook).status()).isBetween(200, 299);
            return Optional.empty();
        } catch (WebhookRejected e) {
            return Optional.of(e.reason());
        }
    }

    private static ReceivedWebhook received(Input input, String signature) {
        return new ReceivedWebhook(
                TestIngress.NOW,
                input.isGet() ? "GET" : "POST",
                input.path(),
                input.target(),
                input.contentType(),
                signature,
                "127.0.0.1",
                input.isGet() ? new byte[0] : input.body(),
                null);
    }

    private static String sign(Input input) {
        try {
            var form =
                    input.isForm() ? FormParameters.parse(input.body()).parameters() : Map.<String, List<String>>of();
            return ReferenceSigner.sign(TOKEN, TestIngress.BASE + input.target(), form);
        } catch (MalformedForm e) {
            return "not a signature";
        }
    }

    private record Input(
            String head,
            String query,
            String signature,
            @SuppressWarnings("ArrayRecordComponent") byte[] body) {

        Input(byte[] bytes) {
            this(new String(bytes, StandardCharsets.ISO_8859_1).split("\n", 3));
        }

        private Input(String... lines) {
            this(
                    (lines[0] + "  ").substring(0, 2),
                    lines[0].substring(Math.min(2, lines[0].length())).replaceAll("[^\\x21-\\x7e]|#", "x"),
                    lines.length > 1 ? lines[1] : "",
                    (lines.length > 2 ? lines[2] : "").getBytes(StandardCharsets.ISO_8859_1));
        }

        String path() {
            return PATHS.get(head.charAt(0) % PATHS.size());
        }

        boolean isGet() {
            return head.charAt(1) == 'G';
        }

        boolean isForm() {
            return !isGet() && head.charAt(1) != 'J';
        }

        @Nullable
        String contentType() {
            return isGet() ? null : isForm() ? "application/x-www-form-urlencoded" : "application/json";
        }

        String target() {
            return query.isEmpty() ? path() : path() + "?" + query;
        }

        Input withHash() {
            return isGet() || isForm() ? this : new Input(head, query + "&bodySHA256=" + sha256(body), signature, body);
        }

        private static String sha256(byte[] body) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Knows every account, so that each webhook has an account to be checked against. */
    private record EveryAccount() implements Directory {

        @Override
        public Optional<Account> account(String accountSid) {
            return Optional.of(new Account(accountSid, "demo", TOKEN, null, null));
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

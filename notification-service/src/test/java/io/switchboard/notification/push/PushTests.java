package io.switchboard.notification.push;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import com.zerodeplibs.webpush.key.PublicKeySources;
import io.switchboard.directory.TokenCipher;
import io.switchboard.notification.bell.BellFixtures;
import io.switchboard.notification.occurrence.BellFixture;
import io.switchboard.notification.outbound.LocalOutbound;
import io.switchboard.notification.outbound.OutboundClient;
import io.switchboard.notification.recipient.NotificationRecipient;
import io.switchboard.testing.TestKeyset;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Web Push to a stand-in of a push service, whose browser decrypts what arrives. */
class PushTests {

    private static final String OWNER = NotificationRecipient.id(BellFixture.DEMO, "ann");

    private final BellFixture bell = new BellFixture();
    private final TokenCipher cipher = TokenCipher.of(TestKeyset.generate());
    private final OutboundClient outbound = LocalOutbound.client();
    private final PushSettings settings = new PushSettings(
            "", "", "mailto:ops@example.com", Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofHours(24));
    private final PushSubscriptions subscriptions =
            new PushSubscriptions(bell.mongo, cipher, bell.recipients, bell.clock);
    private final PushJournal journal = new PushJournal(bell.mongo, subscriptions, bell.clock);
    private final VapidKeys keys = new VapidKeys(bell.mongo, cipher, settings);
    private final TestBrowser browser = new TestBrowser();
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final HttpServer service;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Received(Headers headers, byte[] body) {}

    private record Answer(int status, @Nullable String retryAfter) {}

    PushTests() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        service.createContext("/", exchange -> {
            received.add(new Received(
                    exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
            var answer = answers.isEmpty() ? new Answer(201, null) : answers.remove();
            if (answer.retryAfter() != null) {
                exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
            }
            exchange.sendResponseHeaders(answer.status(), -1);
            exchange.close();
        });
        service.start();
        bell.member("ann", "agent");
        subscriptions.add(bell.recipients.find(OWNER).orElseThrow(), browser.at(url("/push/ann")));
    }

    @AfterEach
    void stop() throws IOException {
        service.stop(0);
        outbound.close();
        bell.close();
    }

    @Test
    void aNotificationArrivesEncryptedAndSigned() throws Exception {
        bell.happens(bell.text("m1", "c1", "Is the bike ready?"));

        run();

        var push = received.remove();
        var shown = JsonMapper.shared().readTree(browser.decrypt(push.body()));
        assertThat(shown.get("title").asString()).isEqualTo("New SMS from +15551230001");
        assertThat(shown.get("message").asString()).isEqualTo("Is the bike ready?");
        assertThat(shown.get("messageId").asString()).isEqualTo("m1");
        assertThat(push.headers().getFirst("Content-Encoding")).isEqualTo("aes128gcm");
        assertThat(push.headers().getFirst("TTL")).isEqualTo("86400");
        assertThat(push.headers().getFirst("Topic")).hasSize(32);
        assertSigned(push.headers().getFirst("Authorization"));
    }

    private void assertSigned(String authorization) throws Exception {
        var parts = authorization.substring("vapid ".length()).split(",", 2);
        var token = SignedJWT.parse(parts[0].strip().substring(2));
        var key = parts[1].strip().substring(2);
        assertThat(key).isEqualTo(keys.publicKey());
        assertThat(token.verify(new ECDSAVerifier(PublicKeySources.ofUncompressedBytes(
                                Base64.getUrlDecoder().decode(key))
                        .extract())))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly(url(""));
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("mailto:ops@example.com");
    }

    @Test
    void eachPushIsSentOnce() {
        bell.happens(bell.text("m1", "c1", "Hi"));

        run();
        run();
        bell.clock.advance(Duration.ofMinutes(5));
        run();

        assertThat(received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aBrowserThatIsGoneLosesItsSubscription(int status) {
        answers.add(new Answer(status, null));
        bell.happens(bell.text("m1", "c1", "Hi"));

        run();

        assertThat(subscriptions.of(OWNER)).isEmpty();
        assertThat(bell.recipients.find(OWNER).orElseThrow().takesPushes()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"429,", "429,120", "503,", "500,"})
    void aServiceThatIsBusyGetsThePushLater(int status, @Nullable String retryAfter) {
        answers.add(new Answer(status, retryAfter));
        bell.happens(bell.text("m1", "c1", "Hi"));
        run();
        run();
        assertThat(received).hasSize(1);

        bell.clock.advance(Duration.ofSeconds(retryAfter == null ? 4 : 119));
        run();
        assertThat(received).hasSize(1);
        bell.clock.advance(Duration.ofSeconds(2));
        run();

        assertThat(received).hasSize(2);
        assertThat(subscriptions.of(OWNER)).hasSize(1);
    }

    @Test
    void aPushThatIsNotTakenForADayIsGivenUp() {
        for (var attempt = 0; attempt < 100; attempt++) {
            answers.add(new Answer(503, null));
        }
        bell.happens(bell.text("m1", "c1", "Hi"));

        for (var hour = 0; hour < 30; hour++) {
            run();
            bell.clock.advance(Duration.ofHours(1));
        }

        assertThat(journal.due(10)).isEmpty();
        assertThat(received).hasSizeBetween(10, 30);
    }

    @Test
    void anInstanceThatDiedIsReplacedAfterItsClaim() {
        bell.happens(bell.text("m1", "c1", "Hi"));
        journal.journalDue(10);
        assertThat(journal.claim(journal.due(10).getFirst())).isPresent();
        run();
        assertThat(received).isEmpty();

        bell.clock.advance(Duration.ofMinutes(2));
        run();

        assertThat(received).hasSize(1);
    }

    @Test
    void onlyOneInstanceClaimsAPush() {
        bell.happens(bell.text("m1", "c1", "Hi"));
        journal.journalDue(10);
        var due = journal.due(10).getFirst();

        assertThat(journal.claim(due)).isPresent();
        assertThat(journal.claim(due)).isEmpty();
    }

    @Test
    void whatIsReadBeforeIsNotPushed() {
        bell.happens(bell.text("m1", "c1", "Hi"));
        journal.journalDue(10);
        BellFixtures.readAll(bell.notifications, OWNER);

        run();

        assertThat(received).isEmpty();
        assertThat(journal.due(10)).isEmpty();
    }

    @Test
    void quietHoursHoldAPushUntilTheyEnd() {
        bell.choose(
                "ann",
                Map.of(
                        "quietHours",
                        Map.of(
                                "timeZone",
                                "UTC",
                                "holidays",
                                List.of(),
                                "hours",
                                List.of(Map.of("days", List.of("saturday"), "from", "12:00", "to", "13:00")))));
        bell.happens(bell.text("m1", "c1", "Hi"));
        run();
        assertThat(received).isEmpty();

        bell.clock.advance(Duration.ofHours(1));
        run();

        assertThat(received).hasSize(1);
    }

    @Test
    void theBrowserOfAnotherPersonIsTakenOver() {
        bell.member("jonas", "agent");
        subscriptions.add(
                bell.recipients
                        .find(NotificationRecipient.id(BellFixture.DEMO, "jonas"))
                        .orElseThrow(),
                browser.at(url("/push/ann")));

        assertThat(subscriptions.of(OWNER)).isEmpty();
        assertThat(subscriptions.of(NotificationRecipient.id(BellFixture.DEMO, "jonas")))
                .hasSize(1);
    }

    @Test
    void aBrowserThatSubscribesWhileTheLastOneIsRemovedGetsPushes() {
        var isFirst = new AtomicBoolean(true);
        var contended = new PushSubscriptions(bell.mongo, cipher, bell.recipients, bell.clock) {

            @Override
            List<StoredSubscription> of(String owner) {
                var found = super.of(owner);
                if (isFirst.getAndSet(false)) {
                    subscriptions.add(bell.recipients.find(OWNER).orElseThrow(), browser.at(url("/push/other")));
                }
                return found;
            }
        };

        assertThat(contended.remove(OWNER, subscriptions.of(OWNER).getFirst().id()))
                .isTrue();

        assertThat(subscriptions.of(OWNER)).hasSize(1);
        assertThat(bell.recipients.find(OWNER).orElseThrow().takesPushes()).isTrue();
    }

    @Test
    void aKeyThatIsNoPointOfTheCurveIsRefused() {
        var noPoint = "B" + "A".repeat(86);

        assertThatThrownBy(() -> PushTarget.of("https://push.example.com/x", noPoint, "A".repeat(22)))
                .isInstanceOf(ApiProblem.class);
    }

    @Test
    void allInstancesHaveTheSameKeysAndThePrivateOneIsSealed() {
        assertThat(new VapidKeys(bell.mongo, cipher, settings).publicKey()).isEqualTo(keys.publicKey());
        assertThat(bell.database.getCollection("pushKeys").find())
                .singleElement()
                .satisfies(stored -> {
                    assertThat(stored.getString("publicKey")).isEqualTo(keys.publicKey());
                    assertThat(cipher.open("vapid", stored.getString("sealedPrivateKey")))
                            .hasSizeGreaterThan(40);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://push.example.com/x, BAAA, AAAAAAAAAAAAAAAAAAAAAA",
        "https://push.example.com/x, BAAA, AAAAAAAAAAAAAAAAAAAAAA",
        "https://user@push.example.com/x, BAAA, AAAAAAAAAAAAAAAAAAAAAA",
        "not an address, BAAA, AAAAAAAAAAAAAAAAAAAAAA",
    })
    void aSubscriptionThatIsNoneIsRefused(String endpoint, String key, String auth) {
        assertThatThrownBy(() -> PushTarget.of(endpoint, key, auth)).isInstanceOf(ApiProblem.class);
        assertThatThrownBy(() -> PushTarget.of(endpoint, null, null)).isInstanceOf(ApiProblem.class);
    }

    private void run() {
        journal.journalDue(100);
        journal.due(100).forEach(push -> journal.claim(push).ifPresent(delivery()::deliver));
    }

    private PushDelivery delivery() {
        return new PushDelivery(
                journal,
                subscriptions,
                bell.notifications,
                new PushSender(outbound, keys, settings),
                settings,
                new PushMeters(bell.registry),
                bell.clock);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + service.getAddress().getPort() + path;
    }
}

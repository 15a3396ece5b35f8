package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.NumberRecord;
import io.switchboard.ingress.catalog.VerifiedWebhook;
import io.switchboard.ingress.publishing.FakeKafka;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.WebhookRejected;
import io.switchboard.ingress.signature.PublicUrls;
import io.switchboard.ingress.signature.ReferenceSigner;
import io.switchboard.ingress.signature.SignatureCheck;
import io.switchboard.ingress.telemetry.IngressMeters;
import io.switchboard.ingress.telemetry.WebhookLog;
import io.switchboard.ingress.verification.WebhookVerifier;
import io.switchboard.ingress.voice.VoiceAnswers;
import io.switchboard.ingress.voice.VoiceSettings;
import jakarta.servlet.ServletException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

/** The ingress without its server and with a fake Kafka. */
public final class TestIngress {

    public static final String BASE = "https://hooks.example.com";
    public static final String ACCOUNT = "AC000000000000000000000000000000d1";
    static final String SENTENCE = "Thank you for calling. Your call has been received.";
    public static final String TOKEN = "demo-auth-token";
    public static final Instant NOW = Instant.parse("2026-11-21T09:30:00.123456Z");

    final FakeKafka kafka = new FakeKafka();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    boolean directoryIsCurrent = true;
    Instant now = NOW;

    final WebhookIntake intake;
    private final WebhookVerifier verification;

    private final WebhookServlet servlet;

    TestIngress() {
        this(new OneAccount(List.of()));
    }

    TestIngress(Directory directory) {
        this(directory, new ConcurrencyLimit(new ConcurrencySettings(1, 1)));
    }

    TestIngress(ConcurrencyLimit places) {
        this(new OneAccount(List.of()), places);
    }

    TestIngress(Directory directory, ConcurrencyLimit places) {
        this(directory, places, BodyMemory.of(Runtime.getRuntime().maxMemory()));
    }

    TestIngress(Directory directory, ConcurrencyLimit places, BodyMemory memory) {
        var clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
        var all = new IngressMeters(meters);
        this.verification = new WebhookVerifier(
                directory, () -> directoryIsCurrent, new SignatureCheck(new PublicUrls(BASE, "")), all);
        var outcomes = new WebhookLog(clock);
        this.intake = new WebhookIntake(
                verification,
                new VoiceReplies(directory, new VoiceAnswers(new VoiceSettings(SENTENCE, "", ""), BASE), all),
                kafka.publisher(),
                outcomes,
                all);
        this.servlet = new WebhookServlet(
                intake,
                places,
                memory,
                new RejectedWebhooks(
                        kafka.events(),
                        directory,
                        new RejectedTopicSettings(Duration.ofDays(14), DataSize.ofMegabytes(64)),
                        all),
                new UnknownSignatures(directory, kafka.events()),
                outcomes,
                all,
                clock);
    }

    MockHttpServletResponse answer(MockHttpServletRequest request) throws IOException, ServletException {
        var response = new MockHttpServletResponse();
        servlet.service(request, response);
        return response;
    }

    VerifiedWebhook verify(ReceivedWebhook webhook) throws WebhookRejected {
        return verification.verify(webhook);
    }

    double count(String meter) {
        return meters.find(meter).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    double count(String meter, String tag, String value) {
        return meters.get(meter).tag(tag, value).counter().count();
    }

    /** A form as Twilio sends it, signed with the account's current token. */
    static MockHttpServletRequest signed(String target, String form) {
        return signed(target, form, TOKEN);
    }

    static MockHttpServletRequest signed(String target, String form, String token) {
        var request = unsigned(target, form);
        request.addHeader("X-Twilio-Signature", sign(target, form, token));
        return request;
    }

    /** The same as a GET: Twilio appends its parameters to the URL. */
    static MockHttpServletRequest signedGet(String target) {
        var request = unsigned(target, "");
        request.setMethod("GET");
        request.setContentType(null);
        request.addHeader("X-Twilio-Signature", ReferenceSigner.sign(TOKEN, BASE + target, Map.of()));
        return request;
    }

    static MockHttpServletRequest unsigned(String target, String form) {
        var parts = target.split("\\?", 2);
        var request = new MockHttpServletRequest("POST", parts[0]);
        request.setServletPath(parts[0]);
        request.setQueryString(parts.length == 1 ? null : parts[1]);
        request.setContentType("application/x-www-form-urlencoded; charset=UTF-8");
        request.setContent(form.getBytes(StandardCharsets.UTF_8));
        return request;
    }

    public static String sign(String target, String form, String token) {
        return ReferenceSigner.sign(token, BASE + target, decode(form));
    }

    private static Map<String, List<String>> decode(String form) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (var parameter : form.split("&", -1)) {
            var parts = parameter.split("=", 2);
            parameters
                    .computeIfAbsent(decodeOne(parts[0]), absent -> new ArrayList<>())
                    .add(parts.length == 1 ? "" : decodeOne(parts[1]));
        }
        return parameters;
    }

    private static String decodeOne(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Knows {@link #ACCOUNT} of tenant "demo", in the middle of a rotation. */
    public record OneAccount(List<NumberRecord> numbers) implements Directory {

        @Override
        public Optional<Account> account(String accountSid) {
            return Optional.of(new Account(ACCOUNT, "demo", TOKEN, "token-before", Instant.MAX))
                    .filter(known -> known.accountSid().equals(accountSid));
        }

        @Override
        public Optional<NumberRecord> number(String address) {
            return numbers.stream()
                    .filter(known -> known.address().equals(address))
                    .findFirst();
        }

        @Override
        public List<NumberRecord> numbersOf(String tenantId) {
            return numbers.stream()
                    .filter(known -> known.tenantId().equals(tenantId))
                    .toList();
        }
    }
}

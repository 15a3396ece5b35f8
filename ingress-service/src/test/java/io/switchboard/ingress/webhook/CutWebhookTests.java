package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.ingress.request.WebhookRejected;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import static io.switchboard.ingress.webhook.TestIngress.ACCOUNT;
import static io.switchboard.ingress.webhook.TestIngress.signed;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Twilio signs names and values with nothing between them. A request that was intercepted and cut differently, which the
 * same signature is right for, is refused, or is the event that it was.
 */
class CutWebhookTests {

    private static final String SID = "SM0123456789abcdef0123456789abcdef";
    private static final String SMS = "/api/webhooks/sms";

    /** Fields that must be the same for every way to cut the text. */
    private static final List<String> DECIDING = List.of(
            "AccountSid",
            "From",
            "To",
            "MessageSid",
            "MessageStatus",
            "SmsStatus",
            "NumMedia",
            "MediaUrl0",
            "CallSid",
            "CallStatus",
            "SequenceNumber",
            "RecordingSid",
            "RecordingStatus",
            "ConversationSid",
            "EventType",
            "Sid");

    private static final int RANDOM_CUTS = 400;
    private static final BodyMemory MEMORY = BodyMemory.of(1 << 30);

    private final TestIngress ingress = new TestIngress();

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample(SMS, "sms"),
                new Sample(SMS + "?agentId=7A", "sms"),
                new Sample("/api/webhooks/whatsapp", "whatsapp"),
                new Sample("/api/webhooks/whatsapp", "inbound-whatsapp-flow"),
                new Sample("/api/webhooks/whatsapp", "inbound-whatsapp-location"),
                new Sample("/api/webhooks/status?messageId=019aa5b2-7c31-7cc3-98c4-dc0c0c07398f", "status"),
                new Sample("/api/webhooks/status", "message-status-failed"),
                new Sample("/api/webhooks/status", "message-status-read"),
                new Sample("/api/webhooks/voice/status", "call-status"),
                new Sample("/api/webhooks/voice/recording", "recording"),
                new Sample("/api/webhooks/conversations", "conversations-message-added"),
                new Sample("/api/webhooks/debugger", "debugger"));
    }

    /** Each boundary between a value and the next name is left out, and each one is moved to everywhere near it. */
    @ParameterizedTest
    @MethodSource("samples")
    void everyOtherDivisionOfASignedFormIsRejectedOrTheSameEvent(Sample sample) {
        var original = sample.pairs();
        var event = Objects.requireNonNull(take(sample.target(), original));

        for (var cut : cuts(original)) {
            var other = take(sample.target(), cut);
            if (other != null) {
                assertThat(other.id()).as("%s", cut).isEqualTo(event.id());
                assertThat(other.type()).as("%s", cut).isEqualTo(event.type());
                assertThat(deciding(other)).as("%s", cut).isEqualTo(deciding(event));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noPartOfTheQueryBecomesAParameterNorTheReverse(Sample sample) throws Exception {
        var target = sample.target();
        var pairs = sample.pairs();
        var signature = sign(target, pairs);

        for (var i = target.indexOf('?') + 1; i > 0 && i < target.length(); i++) {
            var moved = new ArrayList<>(pairs);
            moved.addFirst(new Pair(target.substring(i), ""));
            assertThat(statusOf(target.substring(0, i), moved, signature))
                    .as("%s", moved)
                    .isIn(400, 403);
        }
        var whole = pairs.stream().map(pair -> pair.name() + pair.value()).collect(Collectors.joining());
        for (var i = 1; i <= whole.length(); i++) {
            var rest = whole.substring(i);
            var moved = rest.isEmpty() ? List.<Pair>of() : List.of(new Pair(rest, ""));
            assertThat(statusOf(target + encoded(whole.substring(0, i)), moved, signature))
                    .isIn(400, 403);
        }
    }

    /** Somebody who may write the text of a message, and overhears its signature, writes another message into it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "From+15550009999MessageSidSMffffffffffffffffffffffffffffffffNumMedia0To+15005550006Z",
                "From+15550009999MessageSidSMffffffffffffffffffffffffffffffffNumMedia0To+15005550006ToCity",
                "From+15550009999SmsSidSMffffffffffffffffffffffffffffffffTo+15005550006Z"
            })
    void aMessageHiddenInAnotherOneIsRejected(String written) {
        var original = List.of(
                new Pair("AccountSid", ACCOUNT),
                new Pair("Body", "Hi" + written),
                new Pair("From", "+15551230001"),
                new Pair("MessageSid", SID),
                new Pair("NumMedia", "0"),
                new Pair("SmsSid", SID),
                new Pair("To", "+15005550006"));
        var text = text(original);
        var names = List.of("AccountSid", "Body", "From", "MessageSid", "NumMedia", "SmsSid", "To", "ToCity", "Z");
        var forged = new ArrayList<Pair>();
        var rest = text;
        for (var i = 0; i < names.size(); i++) {
            if (rest.startsWith(names.get(i))) {
                rest = rest.substring(names.get(i).length());
                var end = rest.length();
                for (var next : names.subList(i + 1, names.size())) {
                    var at = rest.indexOf(next);
                    end = at >= 0 && i < names.size() - 2 ? Math.min(end, at) : end;
                }
                forged.add(new Pair(names.get(i), rest.substring(0, end)));
                rest = rest.substring(end);
            }
        }
        assertThat(text(forged)).isEqualTo(text);

        assertThat(take(SMS, original)).isNotNull();
        assertThat(take(SMS, forged)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "MessageSid, SM0123456789abcdef0123456789abcdefNumMedia0",
        "MessageSid, SM0123456789abcdef0123456789abcde",
        "MessageSid, SM 0123456789abcdef0123456789abcde",
        "SmsSid, SM0123456789abcdef0123456789abcdefSmsStatusreceived",
        "SmsSid, SMffffffffffffffffffffffffffffffff",
        "NumMedia, 0NumSegments1",
        "NumMedia, two",
        "From, +15551230001FromCityBERLIN",
        "From, whatsapp:+15551230001MessageSidSM",
        "From, 12345FromCityBERLIN",
        "From, ' '",
        "To, +15005550006ToCountryDE",
        "ApiVersion, 2010-04-01BodyHi",
        "SmsStatus, receivedTo",
        "MediaUrl0, https://a.example/ME1MediaUrl1https://a.example/ME2",
        "MediaContentType0, image/jpegMediaUrl0https://a.example/ME1",
        "Bo, dyHi",
        "MessagingServiceSid, MG0123456789abcdef0123456789abcdefNumMedia1"
    })
    void aMessageWithAMalformedParameterIsRejectedAndStored(String name, String value) throws Exception {
        var response = ingress.answer(signed(SMS, form(with(text("+15551230001"), name, value))));

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentAsString()).contains("problems/bad-parameters");
        assertThat(ingress.kafka.records()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo("twilio.rejected");
            assertThat(record.value().subject()).isEqualTo("bad-parameters");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+15551230001",
                "12345",
                "Pizza & Co",
                "3Mobile",
                "whatsapp:+15551230001",
                "whatsapp:US.13491208655302741918",
                "rcs:brand_xyz_agent",
                "messenger:1234567890",
                "client:ada.lovelace@example.com",
                "MÜLLER"
            })
    void aMessageIsAcceptedFromAnyKindOfAddress(String from) throws Exception {
        assertThat(ingress.answer(signed(SMS, form(text(from)))).getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivered", "partially_delivered", "in-progress", "READ", "s1", "status-42"})
    void anUnknownStatusIsAccepted(String status) throws Exception {
        assertThat(statusAnswer(status)).isEqualTo(204);
        assertThat(statusAnswer(status.substring(0, 1).repeat(64))).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deliveredRawDlrDoneDate2611210930", "delivered SmsSid", "a.b", "''", "\u0000"})
    void aMalformedStatusIsRejected(String status) throws Exception {
        assertThat(statusAnswer(status)).isEqualTo(400);
        assertThat(statusAnswer("x".repeat(65))).isEqualTo(400);
    }

    @Test
    void aRepeatedParameterIsRejectedWhereItDeterminesTheEvent() throws Exception {
        for (var name : List.of("AccountSid", "MessageSid", "From", "To", "NumMedia")) {
            var form = form(text("+15551230001"));
            var value = text("+15551230001").getOrDefault(name, "");
            assertThat(ingress.answer(signed(SMS, form + "&" + name + "=x" + encoded(value)))
                            .getStatus())
                    .as(name)
                    .isEqualTo(400);
        }
    }

    @Test
    void aCallWithAMalformedParameterIsAnsweredWithoutAnEvent() throws Exception {
        for (var call : List.of("CallSid=CA1", "CallSid=CA0123456789abcdef0123456789abcdefCallStatusringing", "x=y")) {
            var response = ingress.answer(
                    signed("/api/webhooks/voice", "AccountSid=" + ACCOUNT + "&To=%2B15005550006&" + call));

            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(response.getContentAsString()).contains(TestIngress.SENTENCE);
        }
        assertThat(ingress.count("switchboard.ingress.calls.unrecorded", "reason", "bad-parameters"))
                .isEqualTo(3);
        assertThat(ingress.kafka.records()).isEmpty();
    }

    private int statusAnswer(String status) throws Exception {
        return ingress.answer(signed(
                        "/api/webhooks/status",
                        "AccountSid=" + ACCOUNT + "&MessageSid=" + SID + "&MessageStatus=" + encoded(status)))
                .getStatus();
    }

    /** The event that becomes of it; null when it is refused. */
    private @Nullable CloudEvent<?> take(String target, List<Pair> pairs) {
        try (var memory = MEMORY.reservation(false)) {
            var webhook = WebhookReader.read(signed(target, form(pairs)), TestIngress.NOW, memory);
            var verified = ingress.verify(webhook);
            verified.requireValidParameters(webhook);
            return verified.event();
        } catch (WebhookRejected e) {
            assertThat(e.reason().status().value()).isIn(400, 403);
            return null;
        }
    }

    private int statusOf(String target, List<Pair> pairs, String signature) throws Exception {
        MockHttpServletRequest request = TestIngress.unsigned(target, form(pairs));
        request.addHeader("X-Twilio-Signature", signature);
        try {
            return ingress.answer(request).getStatus();
        } catch (NullPointerException e) {
            // It is none of our paths.
            return 403;
        }
    }

    private static Map<String, String> deciding(CloudEvent<?> event) {
        var data = (TwilioEvent) event.data();
        return DECIDING.stream()
                .filter(name -> event.type().contains("conversations") || !name.equals("EventType"))
                .filter(name -> event.type().contains("messag")
                        || !List.of("From", "To").contains(name))
                .collect(Collectors.toMap(name -> name, data::text));
    }

    /** Other ways in which the text can be cut, in each of which the names are in the order that is signed. */
    private static List<List<Pair>> cuts(List<Pair> original) {
        var text = text(original);
        var cuts = new ArrayList<List<Pair>>();
        for (var i = 0; i < original.size(); i++) {
            cuts.add(withoutBoundary(original, i));
            for (var by = -12; by <= 12; by++) {
                add(cuts, moved(original, i, by));
            }
        }
        for (var i = 0; i + 1 < original.size(); i++) {
            for (var j = i; j < original.size(); j++) {
                add(cuts, swallowed(original, i, j));
            }
        }
        var random = new Random(7);
        for (var i = 0; i < RANDOM_CUTS; i++) {
            add(cuts, split(original, random));
        }
        return cuts.stream()
                .filter(division -> !division.equals(original) && text(division).equals(text))
                .distinct()
                .toList();
    }

    private static void add(List<List<Pair>> cuts, List<Pair> cut) {
        if (!cut.isEmpty()) {
            cuts.add(cut);
        }
    }

    /** The value of one takes the next one along. */
    private static List<Pair> withoutBoundary(List<Pair> pairs, int i) {
        return i + 1 < pairs.size() ? swallowed(pairs, i, i + 1) : List.of(pairs.get(i));
    }

    /** The value of one takes all up to another one along. */
    private static List<Pair> swallowed(List<Pair> pairs, int from, int to) {
        var cut = new ArrayList<>(pairs.subList(0, from));
        var rest = text(pairs.subList(from, to + 1));
        cut.add(new Pair(
                pairs.get(from).name(), rest.substring(pairs.get(from).name().length())));
        cut.addAll(pairs.subList(to + 1, pairs.size()));
        return cut;
    }

    /** The end of one's name, and with it the beginning of its value, is elsewhere. */
    private static List<Pair> moved(List<Pair> pairs, int i, int by) {
        var text = pairs.get(i).name() + pairs.get(i).value();
        var end = pairs.get(i).name().length() + by;
        if (by == 0 || end < 1 || end > text.length()) {
            return List.of();
        }
        var cut = new ArrayList<>(pairs);
        cut.set(i, new Pair(text.substring(0, end), text.substring(end)));
        return cut;
    }

    /** A value is cut somewhere, and the rest, with some that follow it, becomes one of its own. */
    private static List<Pair> split(List<Pair> pairs, Random random) {
        var i = random.nextInt(pairs.size());
        var last = i + random.nextInt(pairs.size() - i);
        var value = pairs.get(i).value();
        var at = random.nextInt(value.length() + 1);
        var rest = value.substring(at) + text(pairs.subList(i + 1, last + 1));
        if (rest.isEmpty()) {
            return List.of();
        }
        var name = 1 + random.nextInt(Math.min(rest.length(), 30));
        var cut = new ArrayList<>(pairs.subList(0, i));
        cut.add(new Pair(pairs.get(i).name(), value.substring(0, at)));
        cut.add(new Pair(rest.substring(0, name), rest.substring(name)));
        cut.addAll(pairs.subList(last + 1, pairs.size()));
        return cut;
    }

    /** The text that Twilio signs for these parameters, in any order. */
    private static String text(List<Pair> pairs) {
        return pairs.stream()
                .sorted((one, other) -> {
                    var byName = one.name().compareTo(other.name());
                    return byName != 0 ? byName : one.value().compareTo(other.value());
                })
                .distinct()
                .map(pair -> pair.name() + pair.value())
                .collect(Collectors.joining());
    }

    private static String sign(String target, List<Pair> pairs) {
        return TestIngress.sign(target, form(pairs), TestIngress.TOKEN);
    }

    private static Map<String, String> text(String from) {
        return Map.of(
                "AccountSid",
                ACCOUNT,
                "MessageSid",
                SID,
                "From",
                from,
                "To",
                "+15005550006",
                "Body",
                "Hi",
                "NumMedia",
                "0");
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        var changed = new TreeMap<>(parameters);
        changed.put(name, value);
        return changed;
    }

    private static String form(Map<String, String> parameters) {
        return form(parameters.entrySet().stream()
                .map(parameter -> new Pair(parameter.getKey(), parameter.getValue()))
                .toList());
    }

    private static String form(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> encoded(pair.name()) + "=" + encoded(pair.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    record Pair(String name, String value) {}

    /** A webhook of Twilio's. */
    record Sample(String target, String form) {

        /** Its names and values in the order in which they are signed. */
        List<Pair> pairs() {
            var parameters = new LinkedHashMap<String, String>();
            for (var parameter : read().split("&", -1)) {
                var parts = parameter.split("=", 2);
                parameters.put(decoded(parts[0]), decoded(parts[1]));
            }
            return new TreeMap<>(parameters)
                    .entrySet().stream()
                            .map(parameter -> new Pair(parameter.getKey(), parameter.getValue()))
                            .toList();
        }

        private String read() {
            try {
                return WebhookSamples.form(form);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }
}

package io.switchboard.ingress.webhook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.switchboard.events.Topics;
import io.switchboard.ingress.catalog.WebhookFamilies;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/** Input that Twilio would not send, and some unusual input that it would, on every path: calls are rejected as all others. */
class BadInputIT extends RunningIngress {

    private static final String FORM =
            "MessageSid=SM00000000000000000000000000000001&CallSid=CA00000000000000000000000000000001&From=%2B1555&To=%2B1666&AccountSid="
                    + TestIngress.ACCOUNT;
    private static final String UNKNOWN = "AC" + "9".repeat(32);
    private static final String JSON = "application/json";
    private static final Pattern STATUS = Pattern.compile("HTTP/1.1 (\\d{3})");
    private static final List<String> TOPICS = Stream.of(
                    Topics.TWILIO_MESSAGING, Topics.TWILIO_VOICE, Topics.TWILIO_CONVERSATIONS, Topics.TWILIO_DEBUGGER)
            .map(constant -> constant.name())
            .toList();

    BadInputIT(@LocalServerPort int port, @LocalManagementPort int managementPort) {
        super(port, managementPort);
    }

    static Stream<String> paths() {
        return Arrays.stream(WebhookFamilies.allPaths()).sorted();
    }

    static Stream<String> pathsByGet() {
        return paths().filter(path -> WebhookFamilies.at(path).methods().contains("GET"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void badRequestsAreRejectedOnEveryPathWithoutAnEvent(String path) throws Exception {
        var refused = new ArrayList<Case>();
        refused.add(post(path, "unsigned", FORM).unsigned().is(403));
        refused.add(post(path, "with an empty signature", FORM).signature("").is(403));
        refused.add(post(path, "with a wrong signature", FORM)
                .signature("a".repeat(28))
                .is(403));
        refused.add(post(path, "with a huge signature", FORM)
                .signature("a".repeat(20_000))
                .is(403));
        refused.add(post(path, "signed by another account", FORM)
                .signedWith("other-auth-token")
                .is(403));
        refused.add(post(path, "of an unknown account", "AccountSid=" + UNKNOWN).is(403));
        refused.add(post(path, "of two accounts, the first unknown", "AccountSid=" + UNKNOWN + "&" + FORM)
                .is(403));
        refused.add(post(path, "of no account", "MessageSid=SM00000000000000000000000000000001")
                .is(403));
        refused.add(post(path, "changed on its way", FORM + "&a=b")
                .signature(sign(path, FORM))
                .is(403));
        refused.add(post(path, "without a body", "").is(403));
        refused.add(post(path, "in plain text", FORM).type("text/plain").is(415));
        refused.add(post(path, "of no type", FORM).type(null).is(415));
        refused.add(
                post(path, "of no type that there is", FORM).type("a/b/c;;=").is(415));
        refused.add(post(path, "in another charset", FORM)
                .type("application/x-www-form-urlencoded; charset=ISO-8859-1")
                .is(415));
        refused.add(post(path, "in many parts", FORM)
                .type("multipart/form-data; boundary=x")
                .is(415));
        refused.add(post(path, "with a broken escape", FORM + "&a=100%zz").is(400));
        refused.add(post(path, "with half an escape", FORM + "&a=100%2").is(400));
        refused.add(
                post(path, "with a broken escape in a name", FORM + "&%g0=a").is(400));
        refused.add(post(path, "not in UTF-8", FORM + "&a=%FF%FE").is(400));
        refused.add(post(path, "with half an emoji", FORM + "&a=%F0%9F").is(400));
        refused.add(post(path, "that is no JSON", "{\"a\":").type(JSON).is(400));
        refused.add(post(path, "that is no JSON object", "[]").type(JSON).is(400));
        refused.add(post(path, "of JSON without end", "{\"a\":" + "[".repeat(10_000))
                .type(JSON)
                .is(400));
        refused.add(post(path, "of ten thousand parameters", FORM + "&a".repeat(10_000))
                .is(413));
        refused.add(post(path, "of 256 KiB and a byte", ofLength(FORM, 256 * 1024 + 1))
                .is(413));
        refused.add(post(path, "of a megabyte", ofLength(FORM, 1 << 20)).is(413));
        refused.add(post(path, "announced as ten gigabytes", FORM)
                .length("10000000000")
                .is(413));
        refused.add(post(path, "announced as more than there is", FORM)
                .length("1" + "0".repeat(30))
                .is(400));
        refused.add(post(path, "that ends early", FORM).length("1000").is(400));
        refused.add(post(path, "by PUT", FORM).method("PUT").is(405));
        refused.add(post(path, "by PATCH", FORM).method("PATCH").is(405));
        refused.add(post(path, "by DELETE", FORM).method("DELETE").is(405));
        refused.add(post(path, "by a method that there is not", FORM)
                .method("TWILIO")
                .is(405));
        refused.add(post(path, "with a target that is not ASCII", FORM)
                .query("a=\u00e9")
                .is(400));
        refused.add(post(path, "with a head of 33 KiB", FORM)
                .header("X: " + "x".repeat(33 * 1024))
                .is(400));
        refused.add(post(path, "with a target of 33 KiB", FORM)
                .query("x".repeat(33 * 1024))
                .is(400));
        refused.add(post(path, "with a thousand headers", FORM)
                .header("X: x\r\n".repeat(999) + "X: x")
                .is(400));
        refused.add(post(path, "with a broken header", FORM).header("X x").is(400));
        refused.add(post(path, "for two hosts", FORM).header("Host: y").is(400));
        refused.add(
                post(path, "of two lengths", FORM).header("Content-Length: 1").is(400));
        if (!WebhookFamilies.at(path).isCall()) {
            refused.add(post(path, "of 250 KB of control characters", form(path) + "&Body=" + "\u0001".repeat(250_000))
                    .is(413));
            refused.add(post(path, "of two accounts, the first ours", form(path) + "&AccountSid=" + UNKNOWN)
                    .is(400));
        }
        if (!WebhookFamilies.at(path).methods().contains("GET")) {
            refused.add(get(path, "by GET", FORM).is(405));
        }
        var before = onTopics();

        var all = new SoftAssertions();
        for (var request : refused) {
            isProblem(all, request);
        }

        all.assertAll();
        assertThat(onTopics()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("pathsByGet")
    void badGetRequestsAreRejectedOnEveryPathWithoutAnEvent(String path) throws Exception {
        var refused = List.of(
                get(path, "unsigned", FORM).unsigned().is(403),
                get(path, "with a wrong signature", FORM)
                        .signature("a".repeat(28))
                        .is(403),
                get(path, "of an unknown account", "AccountSid=" + UNKNOWN).is(403),
                get(path, "of an unknown account", "").is(403),
                get(path, "of ten thousand parameters", FORM + "&a".repeat(10_000))
                        .is(413),
                get(path, "of 33 KiB", FORM + "&a=" + "x".repeat(33 * 1024)).is(400));
        var before = onTopics();

        var all = new SoftAssertions();
        for (var request : refused) {
            isProblem(all, request);
        }

        all.assertAll();
        assertThat(onTopics()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void oddRequestsAreAcceptedOnEveryPath(String path) throws Exception {
        var form = form(path);
        var odd = new ArrayList<Case>();
        odd.add(post(path, "with NUL", form + "&Body=%00").isTaken());
        odd.add(post(path, "with lines", form + "&Body=%0D%0ASet-Cookie:%20a&FromCity=%0D%0A%0D%0A")
                .isTaken());
        odd.add(post(path, "with markup", form + "&Body=%3C/Say%3E%3CDial%3E%26amp;")
                .isTaken());
        odd.add(post(path, "of 256 KiB", ofLength(form, 256 * 1024)).isTaken());
        odd.add(post(
                        path,
                        "of 4,096 emoji and metadata",
                        form + "&Body=" + "%F0%9F%98%80".repeat(4_096) + "&ChannelMetadata=" + "%7B%22".repeat(4_000))
                .isTaken());
        odd.add(post(path, "of two thousand parameters", form + "&a".repeat(1_985))
                .isTaken());
        odd.add(post(path, "with SIDs of others", form + "&ParentCallSid=CA" + "2".repeat(32))
                .isTaken());
        odd.add(post(path, "with nothing between", form + "&&&=&=a&").isTaken());
        odd.add(post(path, "in chunks", form).chunked().isTaken());
        odd.add(post(path, "with a broken escape in the query", form)
                .query("a=%zz&b=%")
                .isTaken());
        odd.add(post(path, "with a query that is not UTF-8", form)
                .query("agentId=Jos%E9")
                .isTaken());
        if (WebhookFamilies.at(path).methods().contains("GET")) {
            odd.add(get(path, "by GET, of 1,600 emoji", form + "&Body=" + "%F0%9F%98%80".repeat(1_600))
                    .isTaken());
        }
        var before = onTopics();

        var all = new SoftAssertions();
        for (var request : odd) {
            all.assertThat(request.send(port)).as(request.what).satisfies(answer -> isTaken(path, answer));
        }

        all.assertAll();
        assertThat(onTopics()).isEqualTo(before + odd.size());
    }

    @Test
    void unknownMethodsCreateNoTimeSeries() throws Exception {
        var path = "/api/webhooks/sms";
        isProblem(
                new SoftAssertions(),
                post(path, "by a made-up method", FORM).method("MADEUP").is(405));
        var before = timeSeries();

        for (var i = 0; i < 50; i++) {
            for (var target : List.of(path, "/api/webhooks/voice", "/nowhere/" + i)) {
                assertThat(RawHttp.exchange(
                                port,
                                "MADEUP" + i + " " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                        .startsWith("HTTP/1.1 405");
            }
            RawHttp.exchange(
                    managementPort,
                    "MADEUP" + i + " /actuator/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        }

        assertThat(timeSeries()).isLessThan(before + 50);
        assertThat(get(managementPort, "/actuator/prometheus").body()).doesNotContain("MADEUP", "nowhere");
    }

    private long timeSeries() throws Exception {
        return get(managementPort, "/actuator/prometheus").body().lines().count();
    }

    private void isProblem(SoftAssertions all, Case refused) throws Exception {
        var answer = refused.send(port);
        all.assertThat(answer).as(refused.what).startsWith("HTTP/1.1 " + refused.status);
        all.assertThat(answer)
                .as(refused.what)
                .contains("Content-Type: application/problem+json")
                .contains("https://switchboard.io/problems/", "\"status\":" + refused.status)
                .doesNotContain("Tomcat", "Exception", "\tat ", "io.switchboard.ingress");
    }

    private static void isTaken(String path, String answer) {
        var status = STATUS.matcher(answer);
        assertThat(status.lookingAt()).isTrue();
        var reply = WebhookFamilies.at(path).reply();
        assertThat(status.group(1)).isEqualTo(reply == null ? "200" : Integer.toString(reply.status()));
        if (WebhookFamilies.at(path).isCall()) {
            assertThat(answer).contains("Content-Type: text/xml").contains("<Response");
        }
        assertThat(answer).doesNotContain("Set-Cookie");
    }

    private static long onTopics() {
        return KAFKA.broker.count(TOPICS);
    }

    /** All that the path's webhooks always have. */
    private static String form(String path) {
        return switch (WebhookFamilies.at(path)) {
            case MESSAGE_STATUS, ANY_STATUS -> FORM + "&MessageStatus=sent";
            case TRANSCRIPTION -> FORM + "&TranscriptionStatus=completed&TranscriptionSid=TR" + "1".repeat(32);
            case CONVERSATIONS -> FORM + "&EventType=onMessageAdded&ConversationSid=CH" + "1".repeat(32);
            case DEBUGGER -> FORM + "&Sid=NO" + "1".repeat(32);
            default -> FORM;
        };
    }

    private static String ofLength(String form, int bytes) {
        var begin = form + "&Body=";
        return begin + "x".repeat(bytes - begin.length());
    }

    private static String sign(String target, String form) {
        return TestIngress.sign(target, form, TestIngress.TOKEN);
    }

    private static Case post(String path, String what, String form) {
        return new Case("POST", path, what, form);
    }

    private static Case get(String path, String what, String query) {
        var webhook = new Case("GET", path, what, "").type(null);
        return query.isEmpty() ? webhook : webhook.query(query);
    }

    /** A webhook, right in every way but one. */
    private static final class Case {

        private final String path;
        private final String what;
        private final String body;
        private final List<String> headers = new ArrayList<>();
        private String method;
        private String target;
        private String token = TestIngress.TOKEN;
        private @Nullable String signature;
        private @Nullable String type = "application/x-www-form-urlencoded";
        private boolean signed = true;
        private boolean chunked;
        private @Nullable String length;
        private int status;

        Case(String method, String path, String what, String body) {
            this.method = method;
            this.path = path;
            this.what = "a webhook " + what;
            this.body = body;
            this.target = path;
        }

        Case unsigned() {
            signed = false;
            return this;
        }

        Case signature(String other) {
            signature = other;
            return this;
        }

        Case signedWith(String other) {
            token = other;
            return this;
        }

        Case type(@Nullable String other) {
            type = other;
            return this;
        }

        Case method(String other) {
            method = other;
            return this;
        }

        Case query(String query) {
            target = path + "?" + query;
            return this;
        }

        Case header(String line) {
            headers.add(line);
            return this;
        }

        Case length(String announced) {
            length = announced;
            return this;
        }

        Case chunked() {
            chunked = true;
            return this;
        }

        Case is(int status) {
            this.status = status;
            return this;
        }

        Case isTaken() {
            return this;
        }

        String send(int port) throws Exception {
            var lines = new ArrayList<>(List.of(method + " " + target + " HTTP/1.1", "Host: x", "Connection: close"));
            lines.addAll(headers);
            if (type != null) {
                lines.add("Content-Type: " + type);
            }
            if (signed) {
                lines.add("X-Twilio-Signature: " + (signature == null ? rightSignature() : signature));
            }
            if (chunked) {
                lines.add("Transfer-Encoding: chunked");
            } else if (!method.equals("GET")) {
                lines.add("Content-Length: " + (length == null ? Integer.toString(body.length()) : length));
            }
            return RawHttp.exchange(port, String.join("\r\n", lines) + "\r\n\r\n" + (chunked ? inChunks() : body));
        }

        private String inChunks() {
            return IntStream.range(0, body.length())
                    .mapToObj(i -> "1\r\n" + body.charAt(i) + "\r\n")
                    .collect(joining("", "", "0\r\n\r\n"));
        }

        /** Of what cannot be decoded there is none. */
        private String rightSignature() {
            try {
                return method.equals("GET") || body.isEmpty()
                        ? TestIngress.sign(target, "", token)
                        : TestIngress.sign(target, body, token);
            } catch (IllegalArgumentException e) {
                return "a".repeat(28);
            }
        }
    }
}

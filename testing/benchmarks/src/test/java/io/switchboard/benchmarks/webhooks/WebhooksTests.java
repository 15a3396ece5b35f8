package io.switchboard.benchmarks.webhooks;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.switchboard.benchmarks.load.RequestSource;
import io.switchboard.benchmarks.measurement.TwilioSignature;
import org.junit.jupiter.api.Test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class WebhooksTests {

    private static final String PUBLIC_URL = "https://hooks.example.com";

    private final RunSids sids = new RunSids(0xabcdef0123456789L);
    private final Webhooks webhooks = new Webhooks("127.0.0.1:8081", PUBLIC_URL, null, sids, 0, 1_000);

    @Test
    void eachIsSignedWithTheTokenOfItsAccount() {
        for (var request : requests(webhooks, 200)) {
            var form = request.form();
            var account =
                    Integer.parseInt(requireNonNull(form.get("AccountSid")).substring(2), 16);

            assertThat(request.header("X-Twilio-Signature"))
                    .isEqualTo(TwilioSignature.of(PUBLIC_URL + request.target(), form, Accounts.authToken(account)));
        }
    }

    @Test
    void announcesTheLengthOfItsBody() {
        assertThat(requests(webhooks, 100))
                .allSatisfy(request -> assertThat(request.header("Content-Length"))
                        .isEqualTo(Integer.toString(request.body().length())));
    }

    @Test
    void hasASidOfItsOwnThatTellsItsNumber() {
        var sids = requests(webhooks, 200).stream()
                .map(request -> request.form())
                .map(form -> requireNonNull(form.getOrDefault("MessageSid", form.get("CallSid"))))
                .toList();

        assertThat(sids).doesNotHaveDuplicates();
        for (var i = 0; i < sids.size(); i++) {
            var sid = sids.get(i);
            assertThat(sid).hasSize(34);
            assertThat(this.sids.number(sid + "/delivered")).hasValue(i);
        }
    }

    @Test
    void eventsOfAnotherRunAreNotTakenForOurs() {
        assertThat(new RunSids(1).number("SMabcdef01234567890000000000000007")).isEmpty();
        assertThat(sids.number("sha256-00")).isEmpty();
    }

    @Test
    void comesFromAllAccountsToTheirOwnNumbers() {
        var forms = requests(webhooks, 10_000).stream().map(Request::form).toList();

        assertThat(forms).extracting(form -> form.get("AccountSid")).contains(Accounts.sid(0), Accounts.sid(999));
        assertThat(forms)
                .filteredOn(form -> Accounts.sid(7).equals(form.get("AccountSid")) && form.containsKey("To"))
                .isNotEmpty()
                .allSatisfy(
                        form -> assertThat(form.values()).anyMatch(value -> value.endsWith("+" + Accounts.digits(7))));
    }

    @Test
    void nothingOfTheTemplateIsLeftBlank() {
        assertThat(requests(webhooks, 100))
                .allSatisfy(request -> assertThat(request.text())
                        .doesNotContain(
                                "ZSZS", "ZAZA", "ZOZO", "ZTZT", "??", "{sid}", "{account}", "{ours}", "{theirs}"));
    }

    @Test
    void theCorpusIsMixed() {
        assertThat(requests(webhooks, 100))
                .extracting(Request::target)
                .containsOnly(
                        "/api/webhooks/sms",
                        "/api/webhooks/whatsapp",
                        "/api/webhooks/status?messageId=019aa5b2-7c31-7cc3-98c4-dc0c0c073991",
                        "/api/webhooks/voice",
                        "/api/webhooks/voice/status",
                        "/api/webhooks/voice/recording",
                        "/api/webhooks/conversations");
        assertThat(requests(webhooks, 100))
                .extracting(request -> request.form().get("Body"))
                .anyMatch(body -> body != null && body.contains("مرحبا"));
    }

    @Test
    void mayAllGoToOnePlace() {
        var echo = new Webhooks("127.0.0.1:8081", PUBLIC_URL, "/echo", sids, 0, 1);

        assertThat(requests(echo, 100))
                .allSatisfy(request -> assertThat(request.target()).startsWith("/echo"));
    }

    private static List<Request> requests(Webhooks webhooks, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> request(webhooks, number))
                .toList();
    }

    private static Request request(Webhooks webhooks, long number) {
        var buffer = new byte[RequestSource.LONGEST];
        var length = webhooks.write(number, buffer);
        return new Request(new String(buffer, 0, length, StandardCharsets.US_ASCII));
    }

    private record Request(String text) {

        String target() {
            return text.split(" ", 3)[1];
        }

        String header(String name) {
            return text.lines()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElseThrow();
        }

        String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }

        Map<String, String> form() {
            var form = new HashMap<String, String>();
            for (var parameter : body().split("&", -1)) {
                var pair = parameter.split("=", 2);
                form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
            return form;
        }
    }
}

package io.switchboard.emulator;

import java.util.List;

import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.security.RequestValidator;
import io.switchboard.emulator.Receiver.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** Webhooks of incoming texts reach the number's owner, signed and retried as by Twilio. */
class WebhookTests extends EmulatorTest {
    private static final RequestValidator DEMO_SIGNATURE = new RequestValidator("demo-auth-token");

    @Test
    void aTextReachesTheNumbersUrlSignedByItsOwner() {
        demoListensAt("/sms?shop=7%2F8#rc=2&rp=all");

        var sid = customerTexts(" Hi & bye +1 😀 ");

        var webhook = received(1).getFirst();
        assertThat(webhook.method()).isEqualTo("POST");
        assertThat(webhook.url()).isEqualTo(receiver.url("/sms?shop=7%2F8"));
        assertThat(webhook.form())
                .containsEntry("MessageSid", sid)
                .containsEntry("SmsSid", sid)
                .containsEntry("SmsMessageSid", sid)
                .containsEntry("AccountSid", DEMO)
                .containsEntry("From", THEIRS)
                .containsEntry("To", OURS)
                .containsEntry("Body", " Hi & bye +1 😀 ")
                .containsEntry("NumMedia", "0")
                .containsEntry("NumSegments", "1")
                .containsEntry("FromCity", "")
                .containsEntry("SmsStatus", "received")
                .containsEntry("ApiVersion", "2010-04-01");
        assertThat(isSigned(webhook)).isTrue();
        assertThat(webhook.header("User-agent")).isEqualTo("TwilioProxy/1.1");
        assertThat(webhook.header("I-twilio-idempotency-token")).isNotEmpty();
        assertThat(webhook.header("Content-type")).startsWith("application/x-www-form-urlencoded");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /sms?                       | /sms?
            /sms?#rc=2&rt=4000          | /sms?
            /sms?&                      | /sms?&
            /sms??                      | /sms??
            /sms?a                      | /sms?a
            /sms?a=                     | /sms?a=
            /sms?a=&b=&&c               | /sms?a=&b=&&c
            /sms?agentId=Jos%E9         | /sms?agentId=Jos%E9
            /sms?agentId=Jos%e9%C3%A9   | /sms?agentId=Jos%e9%C3%A9
            /sms?agentId=José           | /sms?agentId=Jos%C3%A9
            /smś?q=😀                   | /sm%C5%9B?q=%F0%9F%98%80
            /sms/?q=a+b%20c%2Bd'(!)*~   | /sms/?q=a+b%20c%2Bd'(!)*~
            /sms;v=1?u=http://x/?y      | /sms;v=1?u=http://x/?y
            //sms/../sms                | //sms/../sms
            /sms#                       | /sms
            """)
    void aUrlIsSignedAsItIsCalled(String configured, String called) {
        demoListensAt(configured);

        customerTexts("Hi");

        var webhook = received(1).getFirst();
        assertThat(webhook.url()).isEqualTo(receiver.url(called));
        assertThat(webhook.form()).containsEntry("Body", "Hi");
        assertThat(isSigned(webhook)).isTrue();
    }

    @Test
    void aUrlWithAnEmptyQueryIsRetriedAndRedirectedAsAnyOther() {
        demoListensAt("/sms?#rc=1&rp=5xx");
        receiver.answers(503, null, "").redirects(307, receiver.url("/moved?"));

        customerTexts("Hi");

        var webhooks = received(3);
        assertThat(webhooks)
                .extracting(Received::url)
                .containsExactly(receiver.url("/sms?"), receiver.url("/sms?"), receiver.url("/moved?"));
        assertThat(webhooks).allMatch(WebhookTests::isSigned);
        assertThat(webhooks.getFirst().header("I-twilio-idempotency-token"))
                .isEqualTo(webhooks.getLast().header("I-twilio-idempotency-token"));
    }

    @ParameterizedTest
    @CsvSource({"/sms", "/sms?"})
    void aReceiverThatHangsLeavesTimeForASecondTry(String path) {
        demoListensAt(path + "#rc=3&rp=5xx,ct,rt&ct=2000&rt=200");
        receiver.hangs();

        customerTexts("Hi");

        assertThat(received(2)).allMatch(WebhookTests::isSigned);
        await().untilAsserted(() -> assertThat(webhooks())
                .extracting(attempt -> attempt.path("error").asString(""))
                .containsExactly("11200 HTTP retrieval failure: read timeout", ""));
    }

    @Test
    void aUrlsUserInformationIsNeitherCalledNorSigned() {
        demoListensAt("/sms");
        IncomingPhoneNumber.updater(demoNumber().getSid())
                .setSmsUrl(receiver.url("/sms?").replace("//", "//me:secret@"))
                .update(demo());

        customerTexts("Hi");

        var webhook = received(1).getFirst();
        assertThat(webhook.url()).isEqualTo(receiver.url("/sms?"));
        assertThat(isSigned(webhook)).isTrue();
    }

    @Test
    void aWhatsAppUserWithoutANumberIsKnownByTheUserId() {
        demoListensAt("/sms");

        post("/control/texts", """
                {"from": "US.13491208655302741918", "to": "+15005550006", "channel": "whatsapp", "body": "Hi"}""");
        post("/control/texts", """
                {"from": "whatsapp:GB.ENT.9abc", "to": "+15005550006", "body": "Hi"}""");

        assertThat(received(2))
                .allMatch(WebhookTests::isSigned)
                .allMatch(webhook -> !webhook.form().containsKey("WaId"))
                .extracting(
                        webhook -> webhook.form().get("From"),
                        webhook -> webhook.form().get("ExternalUserId"))
                .containsExactlyInAnyOrder(
                        tuple("whatsapp:US.13491208655302741918", "whatsapp:US.13491208655302741918"),
                        tuple("whatsapp:GB.ENT.9abc", "whatsapp:GB.ENT.9abc"));
    }

    @Test
    void aGetCarriesTheParametersInItsSignedUrl() {
        IncomingPhoneNumber.updater(demoNumber().getSid())
                .setSmsUrl(receiver.url("/sms?a=b"))
                .setSmsMethod(HttpMethod.GET)
                .update(demo());

        customerTexts("How much?");

        var webhook = received(1).getFirst();
        assertThat(webhook.method()).isEqualTo("GET");
        assertThat(webhook.url()).startsWith(receiver.url("/sms?a=b&")).contains("Body=How+much%3F");
        assertThat(isSigned(webhook)).isTrue();
    }

    @Test
    void aWhatsAppMessageHasItsChannelsParameters() {
        demoListensAt("/sms");

        post("/control/texts", """
                {"from": "+15551234567", "to": "+15005550006", "channel": "whatsapp",
                 "mediaUrls": ["https://a.example/x.png"], "parameters": {"ProfileName": "Ada"}}""");

        var webhook = received(1).getFirst();
        assertThat(webhook.form())
                .containsEntry("From", "whatsapp:" + THEIRS)
                .containsEntry("To", "whatsapp:" + OURS)
                .containsEntry("ProfileName", "Ada")
                .containsEntry("WaId", "15551234567")
                .containsEntry("MediaContentType0", "image/png")
                .hasEntrySatisfying(
                        "MediaUrl0", url -> assertThat(url).startsWith(url("/2010-04-01/Accounts/" + DEMO)));
        assertThat(isSigned(webhook)).isTrue();
    }

    @Test
    void aRetryRepeatsTheRequestWithTheSameToken() {
        demoListensAt("/sms#rc=3&rp=5xx,ct,rt");
        receiver.answers(503, null, "").answers(500, null, "");

        customerTexts("Hi");

        var attempts = received(3);
        assertThat(attempts)
                .extracting(Received::form)
                .containsOnly(attempts.getFirst().form());
        assertThat(attempts)
                .extracting(attempt -> attempt.header("I-twilio-idempotency-token"))
                .containsOnly(attempts.getFirst().header("I-twilio-idempotency-token"));
        await().untilAsserted(() -> assertThat(webhooks())
                .extracting(
                        entry -> entry.get("attempt").asInt(),
                        entry -> entry.path("answerStatus").asInt())
                .containsExactly(tuple(1, 503), tuple(2, 500), tuple(3, 200)));
    }

    @Test
    void aRefusedConnectionIsTriedOnceMoreByDefault() {
        demoListensAt("/sms");
        receiver.close();

        customerTexts("Hi");

        await().untilAsserted(() -> assertThat(webhooks())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.get("error").asString()).startsWith("11205")));
    }

    @ParameterizedTest
    @CsvSource({"503, text/plain, later, 11200", "200, application/json, {}, 12300", "200, text/xml, <Respo, 12100"})
    void theFallbackUrlIsToldWhatWentWrong(int status, String contentType, String body, String errorCode) {
        demoListensAt("/sms#rc=2&rp=rt");
        IncomingPhoneNumber.updater(demoNumber().getSid())
                .setSmsFallbackUrl(receiver.url("/fallback"))
                .update(demo());
        receiver.answers(status, contentType, body);

        customerTexts("Hi");

        var fallback = received(2).getLast();
        assertThat(fallback.path()).isEqualTo("/fallback");
        assertThat(fallback.form())
                .containsEntry("Body", "Hi")
                .containsEntry("ErrorCode", errorCode)
                .containsEntry("ErrorUrl", receiver.url("/sms"));
        assertThat(isSigned(fallback)).isTrue();
    }

    @Test
    void aSlowAnswerIsNotWaitedForBeyondTheReadTimeout() {
        demoListensAt("/sms#rt=2000&rc=1&rp=rt");
        receiver.hangs();

        var sid = customerTexts("Hi");

        received(2);
        await().untilAsserted(() -> assertThat(webhooks())
                .filteredOn(entry -> entry.get("sid").asString().equals(sid))
                .extracting(entry -> entry.path("error").asString(""))
                .containsExactly("11200 HTTP retrieval failure: read timeout", ""));
    }

    @Test
    void aRedirectTurnsAPostIntoAGetWithoutParameters() {
        demoListensAt("/sms");
        receiver.redirects(302, "/elsewhere");

        customerTexts("Hi");

        var redirected = received(2).getLast();
        assertThat(redirected.method()).isEqualTo("GET");
        assertThat(redirected.url()).isEqualTo(receiver.url("/elsewhere"));
        assertThat(redirected.form()).isEmpty();
        assertThat(isSigned(redirected)).isTrue();
    }

    @Test
    void anEleventhRedirectIsNotFollowed() {
        demoListensAt("/sms");
        for (var i = 0; i < 20; i++) {
            receiver.redirects(307, "/again");
        }

        customerTexts("Hi");

        await().untilAsserted(() -> assertThat(webhooks())
                .singleElement()
                .satisfies(entry -> assertThat(entry.get("error").asString()).startsWith("11215")));
        assertThat(receiver.received()).hasSize(11);
    }

    @Test
    void aTwimlAnswerIsSentToTheCustomer() {
        demoListensAt("/sms");
        receiver.answers(200, "text/xml; charset=utf-8", """
                <?xml version="1.0" encoding="UTF-8"?>
                <Response><Message>One &amp; two</Message><Message><Body>Three</Body></Message></Response>""");

        customerTexts("Hi");

        await().untilAsserted(() -> assertThat(bodies()).containsExactly("Hi", "One & two", "Three"));
    }

    @Test
    void aPlainTextAnswerIsSentAsItIs() {
        demoListensAt("/sms");
        receiver.answers(200, "text/plain", "ok");

        customerTexts("Hi");

        await().untilAsserted(() -> assertThat(bodies()).containsExactly("Hi", "ok"));
    }

    @Test
    void stopEndsAndStartResumesWhatTheCustomerGets() {
        demoListensAt("/sms");

        customerTexts(" stop ");
        customerTexts("STOP PLEASE");

        assertThat(json(get("/control/behaviour")).get("optedOut").toString())
                .isEqualTo("[{\"ours\":\"+15005550006\",\"theirs\":\"+15551234567\"}]");
        assertThat(received(2))
                .extracting(webhook -> webhook.form().get("Body"))
                .contains(" stop ", "STOP PLEASE");
        assertThat(bodies()).anySatisfy(body -> assertThat(body).contains("unsubscribed"));

        customerTexts("START");
        assertThat(json(get("/control/behaviour")).get("optedOut").size()).isZero();
    }

    @Test
    void aDuplicatedWebhookIsTheSameTwiceAndAnsweredOnce() {
        demoListensAt("/sms");
        behaves("{\"duplicateWebhooks\": 2}");
        receiver.answers(200, "text/plain", "ok").answers(200, "text/plain", "ok");

        customerTexts("Hi");

        var copies = received(2);
        assertThat(copies.getFirst().form()).isEqualTo(copies.getLast().form());
        await().untilAsserted(() -> assertThat(bodies()).containsExactly("Hi", "ok"));
    }

    @Test
    void aDroppedWebhookIsOnlyLogged() {
        demoListensAt("/sms");
        behaves("{\"dropWebhooks\": 1}");

        customerTexts("lost");
        customerTexts("found");

        assertThat(received(1))
                .extracting(webhook -> webhook.form().get("Body"))
                .containsExactly("found");
        await().untilAsserted(() -> assertThat(webhooks())
                .filteredOn(entry -> entry.has("error"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.get("error").asString()).startsWith("dropped")));
    }

    private List<Received> received(int count) {
        await().untilAsserted(() -> assertThat(receiver.received()).hasSize(count));
        return receiver.received();
    }

    private List<String> bodies() {
        return phone().stream().map(message -> message.get("body").asString()).toList();
    }

    private static boolean isSigned(Received webhook) {
        var form = webhook.form();
        return DEMO_SIGNATURE.validate(webhook.url(), form, webhook.header("X-twilio-signature"));
    }
}

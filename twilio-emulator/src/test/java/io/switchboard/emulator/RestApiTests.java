package io.switchboard.emulator;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

import com.twilio.exception.ApiException;
import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.incomingphonenumber.Local;
import com.twilio.rest.api.v2010.account.incomingphonenumber.Mobile;
import com.twilio.rest.api.v2010.account.incomingphonenumber.TollFree;
import com.twilio.rest.api.v2010.account.message.Media;
import com.twilio.type.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** The official SDK understands every answer of the REST API. */
class RestApiTests extends EmulatorTest {

    @Test
    void aMainAccountSeesItsSubaccountsAndASubaccountOnlyItself() {
        assertThat(Account.reader().read(main())).extracting(Account::getSid).containsExactly(OTHER, DEMO, MAIN);
        assertThat(Account.reader().read(demo())).extracting(Account::getSid).containsExactly(DEMO);
        assertThat(Account.reader().setFriendlyName("demo").read(main())).hasSize(1);
    }

    @Test
    void aNewSubaccountHasItsOwnTokenAndCanBeSuspended() {
        var created = Account.creator().setFriendlyName("third").create(main());

        assertThat(created.getOwnerAccountSid()).isEqualTo(MAIN);
        assertThat(created.getAuthToken()).matches("[0-9a-f]{32}");
        assertThat(Account.fetcher(created.getSid())
                        .fetch(sdk(created.getSid(), created.getAuthToken()))
                        .getStatus())
                .isEqualTo(Account.Status.ACTIVE);

        var suspended = Account.updater(created.getSid())
                .setStatus(Account.Status.SUSPENDED)
                .update(main());
        assertThat(suspended.getStatus()).isEqualTo(Account.Status.SUSPENDED);
    }

    @Test
    void credentialsReachNoFurtherThanTwilios() {
        assertThat(Message.reader(DEMO).read(main())).isEmpty();
        assertThat(failure(() -> Message.reader(DEMO).firstPage(other()))).isEqualTo("401 20003");
        assertThat(failure(() -> Message.reader(MAIN).firstPage(demo()))).isEqualTo("401 20003");
        assertThat(failure(() -> Message.reader().firstPage(sdk(DEMO, "wrong"))))
                .isEqualTo("401 20003");
        assertThat(failure(() -> Account.creator().create(demo()))).isEqualTo("401 20003");
    }

    @Test
    void anUpdatedNumberKeepsWhatIsMissingAndClearsWhatIsEmpty() {
        var sid = demoNumber().getSid();
        IncomingPhoneNumber.updater(sid)
                .setSmsUrl("https://a.example/sms#rc=3")
                .setSmsMethod(HttpMethod.GET)
                .setVoiceUrl("https://a.example/voice")
                .setStatusCallback("https://a.example/status")
                .update(demo());

        var updated = IncomingPhoneNumber.updater(sid)
                .setVoiceUrl("")
                .setFriendlyName("Shop")
                .update(demo());

        assertThat(updated.getSmsUrl()).isEqualTo(URI.create("https://a.example/sms#rc=3"));
        assertThat(updated.getSmsMethod()).isEqualTo(HttpMethod.GET);
        assertThat(updated.getVoiceUrl().toString()).isEmpty();
        assertThat(updated.getStatusCallback()).isEqualTo(URI.create("https://a.example/status"));
        assertThat(updated.getFriendlyName()).isEqualTo("Shop");
        assertThat(updated.getPhoneNumber()).isEqualTo(new PhoneNumber(OURS));
        assertThat(updated.getCapabilities().getSms()).isTrue();
        assertThat(updated.getDateCreated())
                .isCloseTo(ZonedDateTime.now(ZoneOffset.UTC), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void numbersAreBoughtFoundMovedAndReleased() {
        var bought = IncomingPhoneNumber.creator(MAIN, new PhoneNumber("+14155550100"))
                .setSmsUrl("https://a.example/sms")
                .create(main());
        assertThat(bought.getSmsUrl()).isEqualTo(URI.create("https://a.example/sms"));
        assertThat(IncomingPhoneNumber.reader().setPhoneNumber("+1415*").read(main()))
                .hasSize(1);
        assertThat(failure(() -> IncomingPhoneNumber.creator(new PhoneNumber("+14155550100"))
                        .create(demo())))
                .isEqualTo("400 21422");

        IncomingPhoneNumber.updater(MAIN, bought.getSid()).setAccountSid(DEMO).update(main());
        assertThat(IncomingPhoneNumber.fetcher(bought.getSid()).fetch(demo()).getAccountSid())
                .isEqualTo(DEMO);

        assertThat(IncomingPhoneNumber.deleter(bought.getSid()).delete(demo())).isTrue();
        assertThat(failure(() -> IncomingPhoneNumber.fetcher(bought.getSid()).fetch(demo())))
                .isEqualTo("404 20404");
    }

    @Test
    void aNumberCanBeBoughtByAreaCode() {
        var bought = IncomingPhoneNumber.creator("415").create(demo());

        assertThat(bought.getPhoneNumber().toString()).matches("\\+1415\\d{7}");
    }

    @Test
    void eachTypeOfNumberHasAListOfItsOwn() {
        for (var address : List.of("+18005550100", "+18885550101", "+447700900123", "+441632960001")) {
            IncomingPhoneNumber.creator(new PhoneNumber(address)).create(demo());
        }
        Mobile.creator(new PhoneNumber("+14155550177"))
                .setFriendlyName("Courier")
                .create(demo());

        assertThat(TollFree.reader().setPageSize(1L).read(demo()))
                .extracting(number -> number.getPhoneNumber().toString())
                .containsExactly("+18885550101", "+18005550100");
        assertThat(Mobile.reader().read(demo()))
                .extracting(number -> number.getPhoneNumber().toString())
                .containsExactly("+14155550177", "+447700900123");
        assertThat(Local.reader().read(demo()))
                .extracting(number -> number.getPhoneNumber().toString())
                .containsExactly("+441632960001", OURS);
        assertThat(IncomingPhoneNumber.reader().read(demo()))
                .extracting(IncomingPhoneNumber::getType)
                .containsExactly("mobile", "local", "mobile", "toll-free", "toll-free", "local");
    }

    @Test
    void theListsOfATypeAreFilteredAsTheWholeList() {
        TollFree.creator(new PhoneNumber("+18005550100"))
                .setFriendlyName("Orders")
                .create(demo());
        TollFree.creator(new PhoneNumber("+18885550101")).create(demo());

        assertThat(TollFree.reader().setPhoneNumber("+1800*").read(demo())).hasSize(1);
        assertThat(TollFree.reader().setFriendlyName("Orders").read(demo())).hasSize(1);
        assertThat(TollFree.reader().setFriendlyName("Other").read(demo())).isEmpty();
        assertThat(TollFree.reader().setBeta(true).read(demo())).isEmpty();
        assertThat(TollFree.reader().setOrigin("hosted").read(demo())).isEmpty();
        assertThat(TollFree.reader().read(other())).isEmpty();
        assertThat(failure(() -> TollFree.reader(DEMO).firstPage(other()))).isEqualTo("401 20003");
    }

    @Test
    void aNumberOfAnotherTypeIsNotForSaleThere() {
        assertThat(failure(
                        () -> TollFree.creator(new PhoneNumber("+14155550100")).create(demo())))
                .isEqualTo("400 21421");
        assertThat(failure(() -> Local.creator(new PhoneNumber("+18005550100")).create(demo())))
                .isEqualTo("400 21421");
    }

    @Test
    void aMessageToAWhatsAppUserWithoutANumberIsDelivered() {
        var user = "whatsapp:US.13491208655302741918";
        behaves("{\"whatsappWindow\": false}");

        var message = Message.creator(new PhoneNumber(user), new PhoneNumber("whatsapp:" + OURS), "Hello")
                .setStatusCallback(URI.create(receiver.url("/status")))
                .create(demo());

        await().untilAsserted(() -> assertThat(receiver.received())
                .extracting(status ->
                        status.form().get("MessageStatus") + " " + status.form().get("To"))
                .contains("delivered " + user));
        assertThat(Message.reader().setTo(user).read(demo()))
                .extracting(Message::getSid)
                .containsExactly(message.getSid());
        assertThat(json(get("/control/messages?address=" + user)).get("messages"))
                .hasSize(1);
        for (var unreachable :
                List.of("US.13491208655302741918", "whatsapp:US.", "whatsapp:us.1", "whatsapp:USA.1", "rcs:US.1")) {
            assertThat(failure(() -> Message.creator(
                                    new PhoneNumber(unreachable), new PhoneNumber("whatsapp:" + OURS), "Hello")
                            .create(demo())))
                    .as(unreachable)
                    .isEqualTo("400 21211");
        }
    }

    @Test
    void impossibleWebhookSettingsAreRefused() {
        var sid = demoNumber().getSid();

        assertThat(failure(() ->
                        IncomingPhoneNumber.updater(sid).setSmsUrl("nonsense").update(demo())))
                .isEqualTo("400 21402");
        assertThat(failure(() -> IncomingPhoneNumber.updater(sid)
                        .setSmsMethod(HttpMethod.DELETE)
                        .update(demo())))
                .isEqualTo("400 21403");
    }

    @Test
    void aSentMessageIsQueuedThenDelivered() {
        var message = send("Hello 👋");

        assertThat(message.getStatus()).isEqualTo(Message.Status.QUEUED);
        assertThat(message.getDirection()).isEqualTo(Message.Direction.OUTBOUND_API);
        assertThat(message.getSid()).matches("SM[0-9a-f]{32}");
        assertThat(message.getDateSent()).isNull();
        assertThat(message.getNumSegments()).isEqualTo("1");
        await().untilAsserted(() -> {
            var fetched = Message.fetcher(message.getSid()).fetch(demo());
            assertThat(fetched.getStatus()).isEqualTo(Message.Status.DELIVERED);
            assertThat(fetched.getDateSent()).isNotNull();
        });
        assertThat(phone()).singleElement().satisfies(received -> {
            assertThat(received.get("body").asString()).isEqualTo("Hello 👋");
            assertThat(received.get("status").asString()).isEqualTo("delivered");
        });
    }

    @Test
    void messagesAreListedNewestFirstOverManyPages() {
        var sent =
                IntStream.range(0, 7).mapToObj(i -> send("text " + i).getSid()).toList();

        var listed = Message.reader().setPageSize(2L).read(demo());

        var sids = new ArrayList<String>();
        listed.forEach(message -> sids.add(message.getSid()));
        assertThat(sids).containsExactlyElementsOf(sent.reversed());
    }

    @Test
    void aPageLeadsForwardsAndBack() {
        IntStream.range(0, 5).forEach(i -> send("text " + i));

        var first = Message.reader().setPageSize(2L).firstPage(demo());
        var second = Message.reader().nextPage(first, demo());
        var third = Message.reader().nextPage(second, demo());
        var again = Message.reader().previousPage(second, demo());

        assertThat(third.getRecords()).extracting(Message::getBody).containsExactly("text 0");
        assertThat(third.hasNextPage()).isFalse();
        assertThat(again.getRecords()).extracting(Message::getBody).containsExactly("text 4", "text 3");
    }

    @Test
    void messagesAreFilteredByAddressesAndDate() {
        send("one");
        customerTexts("two");

        assertThat(Message.reader().setTo(THEIRS).setFrom(OURS).read(demo()))
                .extracting(Message::getBody)
                .containsExactly("one");
        assertThat(Message.reader().setFrom(THEIRS).read(demo()))
                .extracting(Message::getBody)
                .containsExactly("two");
        var now = ZonedDateTime.now(ZoneOffset.UTC);
        assertThat(Message.reader().setDateSentAfter(now.minusMinutes(5)).read(demo()))
                .hasSize(2);
        assertThat(Message.reader().setDateSentAfter(now.plusMinutes(5)).read(demo()))
                .isEmpty();
        assertThat(Message.reader().setDateSentBefore(now.minusMinutes(5)).read(demo()))
                .isEmpty();
        assertThat(Message.reader().setFrom(THEIRS).read(other())).isEmpty();
    }

    @Test
    void aMessageIsRedactedAndDeletedOnceItIsFinal() {
        behaves("{\"statusDelayMillis\": 60000}");
        var waiting = send("secret");
        assertThat(failure(() -> Message.deleter(waiting.getSid()).delete(demo())))
                .isEqualTo("409 20009");
        assertThat(Message.updater(waiting.getSid()).setBody("").update(demo()).getBody())
                .isEmpty();

        var received = customerTexts("bye");
        assertThat(Message.deleter(received).delete(demo())).isTrue();
        assertThat(failure(() -> Message.fetcher(received).fetch(demo()))).isEqualTo("404 20404");
    }

    @ParameterizedTest
    @CsvSource({
        "+15005550006, +15005550001, 21211",
        "+15005550006, nonsense, 21211",
        "+15005550006, +15005550002, 21612",
        "+15005550006, +15005550003, 21408",
        "+15005550006, +15005550004, 21610",
        "+15005550006, +15005550009, 21614",
        "+15005550001, +15551234567, 21212",
        "+15005550007, +15551234567, 21606",
        "+15005550008, +15551234567, 21611",
        "+15005550010, +15551234567, 21606",
        "whatsapp:+15005550006, +15551234567, 21910"
    })
    void aMessageThatCannotBeSentIsRefusedWithTwiliosCode(String from, String to, int code) {
        assertThat(failure(() -> Message.creator(new PhoneNumber(to), new PhoneNumber(from), "Hi")
                        .create(demo())))
                .isEqualTo("400 " + code);
        assertThat(Message.reader().read(demo())).isEmpty();
    }

    @Test
    void aBodyMustBeThereAndHaveAtMost1600Characters() {
        assertThat(send("😀".repeat(1600)).getBody()).hasSize(3200);
        assertThat(failure(() -> send("a".repeat(1601)))).isEqualTo("400 21617");
        assertThat(failure(() -> send(""))).isEqualTo("400 21619");
    }

    @Test
    void whatIsNotEmulatedIsRefusedInsteadOfIgnored() {
        assertThat(failure(() -> Message.creator(new PhoneNumber(THEIRS), "MG00000000000000000000000000000001", "Hi")
                        .create(demo())))
                .isEqualTo("400 20001");
    }

    @Test
    void mediaAreListedAndTheirContentIsServedOrPointedTo() {
        post("/control/texts", """
                {"from": "%s", "to": "%s", "mediaUrls": ["data:text/plain;base64,SGk=", "https://a.example/cat.png"]}""".formatted(THEIRS, OURS));
        var message = Message.reader().read(demo()).iterator().next();
        var media = new ArrayList<Media>();
        Media.reader(message.getSid()).read(demo()).forEach(media::add);

        assertThat(message.getSid()).startsWith("MM");
        assertThat(message.getNumMedia()).isEqualTo("2");
        assertThat(media).extracting(Media::getContentType).containsExactly("text/plain", "image/png");
        var stored = content(media.getFirst());
        assertThat(stored.statusCode()).isEqualTo(307);
        assertThat(stored.headers().firstValue("Location").orElse(""))
                .as("another host than the API's")
                .startsWith("http://127.0.0.1:");
        assertThat(content(media.getLast()).headers().firstValue("Location")).contains("https://a.example/cat.png");
    }

    private HttpResponse<String> content(Media media) {
        var credentials =
                Base64.getEncoder().encodeToString((DEMO + ":demo-auth-token").getBytes(StandardCharsets.UTF_8));
        return send(request(media.getUri().replace(".json", "")).header("Authorization", "Basic " + credentials));
    }

    @Test
    void theOldestMessagesAreForgotten() {
        behaves("{\"statusDelayMillis\": 60000}");
        var oldest = customerTexts("first");
        IntStream.range(0, 500).parallel().forEach(i -> customerTexts("text " + i));

        assertThat(failure(() -> Message.fetcher(oldest).fetch(demo()))).isEqualTo("404 20404");
        assertThat(phone()).hasSize(500);
    }

    private Message send(String body) {
        return Message.creator(new PhoneNumber(THEIRS), new PhoneNumber(OURS), body)
                .create(demo());
    }

    /** The HTTP status and error code. */
    private static String failure(Runnable request) {
        var failure = catchThrowableOfType(ApiException.class, request::run);
        assertThat(failure.getMoreInfo()).isEqualTo("https://www.twilio.com/docs/errors/" + failure.getCode());
        return failure.getStatusCode() + " " + failure.getCode();
    }
}

package io.switchboard.emulator;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.rest.content.v1.Content;
import com.twilio.rest.content.v1.ContentAndApprovals;
import com.twilio.type.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class ContentAndConsentTests extends EmulatorTest {

    private static final String REMINDER = "HX000000000000000000000000000000a1";

    @Test
    void theSdkListsAndFetchesTheAccountsOwnTemplates() {
        assertThat(StreamSupport.stream(
                        ContentAndApprovals.reader().read(demo()).spliterator(), false))
                .extracting(ContentAndApprovals::getFriendlyName)
                .containsExactly("appointment_reminder", "winter_offer");
        assertThat(Content.fetcher(REMINDER).fetch(demo()).getVariables()).hasToString("{1=Ada, 2=Friday}");
        assertThat(Content.reader().read(other())).isEmpty();
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> Content.fetcher(REMINDER).fetch(other()))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(404));
    }

    @Test
    void templatesAreAddedByTheControlApiAndReadPageByPage() {
        for (var i = 0; i < 3; i++) {
            var answer = post(
                    "/control/contents",
                    JsonMapper.shared()
                            .writeValueAsString(
                                    Map.of("accountSid", OTHER, "friendlyName", "t" + i, "body", "Hi {{1}}")));
            assertThat(answer.statusCode()).isEqualTo(201);
        }

        assertThat(ContentAndApprovals.reader().pageSize(2).read(other()))
                .extracting(ContentAndApprovals::getFriendlyName)
                .containsExactly("t0", "t1", "t2");
    }

    @Test
    void aTemplateIsSentOutsideTheWindowWithItsValues() {
        var message = whatsapp()
                .setContentSid(REMINDER)
                .setContentVariables("{\"1\":\"Grace\",\"2\":\"Monday\"}")
                .create(demo());

        assertThat(message.getBody()).isEqualTo("Hello Grace, we look forward to seeing you on Monday.");
        await().untilAsserted(() -> assertThat(status(message)).isEqualTo("delivered"));
    }

    @ParameterizedTest
    @CsvSource({
        "HX00000000000000000000000000000099, '{}', 21655",
        "HX000000000000000000000000000000a1, 'no json', 21656"
    })
    void aWrongTemplateIsRejected(String sid, String variables, int code) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> whatsapp()
                        .setContentSid(sid)
                        .setContentVariables(variables)
                        .create(demo()))
                .satisfies(problem -> assertThat(problem.getCode()).isEqualTo(code));
    }

    @Test
    void aFreeTextOnWhatsappFailsUntilTheCustomerHasWritten() {
        var early = whatsapp("Hello").create(demo());
        await().untilAsserted(() -> assertThat(status(early)).isEqualTo("failed 63016"));
        post(
                "/control/texts",
                JsonMapper.shared()
                        .writeValueAsString(Map.of("from", THEIRS, "to", OURS, "body", "Hi", "channel", "whatsapp")));

        var answer = whatsapp("Hello again").create(demo());

        await().untilAsserted(() -> assertThat(status(answer)).isEqualTo("delivered"));
    }

    @ParameterizedTest
    @CsvSource({"+15005563018, 63018", "+15005530003, 30003"})
    void aMagicAddressFailsWithTheCodeInIt(String to, int code) {
        var message = Message.creator(new PhoneNumber(to), new PhoneNumber(OURS), "Hi")
                .create(demo());

        await().untilAsserted(() -> assertThat(status(message)).isEqualTo("failed " + code));
    }

    @ParameterizedTest
    @CsvSource({"ALTO, STOP, COMENZAR", "Arrêt, STOP, DEBUT", "stopp, STOP, ANMELDEN", "SAIR, STOP, VOLTAR"})
    void advancedOptOutKnowsWordsOfOtherLanguages(String word, String type, String again) {
        demoListensAt("/sms");
        behaves("{\"advancedOptOut\": true}");

        customerTexts(word);

        await().untilAsserted(() -> assertThat(receiver.received())
                .extracting(webhook -> webhook.form().get("OptOutType"))
                .containsExactly(type));
        assertThat(phone())
                .last()
                .extracting(text -> text.get("body").asString())
                .asString()
                .contains(again);
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> Message.creator(new PhoneNumber(THEIRS), new PhoneNumber(OURS), "Hi")
                        .create(demo()))
                .satisfies(problem -> assertThat(problem.getCode()).isEqualTo(21610));
        customerTexts(again);
        assertThat(Message.creator(new PhoneNumber(THEIRS), new PhoneNumber(OURS), "Hi")
                        .create(demo())
                        .getSid())
                .isNotNull();
    }

    @Test
    void withoutItOnlyTheEnglishWordsCountAndAreNotMarked() {
        demoListensAt("/sms");

        customerTexts("ALTO");
        customerTexts("STOP");

        await().untilAsserted(() -> assertThat(receiver.received()).hasSize(2));
        assertThat(receiver.received()).noneMatch(webhook -> webhook.form().containsKey("OptOutType"));
        assertThat(json(get("/control/behaviour")).get("optedOut")).hasSize(1);
    }

    private MessageCreator whatsapp() {
        return Message.creator(new PhoneNumber("whatsapp:" + THEIRS), new PhoneNumber("whatsapp:" + OURS), List.of());
    }

    private MessageCreator whatsapp(String body) {
        return Message.creator(new PhoneNumber("whatsapp:" + THEIRS), new PhoneNumber("whatsapp:" + OURS), body);
    }

    private String status(Message message) {
        var now = Message.fetcher(message.getSid()).fetch(demo());
        return now.getErrorCode() == null ? now.getStatus().toString() : now.getStatus() + " " + now.getErrorCode();
    }
}

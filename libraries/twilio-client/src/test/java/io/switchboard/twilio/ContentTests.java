package io.switchboard.twilio;

import java.util.List;
import java.util.Map;

import io.switchboard.twilio.content.ContentTemplate;
import io.switchboard.twilio.content.ContentTemplates;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ContentTests {

    private final TwilioStub twilio = new TwilioStub();
    private final TwilioClients clients = new TwilioClients(TwilioSettings.of(twilio.url()));
    private final TwilioAccount account = clients.account("AC00000000000000000000000000000001", "local-auth-token");

    @AfterEach
    void close() {
        clients.close();
        twilio.close();
    }

    @Test
    void readsAllPagesOfTheContentApi() {
        twilio.answers(200, """
                {"meta":{"next_page_url":"https://content.twilio.com/v1/ContentAndApprovals?PageSize=100&Page=1"},
                 "contents":[{"sid":"HX1","account_sid":"AC1","friendly_name":"reminder","language":"en",
                   "variables":{"10":"x","2":"Friday","1":"Ada"},
                   "types":{"twilio/quick-reply":{"body":"Hello {{1}}","actions":[]}},
                   "approval_requests":{"status":"approved","category":"UTILITY","rejection_reason":""}}]}""").answers(200, """
                {"meta":{"next_page_url":null},"contents":[{"sid":"HX2","types":{"twilio/media":{"media":["x"]}}}]}""");

        var templates = new ContentTemplates(account).list(500);

        assertThat(templates).extracting(ContentTemplate::sid).containsExactly("HX1", "HX2");
        var first = templates.getFirst();
        assertThat(first.variableNames()).containsExactly("1", "2", "10");
        assertThat(first.text()).isEqualTo("Hello {{1}}");
        assertThat(first.isApproved()).isTrue();
        assertThat(templates.getLast().approval()).isEqualTo("unsubmitted");
        assertThat(twilio.calls())
                .extracting(call -> call.target())
                .allMatch(target -> target.startsWith("/content/v1/"));
    }

    @Test
    void aListWhosePagesLeadElsewhereIsNotTakenForComplete() {
        twilio.answers(200, """
                {"meta":{"next_page_url":"https://content.example.com/v1/ContentAndApprovals?Page=1"},"contents":[]}""");

        var templates = new ContentTemplates(account);

        assertThatExceptionOfType(TwilioUnavailable.class).isThrownBy(() -> templates.list(500));
        assertThat(twilio.calls()).hasSize(1);
    }

    @Test
    void aContentTemplateIsSentInPlaceOfTextAndMedia() {
        twilio.answers(201, "{\"sid\":\"SM1\",\"status\":\"queued\",\"num_segments\":\"1\"}");

        account.messages()
                .send(new OutgoingMessage(
                        "whatsapp:+15005550006",
                        "whatsapp:+15551230001",
                        "Hello Ada \"x\"",
                        List.of(),
                        null,
                        new OutgoingMessage.Content("HX1", Map.of("1", "Ada \"x\""))));

        assertThat(twilio.calls().getFirst().body().split("&"))
                .containsExactlyInAnyOrder(
                        "From=whatsapp%3A%2B15005550006",
                        "To=whatsapp%3A%2B15551230001",
                        "ContentSid=HX1",
                        "ContentVariables=%7B%221%22%3A%22Ada+%5C%22x%5C%22%22%7D");
    }
}

package io.switchboard.conversation.sending.content;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.switchboard.conversation.contenttemplate.AccountTemplates;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.sending.content.TextRenderer.Recipient;
import io.switchboard.conversation.support.EmulatedTwilio;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.template.Templates;
import io.switchboard.directory.Account;
import io.switchboard.events.setting.Template;
import io.switchboard.events.setting.Template.Kind;
import io.switchboard.testing.emulator.TwilioEmulator;
import io.switchboard.testing.emulator.TwilioFault;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.web.ApiProblem;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TextRendererTests {

    private static final String REMINDER = "HX000000000000000000000000000000a1";
    private static final String OFFER = "HX000000000000000000000000000000a2";
    private static final AddressPair SMS = new AddressPair("sms", OneNumber.ADDRESS, "+15551230001");
    private static final AddressPair WHATSAPP = new AddressPair("whatsapp", OneNumber.ADDRESS, "+15551230001");
    private static final Account DEMO = new Account(OneNumber.ACCOUNT_SID, "demo", "token", null, null);
    private static final Account OTHER =
            new Account("AC000000000000000000000000000000d2", "other", "token", null, null);

    private final EmulatedTwilio twilio = new EmulatedTwilio();
    private final TestStore store = new TestStore(twilio.url());
    private final AccountTemplates contentTemplates =
            new AccountTemplates(store.get(TwilioClients.class), store.clock());
    private final TextRenderer renderer = new TextRenderer(store.get(Templates.class), contentTemplates);

    @AfterEach
    void close() {
        store.close();
        twilio.close();
    }

    @Test
    void aTextOfItsOwnStaysAsItIs() {
        assertThat(render(new RequestedText("Hello {{name}}", null, null, null, null)))
                .isEqualTo(RenderedText.of("Hello {{name}}"));
    }

    @Test
    void aTemplateIsRenderedWithItsValues() {
        var rendered = render(template(Map.of("name", "Ada", "date", "Friday", "time", "noon")));

        assertThat(rendered.body()).startsWith("Hello Ada, your appointment is confirmed for Friday at noon.");
        assertThat(rendered.templateId()).isEqualTo(appointment().id());
    }

    @Test
    void everyMissingVariableIsNamed() {
        assertProblem(template(Map.of("date", "Friday")), "missing-variables")
                .satisfies(problem -> assertThat(problem.getBody().getProperties())
                        .containsEntry("missing", List.of("name", "time")));
    }

    @Test
    void everyUnknownVariableIsNamed() {
        assertProblem(template(Map.of("name", "Ada", "date", "x", "time", "y", "colour", "red")), "unknown-variables")
                .satisfies(problem ->
                        assertThat(problem.getBody().getProperties()).containsEntry("unknown", List.of("colour")));
    }

    @Test
    void aValueWithTheSyntaxOfAVariableIsText() {
        var rendered = render(template(Map.of("name", "{{time}}$1\\", "date", "{{", "time", "}}")));

        assertThat(rendered.body()).startsWith("Hello {{time}}$1\\, your appointment is confirmed for {{ at }}.");
    }

    @Test
    void hugeBrokenAndAbsentValuesAreRejected() {
        assertProblem(template(Map.of("name", "a".repeat(1601), "date", "", "time", "")), "invalid-variables");
        assertProblem(template(Map.of("name", "\ud83d", "date", "", "time", "")), "invalid-text");
        assertProblem(template(Collections.singletonMap("name", null)), "invalid-variables");
        var many = new HashMap<String, @Nullable String>();
        IntStream.range(0, 101).forEach(number -> many.put("v" + number, ""));
        assertProblem(template(many), "invalid-variables");
    }

    @Test
    void aTemplateOfAnotherTenantIsAsUnknownAsOneThatDoesNotExist() {
        assertProblem(
                new RequestedText(null, "019aa5b2-7c31-7cc3-98c4-dc0c0c073912", null, null, null), "unknown-template");
    }

    @Test
    void severalTextsAreRejected() {
        assertProblem(new RequestedText("Hi", appointment().id(), null, null, null), "ambiguous-content");
        assertProblem(new RequestedText("Hi", null, Map.of("a", "b"), null, null), "ambiguous-content");
        assertProblem(new RequestedText("Hi", null, null, null, Map.of("1", "b")), "ambiguous-content");
    }

    @Test
    void aContentTemplateIsShownAsTwilioRendersIt() {
        var rendered = render(content(REMINDER, Map.of("1", "Ada", "2", "Friday")));

        assertThat(rendered)
                .isEqualTo(new RenderedText(
                        "Hello Ada, we look forward to seeing you on Friday.",
                        null,
                        REMINDER,
                        Map.of("1", "Ada", "2", "Friday"),
                        true));
    }

    @Test
    void aContentTemplateThatWhatsappHasNotApprovedIsNoneForOutsideTheWindow() {
        assertThat(render(content(OFFER, Map.of("1", "Ada"))).isApproved()).isFalse();
    }

    @Test
    void theVariablesOfAContentTemplateAreChecked() {
        assertProblem(content(REMINDER, Map.of("1", "Ada")), "missing-variables");
        assertProblem(content(REMINDER, Map.of("1", "a", "2", "b", "3", "c")), "unknown-variables");
    }

    @Test
    void aContentTemplateOfAnotherAccountIsUnknown() {
        assertProblem(
                recipient(WHATSAPP, OTHER), content(REMINDER, Map.of("1", "a", "2", "b")), "unknown-content-template");
        assertProblem(
                recipient(WHATSAPP, null), content(REMINDER, Map.of("1", "a", "2", "b")), "unknown-content-template");
    }

    @Test
    void contentTemplatesAreReadOnceAMinuteAndUsedWhileTwilioIsAway() {
        contentTemplates.of(DEMO);
        TwilioEmulator.shared().fails(TwilioFault.on("GET", "/content/v1").isRefused(503, 20503));

        assertThat(contentTemplates.of(DEMO)).hasSize(2);
        store.clock().advance(Duration.ofMinutes(2));
        assertThat(contentTemplates.of(DEMO)).hasSize(2);
        store.clock().advance(Duration.ofHours(1));
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> contentTemplates.of(DEMO))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
    }

    private Template appointment() {
        return store.get(Templates.class).page(OneNumber.TENANT, null, 10).stream()
                .filter(template -> template.kind() == Kind.APPOINTMENT_CONFIRMATION)
                .findFirst()
                .orElseThrow();
    }

    private RequestedText template(Map<String, @Nullable String> variables) {
        return new RequestedText(null, appointment().id(), variables, null, null);
    }

    private static RequestedText content(String sid, Map<String, @Nullable String> variables) {
        return new RequestedText(null, null, null, sid, variables);
    }

    private static Recipient recipient(AddressPair pair, @Nullable Account account) {
        return new Recipient(OneNumber.TENANT, pair, "Ada", () -> Optional.ofNullable(account));
    }

    private RenderedText render(RequestedText text) {
        return renderer.render(recipient(text.contentSid() == null ? SMS : WHATSAPP, DEMO), text);
    }

    private ThrowableAssertAlternative<ApiProblem> assertProblem(RequestedText text, String type) {
        return assertProblem(recipient(SMS, DEMO), text, type);
    }

    private ThrowableAssertAlternative<ApiProblem> assertProblem(Recipient recipient, RequestedText text, String type) {
        return assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> renderer.render(recipient, text))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
                    assertThat(problem.getBody().getType()).hasPath("/problems/" + type);
                });
    }
}

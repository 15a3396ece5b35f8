package io.switchboard.console;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Writes agents' messages and follows their statuses. */
class WritingIT extends InTheBrowser {

    WritingIT(ChromeDriver browser) {
        super(browser);
    }

    @Test
    void anAnswerIsQueuedAtOnceAndThenFollowedUntilItIsDelivered() {
        open(ada);

        console.sends("Good morning");

        eventually(() -> assertThat(switchboard.sent()).hasSize(1));
        var sent = switchboard.sent().getFirst();
        eventually(() -> assertThat(console.messages())
                .containsExactly(new ConsolePage.Shown(sent.id(), "outbound", "queued", "Good morning", "Sending")));
        switchboard.statusChanges(sent, "sending");
        switchboard.statusChanges(sent, "delivered");
        switchboard.statusChanges(sent, "sent");
        switchboard.customerTexts(ada, "And to you");
        eventually(() -> assertThat(console.messages())
                .hasSize(2)
                .first()
                .isEqualTo(new ConsolePage.Shown(sent.id(), "outbound", "delivered", "Good morning", "Delivered")));
    }

    @Test
    void saysWhyAMessageFailed() {
        open(ada);
        console.sends("Hello?");
        eventually(() -> assertThat(switchboard.sent()).hasSize(1));

        switchboard.fails(switchboard.sent().getFirst(), "30003", "The phone is switched off");

        eventually(() -> assertThat(console.text("reason"))
                .contains("Not delivered: the phone is off or out of reach.", "Twilio 30003", "Send again"));
    }

    @Test
    void tryingAgainNeverSendsTwice() {
        open(ada);
        switchboard.sendsTheNextSecretlyAndAnswers(Answer.problem(503, "Too busy", "Please wait."));

        console.sends("Only once");

        eventually(() -> assertThat(switchboard.sent()).hasSize(1));
        eventually(() -> assertThat(console.messages())
                .singleElement()
                .extracting(ConsolePage.Shown::status)
                .isEqualTo("queued"));
        eventually(() -> assertThat(switchboard.api.requests("POST", "/api/conversations/" + ada.id() + "/messages"))
                .hasSize(2)
                .extracting(StubbedApi.Request::idempotencyKey)
                .containsOnly(switchboard
                        .api
                        .requests("POST", "/api/conversations/" + ada.id() + "/messages")
                        .getFirst()
                        .idempotencyKey()));
        assertThat(switchboard.sent()).hasSize(1);
    }

    @Test
    void aRefusedMessageCanBeEdited() {
        open(ada);
        switchboard.refusesTheNextSendWith(Answer.problem(422, "Opted out", "This person asked for no more texts."));
        console.sends("Buy now");
        eventually(() -> assertThat(console.messages())
                .extracting(ConsolePage.Shown::status)
                .contains("not-sent"));
        assertThat(console.text("reason")).contains("Not sent: Opted out. This person asked for no more texts.");

        console.remedies("edit");

        eventually(() -> assertThat(console.value("composer")).isEqualTo("Buy now"));
        eventually(() -> assertThat(console.messages()).isEmpty());
    }

    @Test
    void aConflictIsARefusalAndHoldsNothingBack() {
        open(ada);
        switchboard.refusesTheNextSendWith(
                Answer.problem(409, "Conflict", "The customer has opted out of texts from this number."));
        console.sends("Buy now");
        eventually(() -> assertThat(console.text("reason"))
                .contains("Not sent: the customer has opted out of texts from this number.", "Discard"));

        console.sends("And tomorrow");

        eventually(() -> assertThat(switchboard.sent())
                .singleElement()
                .extracting(Message::body)
                .isEqualTo("And tomorrow"));
        assertThat(switchboard.api.requests("POST", "/api/conversations/" + ada.id() + "/messages"))
                .hasSize(2);
    }

    @Test
    void sendsNothingThatIsEmptyOrTooLong() {
        open(ada);
        console.types("composer", "  ", Keys.ENTER);
        eventually(() -> assertThat(console.canClick("send")).isFalse());

        console.pastes("composer", "x".repeat(1600));
        eventually(() -> assertThat(console.canClick("send")).isTrue());
        console.types("composer", "yz");

        eventually(() -> assertThat(console.canClick("send")).isFalse());
        assertThat(console.text("thread")).contains("2 characters too many: a text has at most 1,600.");
        console.types("composer", Keys.ENTER);
        assertThat(switchboard.sent()).isEmpty();
    }
}

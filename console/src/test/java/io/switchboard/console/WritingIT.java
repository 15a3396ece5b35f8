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
                .containsExactly(new ConsolePage.Shown(sent.id(), "outbound", "queued", "Good morning", "Queued")));
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

        eventually(() -> assertThat(console.messages().getFirst().words())
                .isEqualTo("Failed: The phone is switched off (30003)"));
    }

    @Test
    void tryingAgainNeverSendsTwice() {
        open(ada);
        switchboard.sendsTheNextSecretlyAndAnswers(Answer.problem(503, "Too busy", "Please wait."));

        console.sends("Only once");

        eventually(() -> assertThat(console.messages())
                .extracting(ConsolePage.Shown::words)
                .contains("Not sent: Too busy. Please wait."));
        console.remedies("retry");
        eventually(() -> assertThat(console.messages())
                .singleElement()
                .extracting(ConsolePage.Shown::status)
                .isEqualTo("queued"));
        assertThat(switchboard.sent()).hasSize(1);
    }

    @Test
    void aRefusedMessageCanBeEdited() {
        open(ada);
        switchboard.refusesTheNextSendWith(Answer.problem(422, "Opted out", "This person asked for no more texts."));
        console.sends("Buy now");
        eventually(() -> assertThat(console.messages())
                .extracting(ConsolePage.Shown::words)
                .contains("Not sent: Opted out. This person asked for no more texts."));

        console.remedies("edit");

        assertThat(console.value("composer")).isEqualTo("Buy now");
    }

    @Test
    void startsAConversation() {
        open(ada);
        console.click("new-conversation");

        console.types("new-to", "+1 (555) 111-0009");
        console.types("new-body", "Welcome!");
        console.click("new-send");

        eventually(() -> assertThat(console.bodies()).containsExactly("Welcome!"));
        assertThat(switchboard.sent()).singleElement().extracting(Message::to).isEqualTo("+15551110009");
        assertThat(console.text("thread")).contains("+15551110009");
    }

    @Test
    void sendsNothingThatIsEmptyOrTooLong() {
        open(ada);
        console.types("composer", "  ", Keys.ENTER);
        assertThat(console.canClick("send")).isFalse();

        console.pastes("composer", "x".repeat(1600));
        assertThat(console.canClick("send")).isTrue();
        console.types("composer", "yz");

        assertThat(console.canClick("send")).isFalse();
        assertThat(console.text("thread")).contains("2 too many: a text has at most 1,600 characters.");
        console.types("composer", Keys.ENTER);
        assertThat(switchboard.sent()).isEmpty();
    }

    @Test
    void canBeUsedWithTheKeyboardAlone() {
        switchboard.conversationWith("+15551110002", "Grace Hopper");
        browser.get(switchboard.url());
        eventually(() -> assertThat(console.conversations()).hasSize(2));

        console.presses("j");
        console.presses("j");
        console.presses(Keys.ENTER);

        eventually(() -> assertThat(console.shows("composer")).isTrue());
        console.presses("One", Keys.chord(Keys.SHIFT, Keys.ENTER), "two", Keys.ENTER);
        eventually(() -> assertThat(console.bodies()).containsExactly("One\ntwo"));
        console.presses(Keys.ESCAPE);
        console.presses("j");
        console.presses(Keys.ENTER);
        eventually(() -> assertThat(browser.getTitle()).startsWith("Grace"));
    }
}

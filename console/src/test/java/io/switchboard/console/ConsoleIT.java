package io.switchboard.console;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(Chromium.class)
class ConsoleIT {

    private final FakeSwitchboard switchboard = new FakeSwitchboard();
    private final Conversation ada = switchboard.conversationWith("+15551110001", "Ada Lovelace");
    private final ChromeDriver browser;
    private final ConsolePage console;

    ConsoleIT(ChromeDriver browser) {
        this.browser = browser;
        this.console = new ConsolePage(browser);
    }

    @BeforeEach
    void forgetEarlierVisits() {
        browser.manage().deleteAllCookies();
        browser.manage().logs().get(LogType.BROWSER);
    }

    @AfterEach
    void nothingBrokeAndNothingWasBlocked() {
        switchboard.close();

        assertThat(browser.manage().logs().get(LogType.BROWSER))
                .noneMatch(entry -> entry.getMessage().matches(".*(Uncaught|Content Security Policy).*"));
    }

    @Test
    void asksToLogInWhenNobodyIs() {
        switchboard.logOut();

        browser.get(switchboard.url());

        eventually(() -> assertThat(console.shows("login")).isTrue());
        assertThat(console.shows("connection")).isFalse();
    }

    @Test
    void comesBackAfterTheLoginToTheConversationThatALinkNames() {
        switchboard.receivedQuietly(ada, "Hello");
        switchboard.logOut();
        browser.get(switchboard.url() + "/#/conversations/" + ada.id());
        eventually(() -> assertThat(console.shows("login")).isTrue());

        console.click("login");

        eventually(() -> assertThat(console.bodies()).containsExactly("Hello"));
        assertThat(browser.getTitle()).isEqualTo("Ada Lovelace · Switchboard");
    }

    @Test
    void keepsWhatWasWrittenWhenTheSessionEndsWhileSending() {
        open(ada);
        switchboard.logOut();

        console.sends("Precious words");

        eventually(() -> assertThat(console.shows("login")).isTrue());
        console.click("login");
        eventually(() -> assertThat(console.value("composer")).isEqualTo("Precious words"));
        assertThat(switchboard.sent()).isEmpty();
    }

    @Test
    void logsOut() {
        open(ada);

        browser.findElement(By.className("log-out")).click();

        eventually(() -> assertThat(console.shows("login")).isTrue());
        assertThat(switchboard.isLoggedIn()).isFalse();
    }

    @Test
    void anInboundMessageAppearsWithoutReloading() {
        open(ada);

        switchboard.customerTexts(ada, "Is anybody there?");

        eventually(() -> assertThat(console.bodies()).containsExactly("Is anybody there?"));
        assertThat(console.messages().getFirst().direction()).isEqualTo("inbound");
        assertThat(console.conversations().getFirst()).contains("Ada Lovelace", "Is anybody there?");
    }

    @Test
    void aTextInAnotherConversationIsMarkedAsNewAndComesToTheTop() {
        Conversation grace = switchboard.conversationWith("+15551110002", "Grace Hopper");
        open(grace);

        switchboard.customerTexts(ada, "Over here");

        eventually(() -> assertThat(console.conversations().getFirst()).contains("Ada Lovelace", "Over here", "New"));
        assertThat(browser.getTitle()).isEqualTo("(1) Grace Hopper · Switchboard");
        assertThat(console.bodies()).isEmpty();
    }

    @Test
    void anAnswerIsQueuedAtOnceAndThenFollowedUntilItIsDelivered() {
        open(ada);

        console.sends("Good morning");

        eventually(() -> assertThat(switchboard.sent()).hasSize(1));
        Message sent = switchboard.sent().getFirst();
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
    void showsHostileTextLiterally() {
        String hostile = "<img src=x onerror=alert(1)>";
        Conversation mallory = switchboard.conversationWith("+15551110666", hostile);
        open(mallory);

        switchboard.customerTexts(mallory, hostile);

        eventually(() -> assertThat(console.bodies()).containsExactly(hostile));
        assertThat(console.conversations().getFirst()).contains(hostile);
        assertThat(browser.findElements(By.cssSelector("img[src=x]"))).isEmpty();
    }

    @Test
    void linksToMediaButNotToScripts() {
        open(ada);

        switchboard.customerSends(ada, "https://example.com/cat.jpg", "javascript:alert(1)");

        eventually(() -> assertThat(browser.findElements(By.cssSelector(".media a")))
                .singleElement()
                .extracting(link -> link.getDomProperty("href"))
                .isEqualTo("https://example.com/cat.jpg"));
    }

    @Test
    void showsAMessageOnceHoweverOftenItIsToldOfIt() {
        open(ada);
        Message message = switchboard.customerTexts(ada, "Once");

        switchboard.stream.push("received-" + message.id(), "message.received", message);
        switchboard.stream.push("another-event", "message.received", message);
        switchboard.customerTexts(ada, "Done");

        eventually(() -> assertThat(console.bodies()).containsExactly("Once", "Done"));
    }

    @Test
    void loadsEverythingAgainWhenTheStreamCannotGoOn() {
        open(ada);
        switchboard.conversationWith("+15551110002", "Grace Hopper");
        switchboard.receivedQuietly(ada, "Missed");

        switchboard.stream.demandReload();

        eventually(() -> assertThat(console.bodies()).containsExactly("Missed"));
        eventually(() -> assertThat(console.conversations()).anyMatch(it -> it.contains("Grace Hopper")));
    }

    @Test
    void goesOnAfterTheLastEventWhenTheConnectionBreaks() {
        open(ada);
        switchboard.customerTexts(ada, "Before");
        eventually(() -> assertThat(console.bodies()).containsExactly("Before"));

        switchboard.stream.drop();

        eventually(() -> assertThat(switchboard.stream.resumedAfter()).containsExactly("", "p2"));
        eventually(() -> assertThat(console.text("connection")).isEqualTo("Live"));
        switchboard.customerTexts(ada, "After");
        eventually(() -> assertThat(console.bodies()).containsExactly("Before", "After"));
    }

    @Test
    void saysWhenItIsOffline() {
        open(ada);

        browser.executeScript("dispatchEvent(new Event('offline'))");

        eventually(() -> assertThat(console.text("connection")).isEqualTo("Offline"));
        assertThat(console.notices()).singleElement().asString().contains("You are offline");
        browser.executeScript("dispatchEvent(new Event('online'))");
        eventually(() -> assertThat(console.text("connection")).isEqualTo("Live"));
        assertThat(console.notices()).isEmpty();
    }

    @Test
    void loadsOlderMessagesWhenAsked() {
        List<String> all =
                IntStream.rangeClosed(1, 60).mapToObj(n -> "Text " + n).toList();
        all.forEach(text -> switchboard.receivedQuietly(ada, text));
        open(ada);
        eventually(() -> assertThat(console.bodies()).isEqualTo(all.subList(10, 60)));

        console.click("older-messages");

        eventually(() -> assertThat(console.bodies()).isEqualTo(all));
        assertThat(console.shows("older-messages")).isFalse();
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

    private void open(Conversation conversation) {
        browser.get(switchboard.url());
        eventually(() -> assertThat(console.text("connection")).isEqualTo("Live"));
        eventually(() -> console.click(conversation));
        eventually(() -> assertThat(console.shows("composer")).isTrue());
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }
}

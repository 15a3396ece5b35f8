package io.switchboard.console;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads customers' messages, as they arrive and afterwards. */
class ReadingIT extends InTheBrowser {

    ReadingIT(ChromeDriver browser) {
        super(browser);
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
        var grace = switchboard.conversationWith("+15551110002", "Grace Hopper");
        open(grace);

        switchboard.customerTexts(ada, "Over here");

        eventually(() -> assertThat(console.conversations().getFirst()).contains("Ada Lovelace", "Over here", "New"));
        assertThat(browser.getTitle()).isEqualTo("(1) Grace Hopper · Switchboard");
        assertThat(console.bodies()).isEmpty();
    }

    @Test
    void showsHostileTextLiterally() {
        var hostile = "<img src=x onerror=alert(1)>";
        var mallory = switchboard.conversationWith("+15551110666", hostile);
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
        var message = switchboard.customerTexts(ada, "Once");

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
        var all = IntStream.rangeClosed(1, 60).mapToObj(n -> "Text " + n).toList();
        all.forEach(text -> switchboard.receivedQuietly(ada, text));
        open(ada);
        eventually(() -> assertThat(console.bodies()).isEqualTo(all.subList(10, 60)));

        console.click("older-messages");

        eventually(() -> assertThat(console.bodies()).isEqualTo(all));
        assertThat(console.shows("older-messages")).isFalse();
    }

    @Test
    void onAPhoneTheBackButtonLeadsFromTheConversationToTheList() {
        browser.manage().window().setSize(new Dimension(480, 800));
        open(ada);
        assertThat(console.shows("conversation")).isFalse();

        browser.navigate().back();

        eventually(() -> assertThat(console.shows("conversation")).isTrue());
        assertThat(console.shows("thread")).isFalse();
    }
}

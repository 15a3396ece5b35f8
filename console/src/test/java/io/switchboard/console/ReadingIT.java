package io.switchboard.console;

import java.util.List;
import java.util.Objects;

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

        eventually(() -> assertThat(bodies()).containsExactly("Is anybody there?"));
        eventually(() -> assertThat(console.conversations().getFirst()).contains("Ada Lovelace", "Is anybody there?"));
    }

    @Test
    void aTextInAnotherConversationIsMarkedAsNewAndComesToTheTop() {
        var grace = switchboard.conversationWith("+15551110002", "Grace Hopper");
        switchboard.answers("GET", "/api/conversations/counts", """
                {"views":{"unassigned":{"open":2,"unread":1}},"channels":{},"labels":{}}""");
        open(grace);

        switchboard.customerTexts(ada, "Over here");

        eventually(() ->
                assertThat(console.conversations().getFirst()).contains("Ada Lovelace", "Over here", "1", "unread"));
        eventually(() -> assertThat(browser.getTitle()).isEqualTo("(1) Grace Hopper · Switchboard"));
        assertThat(bodies()).isEmpty();
    }

    @Test
    void whatIsReadInOneTabIsReadInTheOther() {
        var grace = switchboard.conversationWith("+15551110002", "Grace Hopper");
        open(grace);
        switchboard.customerTexts(ada, "Over here");
        eventually(() -> assertThat(console.conversations().getFirst()).contains("unread"));

        switchboard.read(ada.id());

        eventually(() -> assertThat(console.conversations().getFirst())
                .contains("Over here")
                .doesNotContain("unread"));
    }

    @Test
    void showsHostileTextLiterally() {
        var hostile = "<img src=x onerror=alert(1)>";
        var mallory = switchboard.conversationWith("+15551110666", hostile);
        open(mallory);

        switchboard.customerTexts(mallory, hostile);

        eventually(() -> assertThat(bodies()).containsExactly(hostile));
        assertThat(console.conversations().getFirst()).contains(hostile);
        assertThat(browser.findElements(By.cssSelector("img[src=x]"))).isEmpty();
    }

    @Test
    void loadsEverythingAgainWhenTheStreamCannotGoOn() {
        open(ada);
        switchboard.conversationWith("+15551110002", "Grace Hopper");
        switchboard.receivedQuietly(ada, "Missed");

        switchboard.stream.demandReload();

        eventually(() -> assertThat(bodies()).containsExactly("Missed"));
        eventually(() -> assertThat(console.conversations()).anyMatch(it -> it.contains("Grace Hopper")));
    }

    @Test
    void goesOnAfterTheLastEventWhenTheConnectionBreaks() {
        open(ada);
        switchboard.customerTexts(ada, "Before");
        eventually(() -> assertThat(bodies()).containsExactly("Before"));

        switchboard.stream.drop();

        eventually(() -> assertThat(switchboard.stream.listeners()).isEqualTo(1));
        eventually(() -> assertThat(connection()).isEqualTo("Live"));
        switchboard.customerTexts(ada, "After");
        eventually(() -> assertThat(bodies()).containsExactly("Before", "After"));
        assertThat(switchboard.stream.resumedAfter().getLast()).startsWith("p");
    }

    @Test
    void saysWhenItIsOffline() {
        open(ada);

        browser.executeScript("dispatchEvent(new Event('offline'))");

        eventually(() -> assertThat(connection()).isEqualTo("Offline"));
        eventually(() -> assertThat(console.text("strip")).contains("You are offline"));
        browser.executeScript("dispatchEvent(new Event('online'))");
        eventually(() -> assertThat(connection()).isEqualTo("Live"));
        eventually(() -> assertThat(console.text("strip")).isEmpty());
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

    private List<String> bodies() {
        var bodies = browser.executeScript(
                "return [...document.querySelectorAll('[data-testid=body]')].map((it) => it.textContent.trim())");
        return Objects.requireNonNull((List<?>) bodies).stream()
                .map(String::valueOf)
                .toList();
    }
}

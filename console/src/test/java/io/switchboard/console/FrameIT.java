package io.switchboard.console;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Finds the way through the console: by the navigation, by addresses, by the palette and by keys. */
class FrameIT extends InTheBrowser {

    FrameIT(ChromeDriver browser) {
        super(browser);
    }

    @Test
    void showsEachRoleItsScreensOnly() {
        open("/");
        assertThat(navigation()).contains("Inbox", "Calls", "Contacts").doesNotContain("Numbers");

        switchboard.hasRole("admin");
        reload();

        assertThat(navigation()).contains("Inbox", "Numbers", "Settings");
    }

    @Test
    void saysToARoleWithoutScreensThatThereAreNone() {
        switchboard.hasRole("clerk");

        open("/");

        eventually(() -> assertThat(main()).contains("no screen for your role"));
        assertThat(navigation()).isEmpty();
    }

    @Test
    void anUnknownAddressLeadsHome() {
        open("/nowhere");
        eventually(() -> assertThat(main()).contains("There is nothing here"));
        Accessibility.checkEverywhere(browser);

        browser.findElement(By.cssSelector("main a")).click();

        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/inbox"));
    }

    @Test
    void anOldAddressLeadsToTheConversation() {
        open("/#/conversations/" + ada.id());

        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/inbox/all/" + ada.id()));
    }

    @Test
    void thePaletteFindsActionsByTheirLetters() {
        open("/nowhere");
        console.presses(Keys.chord(Keys.CONTROL, "k"));
        eventually(() -> assertThat(shown("[role=option]")).isNotEmpty());
        Accessibility.check(browser);

        console.presses("gocal");
        eventually(() -> assertThat(shown("[role=option]").getFirst()).startsWith("Go to Calls"));
        console.presses(Keys.ENTER);

        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/calls"));
        assertThat(shown("dialog[open]")).isEmpty();
    }

    @Test
    void keysLeadToScreensAndAreListed() {
        open("/nowhere");
        console.presses("g", "c");
        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/calls"));

        console.presses("?");

        eventually(() -> assertThat(shown("dialog[open]").getFirst()).contains("Go to Inbox"));
        Accessibility.check(browser);
        console.presses(Keys.ESCAPE);
        eventually(() -> assertThat(shown("dialog[open]")).isEmpty());
    }

    @Test
    void theFiguresAndTheTitleFollowOnEveryScreen() {
        switchboard.hasRole("admin");
        switchboard.answers("GET", "/api/conversations/counts", "inbox/counts.json");
        switchboard.answers("GET", "/api/calls/counts", "{\"calls\":9,\"missed\":5,\"notCalledBack\":4}");
        switchboard.answers("GET", "/api/doctor", "{\"checks\":[{\"state\":\"broken\"},{\"state\":\"fine\"}]}");
        open("/nowhere");
        eventually(() -> assertThat(browser.getTitle()).isEqualTo("(3) Switchboard"));
        eventually(() -> assertThat(figures()).contains("Calls 4", "Health 1"));
        assertThat(figures()).contains("Mine 1 unread 12", "Unassigned 2 unread 7", "Mentions 1 unread", "Closed");

        switchboard.answers("GET", "/api/conversations/counts", """
                {"views":{"mine":{"open":13,"unread":5}},"channels":{},"calls":{},"labels":{}}""");
        switchboard.answers("GET", "/api/calls/counts", "{\"calls\":9,\"missed\":5,\"notCalledBack\":0}");
        switchboard.stream.push("e1", "conversation.updated", ada);
        switchboard.stream.push("e2", "call.updated", Map.of("id", "k1"));

        eventually(() -> assertThat(browser.getTitle()).isEqualTo("(5) Switchboard"));
        eventually(() -> assertThat(figures()).contains("Mine 5 unread 13", "Calls"));
    }

    @Test
    void thePaletteFindsNumbersAndOffersNothingThatCannotBeDone() {
        switchboard.answers("GET", "/api/phone-numbers", "inbox/numbers.json");
        switchboard.answers("GET", "/api/search", "inbox/nothing.json");
        open("/inbox/all");
        console.presses(Keys.chord(Keys.CONTROL, "k"));

        console.presses("Snooze");
        eventually(() -> assertThat(shown("[role=option]")).noneMatch(it -> it.matches("Snooze\\s*z?")));
        console.presses(Keys.chord(Keys.CONTROL, "a"), "500 555");

        eventually(() -> assertThat(shown("[role=option]")).anyMatch(it -> it.startsWith("Workshop\n+1 500 555 0006")));
        console.presses(Keys.ENTER);
        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/numbers/n1"));
    }

    @Test
    void saysWhichPartIsSlow() {
        switchboard.answers("GET", "/api/status", """
                {"state": "delayed", "at": "2026-11-27T09:41:07Z", "parts": {
                  "sending": {"state": "delayed", "since": "2026-11-27T09:40:00Z", "detail": "Late."}}}""");

        browser.get(switchboard.url() + "/nowhere");

        eventually(() -> assertThat(console.text("connection")).isEqualTo("Slow"));
        assertThat(console.text("strip")).contains("Sending is slow right now.");
    }

    @Test
    void theThemeIsChosenByAKeyAndKept() {
        open("/nowhere");

        console.presses("t");

        var dark = "return getComputedStyle(document.body).colorScheme + document.documentElement.dataset.theme";
        eventually(() -> assertThat(browser.executeScript(dark)).asString().contains("dark"));
        reload();
        assertThat(browser.executeScript(dark)).asString().contains("dark");
    }

    @Test
    void onAPhoneTheOtherScreensAreBehindMore() {
        switchboard.hasRole("admin");
        Viewport.PHONE.of(browser);
        browser.get(switchboard.url() + "/nowhere");
        eventually(
                () -> browser.findElement(By.cssSelector(".bottom-nav button")).click());
        eventually(() -> assertThat(shown("dialog[open] a")).contains("Numbers", "Settings"));
        Accessibility.check(browser);

        browser.findElement(By.cssSelector("dialog[open] a[href='/numbers']")).click();

        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/numbers"));
    }

    private void reload() {
        browser.navigate().refresh();
        eventually(() -> assertThat(console.text("connection")).isEqualTo("Live"));
    }

    private List<String> navigation() {
        return Objects.requireNonNull(shown(".nav a.nav-link > span:first-of-type"));
    }

    /** Each line of the navigation with what it counts. */
    private List<String> figures() {
        return shown(".nav a.nav-link").stream()
                .map(line -> line.replace("\n", " "))
                .toList();
    }

    private String main() {
        return browser.findElement(By.tagName("main")).getText();
    }

    private List<String> shown(String css) {
        return browser.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .toList();
    }
}

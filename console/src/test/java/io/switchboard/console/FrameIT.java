package io.switchboard.console;

import java.util.List;
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

    private String main() {
        return browser.findElement(By.tagName("main")).getText();
    }

    private List<String> shown(String css) {
        return browser.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .toList();
    }
}

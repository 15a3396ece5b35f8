package io.switchboard.console;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Changes a page of settings, and meets what can go wrong. */
class SettingsIT extends InSettings {

    SettingsIT(ChromeDriver browser) {
        super(browser);
    }

    @Test
    void keysAloneChangeAndSave() {
        open("/settings/answers");
        eventually(() -> assertThat(text(".set-head")).contains("Automatic answers", "Standard"));

        tabTo("Automatic answers");
        console.presses(Keys.SPACE);
        eventually(() -> assertThat(text(".set-bar")).contains("1 change"));
        console.presses(Keys.TAB, "Closed on Monday.");
        eventually(() -> assertThat(text(".phone")).contains("Closed on Monday."));
        console.presses(Keys.chord(Keys.CONTROL, "s"));

        eventually(() -> assertThat(switchboard.api.requests("PUT", PAGE)).hasSize(1));
        assertThat(switchboard.api.requests("PUT", PAGE).getFirst().body())
                .contains("\"enabled\":true", "Closed on Monday.")
                .doesNotContain("revision");
        eventually(() -> assertThat(shows(".set-bar")).isFalse());
    }

    @Test
    void aConflictShowsBothVersionsOfEachField() {
        open("/settings/answers");
        eventually(() -> field("Answer while you are open").sendKeys(" Mine."));
        switchboard.answers("PUT", PAGE, Answer.problem(412, "Precondition Failed", "There is a newer revision."));
        switchboard.answers("GET", PAGE, "settings/auto-reply-of-another.json");

        console.presses(Keys.chord(Keys.CONTROL, "s"));

        eventually(() -> assertThat(text("dialog[open]"))
                .contains("Another person saved this page", "Good day!", "as soon as we can. Mine.", "30", "60"));
        Accessibility.check(browser);
        switchboard.answers("PUT", PAGE, "settings/auto-reply-of-another.json");
        click("dialog[open] .primary");
        eventually(() -> assertThat(switchboard.api.requests("PUT", PAGE)).hasSize(2));
        assertThat(switchboard.api.requests("PUT", PAGE).getLast().body())
                .contains("as soon as we can. Mine.", "\"minIntervalMinutes\":30");
    }

    @Test
    void refusedFieldsAreMarkedAndKept() {
        var refusal =
                "{\"title\":\"Bad Request\",\"status\":400,\"type\":\"https://switchboard.example/invalid-setting\","
                        + "\"errors\":[{\"field\":\"text\",\"detail\":\"automatic answers have no variable {{bike}}\"}]}";
        switchboard.answers(
                "PUT", PAGE, new Answer(400, "application/problem+json", refusal.getBytes(StandardCharsets.UTF_8)));
        open("/settings/answers");
        eventually(() -> field("Answer while you are open").sendKeys(" {{bike}}"));

        click(".set-bar .primary");

        eventually(() -> assertThat(text(".has-problem")).contains("automatic answers have no variable {{bike}}"));
        assertThat(text(".set-bar")).contains("Look at the marked fields", "1 change");
        assertThat(field("Answer while you are open").getDomProperty("value")).endsWith("{{bike}}");
    }

    @Test
    void asksOnceBeforeChangesOfAnyPageAreLeft() {
        open("/settings/answers");
        eventually(() -> field("Answer while you are open").sendKeys(" More."));
        click(".set-nav a[href='/settings/templates']");
        eventually(() -> click(".set-head a.primary"));
        eventually(() -> field("Name").sendKeys("Ready"));
        click(".set-nav a[href='/settings/keywords']");
        eventually(() -> assertThat(text(".set-head")).contains("Keywords"));
        assertThat(shows("dialog[open]")).isFalse();
        assertThat(keepsTheTab()).isTrue();

        click(".nav a[href='/calls']");
        eventually(() ->
                assertThat(text("dialog[open]")).contains("2 changes are not saved: Automatic answers and Templates."));
        console.presses(Keys.ESCAPE);
        eventually(() -> assertThat(shows("dialog[open]")).isFalse());
        assertThat(browser.getCurrentUrl()).endsWith("/settings/keywords");
        click(".nav a[href='/calls']");
        eventually(() -> click("dialog[open] .danger"));

        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/calls"));
        assertThat(keepsTheTab()).isFalse();
    }

    @Test
    void savesAllPagesBeforeTheyAreLeftAndStaysAtTheOneThatIsRefused() {
        switchboard.answers("POST", "/api/templates", Answer.problem(409, "Conflict", "There are 500 templates."));
        open("/settings/answers");
        eventually(() -> field("Answer while you are open").sendKeys(" More."));
        click(".set-nav a[href='/settings/templates']");
        eventually(() -> click(".set-head a.primary"));
        eventually(() -> field("Name").sendKeys("Ready"));
        click(".set-nav a[href='/settings/keywords']");
        click(".nav a[href='/calls']");

        eventually(() -> click("dialog[open] .primary"));

        eventually(() -> assertThat(text(".set-bar")).contains("There are 500 templates."));
        assertThat(browser.getCurrentUrl()).endsWith("/settings/templates/new");
        assertThat(switchboard.api.requests("PUT", PAGE)).hasSize(1);
    }

    /** Whether the browser would ask before the tab is closed. */
    private boolean keepsTheTab() {
        return Boolean.TRUE.equals(
                browser.executeScript("return !dispatchEvent(new Event('beforeunload', {cancelable: true}))"));
    }

    @Test
    void aPageThatCannotBeLoadedSaysWhyAndComesBack() {
        switchboard.answers("GET", PAGE, Answer.problem(500, "Internal Server Error", "Something broke."));
        open("/settings/answers");
        eventually(() -> assertThat(text(".set-page")).contains("Automatic answers cannot be loaded", "Try now"));
        switchboard.answers("GET", PAGE, "settings/auto-reply.json");

        click(".set-page .cannot-load button");

        eventually(() -> assertThat(shows(".set-form textarea")).isTrue());
    }

    private void tabTo(String name) {
        browser.executeScript("document.getElementById('main').focus()");
        for (var presses = 0; presses < 40; presses++) {
            console.presses(Keys.TAB);
            if (name.equals(browser.switchTo().activeElement().getAccessibleName())
                    && "switch".equals(browser.switchTo().activeElement().getAriaRole())) {
                return;
            }
        }
        throw new AssertionError("No Tab leads to " + name);
    }
}

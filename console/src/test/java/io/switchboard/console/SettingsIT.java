package io.switchboard.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Changes settings as an admin, reads them as an agent, and meets what can go wrong. */
class SettingsIT extends InTheBrowser {

    private static final String PAGE = "/api/settings/auto-reply";

    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry(PAGE, "auto-reply"),
            Map.entry("/api/settings/business-hours", "hours"),
            Map.entry("/api/settings/keywords", "keywords"),
            Map.entry("/api/settings/calls", "calls"),
            Map.entry("/api/settings/sending", "sending"),
            Map.entry("/api/phone-numbers", "numbers"),
            Map.entry("/api/templates", "templates"),
            Map.entry("/api/templates/content", "content"),
            Map.entry("/api/labels", "labels"),
            Map.entry("/api/members", "members"),
            Map.entry("/api/notifications/preferences", "preferences"));

    SettingsIT(ChromeDriver browser) {
        super(browser);
    }

    @BeforeEach
    void hasSettings() {
        switchboard.hasRole("admin");
        FILES.forEach((path, file) -> switchboard.answers("GET", path, "settings/" + file + ".json"));
        switchboard.answers("GET", "/api/settings/retention", "{\"recordingsDays\": 90, \"revision\": 1}");
        switchboard.answers("GET", "/api/notifications/push-subscriptions", "{\"items\": []}");
        switchboard.answers("POST", "/api/voice-plans/preview", "settings/preview.json");
        switchboard.answers("PUT", PAGE, "{\"enabled\": true, \"text\": \"Hi\", \"revision\": 1}");
    }

    @Test
    void eachPageIsThereForEveryone() {
        var pages = List.of(
                "profile",
                "notifications",
                "device",
                "answers",
                "hours",
                "keywords",
                "templates",
                "senders",
                "calls",
                "members",
                "labels",
                "retention");
        open("/settings/profile");
        eventually(() -> assertThat(shows(".set-nav a")).isTrue());
        for (var number = 0; number < pages.size(); number++) {
            var page = pages.get(number);
            browser.executeScript(
                    "document.querySelector(`.set-nav a[href='/settings/${arguments[0]}']`).click()", page);
            eventually(() -> assertThat(browser.findElements(By.cssSelector(".set-form > *")))
                    .hasSizeGreaterThan(1));
            Viewport.ALL.get(number % Viewport.ALL.size()).of(browser);
            Accessibility.check(browser);
        }
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
    void asksOnceBeforeChangesAreLeft() {
        open("/settings/answers");
        eventually(() -> field("Answer while you are open").sendKeys(" More."));
        click(".nav a[href='/calls']");
        eventually(() -> assertThat(text("dialog[open]")).contains("One change is not saved."));

        console.presses(Keys.ESCAPE);
        eventually(() -> assertThat(shows("dialog[open]")).isFalse());
        assertThat(field("Answer while you are open").getDomProperty("value")).endsWith("More.");
        click(".nav a[href='/calls']");
        eventually(() -> click("dialog[open] .danger"));

        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/calls"));
    }

    @Test
    void aTemplateShowsWhatTheCustomerReadsAndItsSegments() {
        switchboard.answers("GET", "/api/templates/t2", """
                {"id": "t2", "name": "Ready", "kind": "other", "body": "Your {{bike}} is ready.", "revision": 4}""");
        switchboard.answers("POST", "/api/messages/preview", """
                {"segments": 2, "encoding": "UCS-2", "characters": 90, "forcedBy": {"at": 3, "character": "’"}}""");

        open("/settings/templates/t2");

        eventually(() -> assertThat(text(".set-beside"))
                .contains("Your {{bike}} is ready.", "90 characters · 2 segments", "“’” makes", "asked for {{bike}}"));
    }

    @Test
    void aMemberIsRemovedWhenTheConversationsAreHandedOver() {
        switchboard.answers("GET", "/api/members/jonas", """
                {"id": "jonas", "name": "Jonas Berg", "roles": ["agent"], "revision": 1}""");
        switchboard.answers("GET", "/api/conversations", """
                {"items": [{"id": "c7", "status": "open"}, {"id": "c8", "status": "closed"}], "next": null}""");
        switchboard.answers("POST", "/api/conversations/bulk", "{\"results\": []}");
        switchboard.answers("DELETE", "/api/members/jonas", "{}");
        open("/settings/members/jonas");
        eventually(() -> click(".set-form .button.danger"));
        eventually(() -> assertThat(text("dialog[open]"))
                .contains("1 number follows", "1 open conversation is handed over", "unassigned"));

        click("dialog[open] .button.danger");

        eventually(() -> assertThat(switchboard.api.requests("DELETE", "/api/members/jonas"))
                .hasSize(1));
        assertThat(switchboard
                        .api
                        .requests("POST", "/api/conversations/bulk")
                        .getFirst()
                        .body())
                .contains("[\"c7\"]", "\"assignee\":null");
    }

    @Test
    void agentsReadWithoutFields() {
        switchboard.hasRole("agent");

        open("/settings/answers");

        eventually(() -> assertThat(text(".set-page")).contains("Admins can change this page", "We received:"));
        assertThat(shows(".set-form textarea, .set-form input")).isFalse();
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
            if (browser.switchTo().activeElement().getAccessibleName().equals(name)
                    && "switch".equals(browser.switchTo().activeElement().getAriaRole())) {
                return;
            }
        }
        throw new AssertionError("No Tab leads to " + name);
    }

    private WebElement field(String label) {
        return browser.findElement(By.xpath(
                "//label[normalize-space()='%s']/following-sibling::*/descendant-or-self::*[self::textarea or self::input]"
                        .formatted(label)));
    }

    private String text(String css) {
        return browser.findElement(By.cssSelector(css)).getText();
    }

    private boolean shows(String css) {
        return browser.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    }

    private void click(String css) {
        browser.findElement(By.cssSelector(css)).click();
    }
}

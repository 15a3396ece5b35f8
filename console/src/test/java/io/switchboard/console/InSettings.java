package io.switchboard.console;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** A company with settings, which an admin looks at. */
abstract class InSettings extends InTheBrowser {

    static final String PAGE = "/api/settings/auto-reply";

    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry(PAGE, "auto-reply"),
            Map.entry("/api/settings/business-hours", "hours"),
            Map.entry("/api/settings/keywords", "keywords"),
            Map.entry("/api/settings/calls", "calls"),
            Map.entry("/api/settings/sending", "sending"),
            Map.entry("/api/settings/conversations", "conversations"),
            Map.entry("/api/phone-numbers/webhooks/conversations-services", "conversations-services"),
            Map.entry("/api/settings/rules", "rules"),
            Map.entry("/api/phone-numbers", "numbers"),
            Map.entry("/api/templates", "templates"),
            Map.entry("/api/templates/content", "content"),
            Map.entry("/api/labels", "labels"),
            Map.entry("/api/members", "members"),
            Map.entry("/api/notifications/preferences", "preferences"));

    InSettings(ChromeDriver browser) {
        super(browser);
    }

    @BeforeEach
    void hasSettings() {
        switchboard.hasRole("admin");
        FILES.forEach((path, file) -> switchboard.answers("GET", path, "settings/" + file + ".json"));
        switchboard.answers("GET", "/api/settings/retention", "{\"recordingsDays\": 90, \"revision\": 1}");
        switchboard.answers(
                "POST", "/api/settings/retention/check", "{\"recordings\": {\"count\": 12, \"more\": false}}");
        switchboard.answers("GET", "/api/notifications/push-subscriptions", "{\"items\": []}");
        switchboard.answers("GET", "/session/list", "settings/sessions.json");
        switchboard.answers("POST", "/api/voice-plans/preview", "settings/preview.json");
        switchboard.answers("PUT", PAGE, "{\"enabled\": true, \"text\": \"Hi\", \"revision\": 1}");
    }

    String text(String css) {
        return browser.findElement(By.cssSelector(css)).getText();
    }

    boolean shows(String css) {
        return browser.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    }

    void click(String css) {
        browser.findElement(By.cssSelector(css)).click();
    }

    WebElement field(String label) {
        return browser.findElement(By.xpath(
                "//label[normalize-space()='%s']/following-sibling::*/descendant-or-self::*[self::textarea or self::input]"
                        .formatted(label)));
    }
}

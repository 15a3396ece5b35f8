package io.switchboard.console;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads the bell, in several tabs and on several devices of one person. */
class BellIT extends InTheBrowser {

    private static final String UNREAD = "/api/notifications/unread-count";

    BellIT(ChromeDriver browser) {
        super(browser);
    }

    @BeforeEach
    void hasNotifications() {
        switchboard.answers("GET", "/api/notifications", "bell/list.json");
        switchboard.answers("GET", UNREAD, "{\"unread\": 2}");
        switchboard.answers("GET", "/api/notifications/preferences", "{\"types\": {}}");
        switchboard.answers("POST", "/api/notifications/read", "{\"unread\": 0}");
        switchboard.answers("POST", "/api/notifications/n5/read", "{}");
    }

    @Test
    void listsWhatIsUnreadFirstAsTextAndNothingElse() {
        open("/settings/device");
        eventually(() -> assertThat(button().getAccessibleName()).isEqualTo("Notifications, 2 unread"));
        assertThat(browser.getTitle()).startsWith("(2) ");
        assertThat(browser.findElement(By.cssSelector("link[rel=icon]")).getDomProperty("href"))
                .startsWith("blob:");

        button().click();

        eventually(() -> assertThat(titles())
                .containsExactly(
                        "New SMS from Priya Raghunathan",
                        "Not delivered to <b>Tom</b>",
                        "Missed call from Tom Okafor",
                        "Something that this console does not know"));
        Accessibility.checkEverywhere(browser);
    }

    @Test
    void keysOpenThePlaceAndReadTheEntry() {
        open("/settings/device");
        eventually(() -> assertThat(button().isDisplayed()).isTrue());

        console.presses("g", "b");
        eventually(() -> assertThat(titles()).hasSize(4));
        eventually(
                () -> assertThat(browser.switchTo().activeElement().getText()).isEqualTo("Notifications"));
        console.presses(Keys.ARROW_DOWN, Keys.ENTER);

        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/inbox/all/c1"));
        eventually(() -> assertThat(switchboard.api.requests("POST", "/api/notifications/n5/read"))
                .hasSize(1));
    }

    @Test
    void followsWhatArrivesAndWhatAnotherDeviceReads() {
        open("/settings/device");
        eventually(() -> assertThat(button().getAccessibleName()).contains("2 unread"));

        switchboard.stream.push("e1", "notification.created", arrived("n6", "c9", 1));
        switchboard.stream.push("e2", "notification.created", arrived("n6", "c9", 1));
        eventually(() -> assertThat(button().getAccessibleName()).contains("3 unread"));

        var read = Map.of("unreadCount", 0, "at", "2026-11-27T09:50:00Z");
        switchboard.stream.push("e3", "notification.read", read);
        eventually(() -> assertThat(button().getAccessibleName()).isEqualTo("Notifications"));
    }

    @Test
    void whatIsOpenAndInFrontIsReadAtOnce() {
        switchboard.answers("POST", "/api/notifications/n7/read", "{}");
        open("/inbox/all/" + ada.id());
        eventually(() -> assertThat(button().getAccessibleName()).contains("2 unread"));

        switchboard.stream.push("e1", "notification.created", arrived("n7", ada.id(), 1));

        eventually(() -> assertThat(switchboard.api.requests("POST", "/api/notifications/n7/read"))
                .hasSize(1));
        eventually(() -> assertThat(button().getAccessibleName()).contains("2 unread"));
    }

    @Test
    void aRefusedMarkingIsPutBack() {
        switchboard.answers("POST", "/api/notifications/read", Answer.problem(503, "Unavailable", "Later."));
        open("/settings/device");
        eventually(() -> button().click());
        eventually(() -> assertThat(titles()).hasSize(4));

        browser.findElement(By.cssSelector("#bell-panel header button")).click();

        eventually(() -> assertThat(console.text("toasts")).contains("could not be marked as read"));
        assertThat(button().getAccessibleName()).contains("2 unread");
    }

    @Test
    void saysWhyItsListIsNotThere() {
        var html = "<html>Bad gateway</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        switchboard.answers("GET", "/api/notifications", new Answer(502, "text/html", html));
        open("/settings/device");

        eventually(() -> button().click());

        eventually(() -> assertThat(panel().getText())
                .contains("Notifications cannot be loaded", "Switchboard does not answer right now", "Try now"));
    }

    private static Map<String, Object> arrived(String id, String conversationId, int count) {
        return Map.of(
                "id", id,
                "type", "sms_received",
                "title", "New SMS",
                "message", "Hello",
                "conversationId", conversationId,
                "count", count,
                "read", false,
                "createdAt", "2026-11-27T09:45:00Z",
                "at", "2026-11-27T09:45:00Z");
    }

    private WebElement button() {
        return browser.findElement(By.className("bell-button"));
    }

    private WebElement panel() {
        return browser.findElement(By.id("bell-panel"));
    }

    private List<String> titles() {
        return panel().findElements(By.cssSelector(".bell-row b")).stream()
                .map(WebElement::getText)
                .toList();
    }
}

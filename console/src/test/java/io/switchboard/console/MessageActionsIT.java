package io.switchboard.console;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Takes the remedies of messages that were not delivered, opens their menus by touch, and prints them. */
class MessageActionsIT extends InTheBrowser {

    MessageActionsIT(ChromeDriver browser) {
        super(browser);
    }

    @BeforeEach
    void anAdminAndAnAgent() {
        switchboard.answers("GET", "/api/members", """
                {"items": [{"id": "anna", "name": "Anna Admin", "roles": ["admin"]},
                           {"id": "jonas", "name": "Jonas Bauer", "roles": ["agent"]}], "next": null}""");
    }

    @Test
    void aRemedyIsAButtonThatDoesWhatItSays() {
        failedWith(63016, 30036, 30005, 30034);
        openThread();

        eventually(() -> assertThat(remedies("m63016")).containsExactly("Choose a template", "Text by SMS", "Details"));
        assertThat(remedies("m30005")).containsExactly("Check the number", "Call", "Details");
        take("m30036", "time");
        eventually(() -> assertThat(console.value("composer")).isEqualTo("Failed with 30036"));
        eventually(() -> assertThat(console.text("popup")).contains("Tomorrow morning"));
        take("m30034", "admin");

        eventually(() -> assertThat(console.value("composer"))
                .startsWith("@Anna Admin This message was not delivered: Your number is not registered")
                .endsWith("(Twilio 30034)"));
        Accessibility.check(browser);
    }

    @Test
    void anAdminGetsTheWayToHealthInstead() {
        switchboard.hasRole("admin");
        failedWith(30034);
        openThread();

        eventually(() -> assertThat(remedies("m30034")).containsExactly("Open Health", "Details"));
    }

    @Test
    void printsTheWholeConversationAndNothingElse() {
        IntStream.rangeClosed(1, 230).forEach(number -> switchboard.receivedQuietly(ada, "Text " + number + "."));
        openThread();
        eventually(() -> assertThat(console.bodies()).contains("Text 230."));
        browser.executeScript("window.print = () => (document.title = 'printed')");

        browser.findElement(By.cssSelector(".thread > header button[aria-haspopup=menu]"))
                .click();
        eventually(() -> browser.findElement(By.xpath("//*[@role='menuitem'][contains(., 'Print')]"))
                .click());

        eventually(() -> assertThat(browser.getTitle()).isEqualTo("printed"));
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            var page = browser.findElement(By.tagName("body")).getText();
            assertThat(page)
                    .startsWith("Ada Lovelace")
                    .contains("Text 1.", "Text 117.")
                    .containsOnlyOnce("Text 230.");
            assertThat(page).doesNotContain("Inbox", "Reply");
        } finally {
            browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
        browser.executeScript("dispatchEvent(new Event('afterprint'))");
        assertThat(browser.findElements(By.cssSelector(".printed"))).isEmpty();
    }

    @Test
    void aLongPressOpensTheMenuOfAMessage() {
        switchboard.receivedQuietly(ada, "Press me");
        openThread();
        eventually(() -> assertThat(console.bodies()).containsExactly("Press me"));

        finger("pointerdown");
        eventually(() ->
                assertThat(browser.findElements(By.cssSelector(".m.pressed"))).hasSize(1));
        finger("pointerup");

        eventually(() -> assertThat(browser.findElements(By.cssSelector(".m-menu [role=menuitem]")))
                .extracting(WebElement::getText)
                .contains("Copy text", "Quote"));
    }

    private void finger(String event) {
        browser.executeScript("""
                document.querySelector(".m .bubble").dispatchEvent(new PointerEvent(arguments[0], {
                  bubbles: true, pointerType: "touch", pointerId: 7, clientX: 10, clientY: 10 }))""", event);
    }

    private void failedWith(Integer... codes) {
        var entries = List.of(codes).stream()
                .map(code -> """
            {"kind": "message", "id": "m%1$s", "at": "2026-11-27T08:00:00Z", "message": {
              "id": "m%1$s", "conversationId": "%2$s", "direction": "outbound", "channel": "sms", "from": "+15005550006",
              "to": "+15551110001", "body": "Failed with %1$s", "media": [], "status": "failed", "errorCode": %1$s,
              "statusHistory": [], "createdAt": "2026-11-27T08:00:00Z"}}""".formatted(code, ada.id()))
                .toList();
        switchboard.answers(
                "GET",
                "/api/conversations/" + ada.id() + "/timeline",
                "{\"items\": [" + String.join(",", entries) + "], \"before\": null, \"after\": null}");
    }

    private void openThread() {
        open("/inbox/all/" + ada.id());
        eventually(() -> assertThat(console.shows("composer")).isTrue());
    }

    private List<String> remedies(String id) {
        return browser.findElements(By.cssSelector("[data-id=" + id + "] .acts > *")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private void take(String id, String remedy) {
        eventually(() -> browser.findElement(By.cssSelector("[data-id=" + id + "] [data-remedy=" + remedy + "]"))
                .click());
    }
}

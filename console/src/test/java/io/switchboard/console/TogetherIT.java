package io.switchboard.console;

import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Shares one stream and one outbox over all tabs, over reloads, and over times without a network. */
class TogetherIT extends InTheBrowser {

    TogetherIT(ChromeDriver browser) {
        super(browser);
    }

    @AfterEach
    void oneTabIsLeft() {
        goOnline();
        var first = browser.getWindowHandles().iterator().next();
        for (var tab : browser.getWindowHandles()) {
            if (!tab.equals(first)) {
                browser.switchTo().window(tab).close();
            }
        }
        browser.switchTo().window(first);
    }

    @Test
    void sevenTabsReadOneStreamAndAnotherGoesOnWithItWhenItsTabIsClosed() {
        open("/inbox/all/" + ada.id());
        var first = browser.getWindowHandle();
        for (var tab = 2; tab <= 7; tab++) {
            browser.switchTo().newWindow(WindowType.TAB);
            open("/inbox/all/" + ada.id());
        }
        var last = browser.getWindowHandle();
        assertThat(switchboard.stream.resumedAfter()).containsExactly("");
        switchboard.customerTexts(ada, "To all");
        eventually(() -> assertThat(console.bodies()).containsExactly("To all"));

        browser.switchTo().window(first).close();
        browser.switchTo().window(last);

        eventually(() -> assertThat(switchboard.stream.resumedAfter()).hasSize(2));
        assertThat(switchboard.stream.resumedAfter().getLast()).startsWith("p");
        switchboard.customerTexts(ada, "Still there");
        eventually(() -> assertThat(console.bodies()).containsExactly("To all", "Still there"));
    }

    @Test
    void whatWasBeingSentSurvivesAReloadAndIsSentOnce() {
        open(ada);
        switchboard.sendsTheNextSecretlyAndAnswers(Answer.problem(503, "Too busy", "Please wait."));
        console.sends("Only once");
        eventually(() -> assertThat(switchboard.sent()).hasSize(1));

        browser.navigate().refresh();

        eventually(() -> assertThat(console.bodies()).containsExactly("Only once"));
        eventually(() -> assertThat(outbox()).isZero());
        assertThat(switchboard.sent()).hasSize(1);
    }

    @Test
    void aTextThatIsWrittenInOneTabIsSentByAnother() {
        open(ada);
        browser.switchTo().newWindow(WindowType.TAB);
        open(ada);

        console.sends("From the second tab");

        eventually(() -> assertThat(switchboard.sent()).hasSize(1));
        eventually(() -> assertThat(outbox()).isZero());
    }

    @Test
    void whatIsWrittenOfflineWaitsAndIsSentInItsOrder() {
        open(ada);
        goOffline();
        eventually(() -> assertThat(connection()).startsWith("Offline"));

        console.sends("One");
        console.sends("Two");

        eventually(() -> assertThat(connection()).isEqualTo("Offline, 2 answers wait"));
        assertThat(console.text("strip")).contains("You are offline.");
        goOnline();
        eventually(
                () -> assertThat(switchboard.sent()).extracting(Message::body).containsExactly("One", "Two"));
        eventually(() -> assertThat(connection()).isEqualTo("Live"));
    }

    @Test
    void aChangeThatWaitsIsShownAndCanBeDiscarded() {
        open(ada);
        goOffline();
        eventually(() -> assertThat(connection()).startsWith("Offline"));

        console.click("close");
        eventually(() -> assertThat(connection()).isEqualTo("Offline, 1 change waits"));
        clicks("[data-testid=strip] button", "Show what waits");
        eventually(() ->
                assertThat(console.text("waiting")).contains("Close: Ada Lovelace", "Waits for your connection."));
        clicks("[data-testid=waiting] button", "Discard");

        eventually(() -> assertThat(connection()).isEqualTo("Offline"));
        clicks("dialog.waiting button", "Close");
        eventually(() -> console.click(ada));
        eventually(() -> assertThat(console.shows("composer")).isTrue());
        clicks(".thread > header button[aria-haspopup=menu]", "");
        clicks("[role=menuitem]", "Pin");
        eventually(() -> assertThat(console.text("waiting-change")).contains("Pin: waits for your connection"));
        clicks("[data-testid=waiting-change] button", "Discard");
        eventually(() -> assertThat(connection()).isEqualTo("Offline"));
        goOnline();
        eventually(() -> assertThat(connection()).isEqualTo("Live"));
        assertThat(switchboard.api.requests("PATCH", "/api/conversations/" + ada.id()))
                .isEmpty();
    }

    @Test
    void aNewMessageSurvivesAReloadAndIsSentOnce() {
        switchboard.answers("GET", "/api/addresses", """
                {"address":"+15551110009","channel":"sms","display":"+1 555 111 0009","country":"US","kind":"mobile"}""");
        open("/inbox/all");
        writesToANewNumber("Welcome!");
        switchboard.sendsTheNextSecretlyAndAnswers(Answer.problem(503, "Too busy", "Please wait."));
        console.presses(Keys.chord(Keys.CONTROL, Keys.ENTER));
        eventually(() -> assertThat(switchboard.sent()).hasSize(1));
        eventually(() -> assertThat(console.shows("new-body")).isFalse());

        browser.navigate().refresh();

        eventually(() -> assertThat(connection()).isEqualTo("Live"));
        eventually(() -> assertThat(outbox()).isZero());
        var requests = switchboard.api.requests("POST", "/api/messages");
        assertThat(requests).hasSizeGreaterThan(1);
        assertThat(requests)
                .extracting(StubbedApi.Request::idempotencyKey)
                .containsOnly(requests.getFirst().idempotencyKey());
        assertThat(switchboard.sent()).hasSize(1);
    }

    @Test
    void aNewMessageIsWrittenOfflineAndGoesOutLater() {
        open("/inbox/all");
        goOffline();
        eventually(() -> assertThat(connection()).startsWith("Offline"));
        writesToANewNumber("Are you there?");

        console.presses(Keys.chord(Keys.CONTROL, Keys.ENTER));

        eventually(() -> assertThat(connection()).isEqualTo("Offline, 1 answer waits"));
        clicks("[data-testid=strip] button", "Show what waits");
        eventually(() -> assertThat(console.text("waiting")).contains("Text to +1 555 111 0009", "Are you there?"));
        goOnline();
        eventually(() -> assertThat(switchboard.sent())
                .singleElement()
                .extracting(Message::to, Message::body)
                .containsExactly("+15551110009", "Are you there?"));
        eventually(() -> assertThat(console.text("waiting")).isEmpty());
    }

    private void writesToANewNumber(String body) {
        console.presses("c");
        eventually(() -> assertThat(console.shows("new-body")).isTrue());
        console.presses("+1 555 111 0009");
        eventually(() -> assertThat(browser.findElement(By.id("new-message")).getText())
                .containsAnyOf("United States, mobile", "not checked yet"));
        console.types("new-body", body);
        eventually(() -> assertThat(console.canClick("new-send")).isTrue());
    }

    /** Clicks the first element that is shown and has this text, or no text where none is given. */
    private void clicks(String css, String text) {
        eventually(() -> browser.findElements(By.cssSelector(css)).stream()
                .filter(element ->
                        element.isDisplayed() && element.getText().strip().equals(text))
                .findFirst()
                .orElseThrow()
                .click());
    }

    @Test
    void aContactWhoIsErasedLeavesThePageAndTheDevice() {
        var grace = switchboard.conversationWith("+15551110002", "Grace Hopper");
        switchboard.receivedQuietly(ada, "My secret");
        open(ada);
        eventually(() -> assertThat(console.bodies()).containsExactly("My secret"));
        console.types("composer", "About your secret");
        switchboard.customerTexts(ada, "And another secret");
        eventually(() -> assertThat(kept()).contains("My secret", "And another secret", "Grace Hopper"));

        switchboard.erases(ada);

        eventually(() -> assertThat(console.text("missing"))
                .contains("Erased on Nov 3 at the customer’s wish", "gone for good"));
        assertThat(console.conversations()).hasSize(1);
        eventually(() -> assertThat(kept()).doesNotContain("secret", ada.id()).contains("Grace Hopper"));
        assertThat(String.valueOf(browser.executeScript("return JSON.stringify(localStorage)")))
                .doesNotContain("secret");

        open("/inbox/all/" + ada.id());
        eventually(() -> assertThat(console.text("missing"))
                .contains("There is no such conversation", "It may have been erased at the customer’s wish"));
        console.click(grace);
        eventually(() -> assertThat(console.shows("composer")).isTrue());
    }

    @Test
    void aCopyOfAConversationThatIsGoneIsNotShown() {
        switchboard.receivedQuietly(ada, "My secret");
        open(ada);
        eventually(() -> assertThat(kept()).contains("My secret"));
        browser.get("about:blank");
        switchboard.erases(ada);

        open("/inbox/all/" + ada.id());

        eventually(() -> assertThat(console.text("missing")).contains("There is no such conversation"));
        eventually(() -> assertThat(kept()).doesNotContain("secret"));
        assertThat(console.bodies()).isEmpty();
    }

    @Test
    void theSecondStartAsksForNoFile() {
        switchboard.isBuilt = true;
        open("/inbox/all/" + ada.id());
        eventually(() -> assertThat(console.shows("composer")).isTrue());
        eventually(() -> assertThat(browser.executeAsyncScript(KEPT)).isEqualTo("controlled, without: "));
        switchboard.files.clear();

        open("/inbox/all/" + ada.id());

        eventually(() -> assertThat(console.conversations()).hasSize(1));
        eventually(() -> assertThat(console.shows("composer")).isTrue());
        assertThat(switchboard.files).allMatch(path -> path.equals("/service-worker.js"));
    }

    /** Whether the service worker controls the page and has kept its modules. */
    private static final String KEPT = """
            const done = arguments[0];
            const modules = performance.getEntriesByType("resource").map(({ name }) => name).filter((it) => it.endsWith(".js"));
            const controlled = navigator.serviceWorker.controller ? "controlled" : "not controlled";
            Promise.all(modules.map(async (module) => ((await caches.match(module)) ? "" : module)))
                .then((missing) => done(`${controlled}, without: ${missing.filter(Boolean)}`));""";

    private long outbox() {
        var count = browser.executeAsyncScript("""
                const done = arguments[0];
                const request = indexedDB.open("switchboard:demo:agent");
                request.onsuccess = () => {
                  const all = request.result.transaction("outbox").objectStore("outbox").count();
                  all.onsuccess = () => {
                    request.result.close();
                    done(all.result);
                  };
                };""");
        return ((Number) Objects.requireNonNull(count)).longValue();
    }

    /** The copies that the device keeps of what the server has, as JSON. */
    private String kept() {
        return String.valueOf(browser.executeAsyncScript("""
                const done = arguments[0];
                const request = indexedDB.open("switchboard:demo:agent");
                request.onsuccess = () => {
                  const all = request.result.transaction("kept").objectStore("kept").getAll();
                  all.onsuccess = () => {
                    request.result.close();
                    done(JSON.stringify(all.result));
                  };
                };"""));
    }

    private void goOffline() {
        network(true);
    }

    private void goOnline() {
        network(false);
    }

    private void network(boolean isOffline) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", isOffline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }
}

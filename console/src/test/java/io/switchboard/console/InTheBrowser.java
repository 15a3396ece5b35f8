package io.switchboard.console;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

import io.switchboard.testing.ChromiumBrowser;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Each test has a Switchboard of its own, with one conversation in it, and the browser that all of them share. */
@ExtendWith(ChromiumBrowser.class)
abstract class InTheBrowser {

    /** Longer than any test needs alone: the build runs other modules' tests at the same time. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final FakeSwitchboard switchboard = new FakeSwitchboard();
    final Conversation ada = switchboard.conversationWith("+15551110001", "Ada Lovelace");
    final ChromeDriver browser;
    final ConsolePage console;

    InTheBrowser(ChromeDriver browser) {
        this.browser = browser;
        this.console = new ConsolePage(browser);
    }

    @BeforeEach
    void forgetEarlierVisits() {
        browser.executeCdpCommand(
                "Storage.clearDataForOrigin", Map.of("origin", switchboard.url(), "storageTypes", "all"));
        browser.manage().window().setSize(new Dimension(1200, 800));
        browser.manage().logs().get(LogType.BROWSER);
    }

    @AfterEach
    void nothingBrokeAndNothingWasBlocked() {
        browser.executeScript("sessionStorage.clear()");
        browser.get("about:blank");
        switchboard.close();
        Viewport.reset(browser);

        assertThat(browser.manage().logs().get(LogType.BROWSER))
                .noneMatch(entry -> entry.getMessage().matches(".*(Uncaught|Content Security Policy).*"));
    }

    /** Opens an address of the console, as a person with a bookmark does, and waits until it is connected. */
    void open(String path) {
        browser.get(switchboard.url() + path);
        eventually(() -> assertThat(connection()).isIn("Live", "Operator"));
    }

    /** What is said about the connection, also where a phone has no room for it. */
    String connection() {
        return String.valueOf(
                browser.executeScript("return document.querySelector('[data-testid=connection]').textContent"));
    }

    void open(Conversation conversation) {
        open("/inbox/all");
        eventually(() -> console.click(conversation));
        eventually(() -> assertThat(console.shows("composer")).isTrue());
    }

    /** Waits until there is something, and returns it. */
    static <T> T eventuallyFound(Callable<@Nullable T> supplier) {
        return await().atMost(PATIENCE).ignoreExceptions().until(supplier, Objects::nonNull);
    }

    static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }
}

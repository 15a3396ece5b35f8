package io.switchboard.systemtests;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

import static io.switchboard.systemtests.story.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** A user of the console, in a separate browser. */
record Person(ChromeDriver browser) implements AutoCloseable {

    void logsIn(String gateway, String name, String password) {
        browser.get(gateway);
        eventually(() -> browser.findElement(hook("login")).click());
        eventually(() -> browser.findElement(By.name("username")).sendKeys(name));
        browser.findElement(By.name("password")).sendKeys(password, Keys.ENTER);
        eventually(() ->
                assertThat(browser.findElement(hook("connection")).getText()).isEqualTo("Live"));
        browser.get(gateway + "/inbox/all");
    }

    /** Returns the texts of the conversation list, from the top. */
    List<String> conversations() {
        return list("return [...document.querySelectorAll('[data-testid=conversation]')].map((it) => it.innerText)")
                .stream()
                .map(String::valueOf)
                .toList();
    }

    void opensTheFirstConversation() {
        browser.findElement(hook("conversation")).click();
    }

    /** Returns the open conversation: direction, outbound status, text. Read in one script, since the page may change. */
    List<String> messages() {
        return list("""
                        return [...document.querySelectorAll('[data-testid=message]')].map((message) => ({
                          about: message.dataset.direction
                              + (message.dataset.direction === 'outbound' ? ', ' + message.dataset.status : ''),
                          body: message.querySelector('.bubble').innerText,
                        }))""").stream()
                .map(Map.class::cast)
                .map(message -> message.get("about") + ": " + message.get("body"))
                .toList();
    }

    void writes(String text) {
        browser.findElement(hook("composer")).sendKeys(text, Keys.ENTER);
    }

    private List<?> list(String script) {
        return Objects.requireNonNull((List<?>) browser.executeScript(script));
    }

    private static By hook(String testId) {
        return By.cssSelector("[data-testid=" + testId + "]");
    }

    @Override
    public void close() {
        browser.quit();
    }
}

package io.switchboard.console;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Reads and operates the console as a person in front of it does. */
record ConsolePage(ChromeDriver browser) {

    /** A message on the screen; what a machine reads of it is in {@code status}, what people read in {@code words}. */
    record Shown(String id, String direction, String status, String body, String words) {}

    // All of them at one moment: element by element, the page could change in between.
    private static final String MESSAGES = """
            return [...document.querySelectorAll('[data-testid=message]')].map((message) => ({
              id: message.dataset.id,
              direction: message.dataset.direction,
              status: message.dataset.status,
              body: message.querySelector('.bubble')?.innerText ?? '',
              words: message.querySelector('[data-testid=status]')?.innerText.trim() ?? '',
            }))""";

    List<Shown> messages() {
        return list(MESSAGES).stream()
                .map(Map.class::cast)
                .map(ConsolePage::shown)
                .toList();
    }

    List<String> bodies() {
        return messages().stream().map(Shown::body).toList();
    }

    /** Everything that the list says of its conversations, from the top. */
    List<String> conversations() {
        return texts("return [...document.querySelectorAll('[data-testid=conversation]')].map((it) => it.innerText)");
    }

    List<String> notices() {
        return texts("return [...document.querySelectorAll('.notice p')].map((it) => it.innerText)");
    }

    String text(String testId) {
        return find(testId).getText();
    }

    String value(String testId) {
        return String.valueOf(find(testId).getDomProperty("value"));
    }

    boolean shows(String testId) {
        return browser.findElements(hook(testId)).stream().anyMatch(WebElement::isDisplayed);
    }

    boolean canClick(String testId) {
        return find(testId).isEnabled();
    }

    void click(String testId) {
        find(testId).click();
    }

    void click(Conversation conversation) {
        browser.findElement(By.cssSelector("[data-testid=conversation][data-id='" + conversation.id() + "']"))
                .click();
    }

    void types(String testId, CharSequence... keys) {
        find(testId).sendKeys(keys);
    }

    /** Puts a text, which may be too long to type, in the place of what is there. */
    void pastes(String testId, String text) {
        browser.executeScript(
                "arguments[0].select(); document.execCommand('insertText', false, arguments[1])", find(testId), text);
    }

    void sends(String text) {
        types("composer", text, Keys.ENTER);
    }

    /** Presses keys wherever the focus is. */
    void presses(CharSequence... keys) {
        browser.switchTo().activeElement().sendKeys(keys);
    }

    void remedies(String remedy) {
        browser.findElement(By.cssSelector("[data-status=not-sent] [data-remedy=" + remedy + "]"))
                .click();
    }

    private WebElement find(String testId) {
        return browser.findElement(hook(testId));
    }

    private List<String> texts(String script) {
        return list(script).stream().map(String::valueOf).toList();
    }

    private List<?> list(String script) {
        return Objects.requireNonNull((List<?>) browser.executeScript(script));
    }

    private static By hook(String testId) {
        return By.cssSelector("[data-testid=" + testId + "]");
    }

    private static Shown shown(Map<?, ?> message) {
        return new Shown(
                String.valueOf(message.get("id")),
                String.valueOf(message.get("direction")),
                String.valueOf(message.get("status")),
                String.valueOf(message.get("body")),
                String.valueOf(message.get("words")));
    }
}

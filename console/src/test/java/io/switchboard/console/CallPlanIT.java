package io.switchboard.console;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Changes the call plan of a number. */
class CallPlanIT extends InTheBrowser {

    private final NumbersPage numbers;

    CallPlanIT(ChromeDriver browser) {
        super(browser);
        numbers = new NumbersPage(browser);
    }

    @BeforeEach
    void openThePlan() {
        NumbersPage.fill(switchboard);
        open("/numbers/n1");
        eventually(() -> assertThat(numbers.steps()).hasSize(7));
    }

    @Test
    void showsThePlanAsStepsAndTheWayOfACall() {
        assertThat(numbers.steps())
                .containsExactly(
                        "Record",
                        "Opening hours",
                        "Menu",
                        "Ring Emil Novak, then Jonas Berg",
                        "No answer: voicemail",
                        "Ring workshop",
                        "Voicemail");
        eventually(() -> assertThat(numbers.texts(".heard li")).anyMatch(it -> it.contains("Emil Novak rings")));
        assertThat(browser.findElements(By.cssSelector(".node.taken[data-place='then.open.1']")))
                .hasSize(1);
        assertThat(browser.findElements(By.cssSelector(".node.taken[data-place='then.open.2']")))
                .isEmpty();
        Accessibility.checkEverywhere(browser);
    }

    @Test
    void isChangedAndPublishedByKeyboardAlone() {
        switchboard.answers("PATCH", "/api/phone-numbers/n1", "numbers/number.json");
        focus("then.closed");
        console.presses(Keys.ARROW_UP);
        eventually(() -> assertThat(numbers.focused()).isEqualTo("then.open.2"));
        console.presses("a");
        eventually(() -> assertThat(numbers.texts(".chooser .kind b")).hasSize(8));
        Accessibility.check(browser);
        console.presses(Keys.ARROW_DOWN);
        console.presses(Keys.ARROW_DOWN);
        console.presses(Keys.ENTER);

        eventually(() -> assertThat(numbers.steps()).hasSize(8).contains("No answer: voicemail"));
        assertThat(numbers.text(".savebar")).contains("Not published yet", "1 change");
        Accessibility.check(browser);
        console.presses(Keys.chord(Keys.CONTROL, "s"));
        eventually(() -> assertThat(numbers.text("dialog[open]")).contains("Added: Voicemail"));
        Accessibility.check(browser);
        numbers.find("dialog[open] footer .primary").sendKeys(Keys.ENTER);

        eventually(() -> assertThat(switchboard.api.requests("PATCH", "/api/phone-numbers/n1"))
                .singleElement()
                .extracting(StubbedApi.Request::body)
                .asString()
                .contains("Please leave a message after the tone."));
    }

    @Test
    void movesRemovesAndBringsBackSteps() {
        focus("then");
        console.presses(Keys.DELETE);
        eventually(() -> assertThat(numbers.steps()).containsExactly("Record"));
        assertThat(numbers.text(".plan")).contains("Nothing happens here yet");

        console.presses(Keys.chord(Keys.CONTROL, "z"));
        eventually(() -> assertThat(numbers.steps()).hasSize(7));
        focus("");
        console.presses(Keys.chord(Keys.ALT, Keys.ARROW_DOWN));

        eventually(() -> assertThat(numbers.steps().getFirst()).isEqualTo("Opening hours"));
        eventually(() -> assertThat(numbers.focused()).isEqualTo("open"));
    }

    @Test
    void aDraftOutlivesAReload() {
        focus("then.closed");
        console.presses(Keys.ENTER);
        eventually(() -> numbers.find(".edit textarea").sendKeys(" Thanks!"));
        eventually(() -> assertThat(numbers.text(".savebar")).contains("1 change"));

        browser.navigate().refresh();

        eventually(() -> assertThat(numbers.text(".savebar")).contains("1 change"));
        assertThat(numbers.texts(".plan .say")).anyMatch(it -> it.contains("Thanks!"));
    }

    @Test
    void theJsonIsThePlan() {
        numbers.clicks("JSON");
        var text = eventuallyFound(() -> numbers.find(".json textarea"));
        text.sendKeys(Keys.chord(Keys.CONTROL, "a"), "{\"type\":\"hangUp\"");
        eventually(() -> assertThat(numbers.text(".json")).contains("This is not JSON yet"));
        Accessibility.check(browser);

        text.sendKeys("}");
        numbers.clicks("JSON");

        eventually(() -> assertThat(numbers.steps()).containsExactly("Hang up"));
        numbers.clicks("Undo");
        eventually(() -> assertThat(numbers.steps()).hasSizeGreaterThan(1));
    }

    @Test
    void aPlanThatAnotherAdminPublishedIsShownBesideTheDraft() {
        focus("then.closed");
        console.presses(Keys.ENTER);
        eventually(() -> numbers.find(".edit textarea").sendKeys(" Thanks!"));
        switchboard.answers(
                "PATCH", "/api/phone-numbers/n1", Answer.problem(412, "Precondition failed", "It has changed."));
        switchboard.answers("GET", "/api/phone-numbers/n1", theirs());

        numbers.clicks("Publish");
        eventually(() -> numbers.find("dialog[open] footer .primary").click());

        eventually(() -> assertThat(numbers.text(".conflict")).contains("Another plan was published"));
        assertThat(numbers.find(".edit textarea").getDomProperty("value")).endsWith("Thanks!");
        numbers.clicks("Take theirs");
        eventually(() -> assertThat(numbers.steps()).containsExactly("Reject"));
    }

    @Test
    void playsARecordingOfThisServerAndSaysWhyAnotherIsSilent() {
        switchboard.answers("POST", "/api/voice-plans/preview", """
                {"source":"request","seconds":8,"end":"hungUp","steps":[
                 {"at":0,"seconds":4,"place":"","kind":"speak","play":"%s/tests/tone.wav","destinations":[]},
                 {"at":4,"seconds":4,"place":"then","kind":"speak","play":"https://cdn.example.com/hello.mp3","destinations":[]},
                 {"at":8,"seconds":0,"place":"then","kind":"hangUp","destinations":[]}]}""".formatted(switchboard.url()));
        browser.executeScript("globalThis.heard = []; const play = HTMLMediaElement.prototype.play;"
                + "HTMLMediaElement.prototype.play = function () { heard.push(this); return play.call(this); }");
        numbers.find(".hear .num input").sendKeys("1");
        eventually(() -> assertThat(numbers.texts(".heard li")).hasSize(3));

        numbers.clicks("Play");

        eventually(() -> assertThat(
                        browser.executeScript("return heard.map(({ src, currentTime }) => src + (currentTime > 0))"))
                .isEqualTo(List.of(switchboard.url() + "/tests/tone.wavtrue")));
        assertThat(numbers.text(".hear"))
                .contains("Callers hear the recording of cdn.example.com")
                .doesNotContain("cannot be played");
        assertThat(numbers.texts(".heard a")).singleElement().asString().contains("listen");
    }

    private static String theirs() {
        var number = StubbedApi.parsed("numbers/number.json");
        var text = new String(number.body(), StandardCharsets.UTF_8);
        return text.replaceFirst("(?s)\"voicePlan\": \\{.*\\n \\}", "\"voicePlan\": {\"type\": \"reject\"}")
                .replace("\"revision\": 3", "\"revision\": 4");
    }

    private void focus(String place) {
        eventually(() ->
                browser.executeScript("document.querySelector(arguments[0]).focus()", "[data-step='" + place + "']"));
    }
}

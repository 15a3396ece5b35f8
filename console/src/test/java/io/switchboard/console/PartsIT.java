package io.switchboard.console;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

import static org.assertj.core.api.Assertions.assertThat;

/** Operates the parts of the console by keyboard alone, on a page that shows all of them ({@code tests/parts.html}). */
class PartsIT extends InTheBrowser {

    PartsIT(ChromeDriver browser) {
        super(browser);
    }

    @BeforeEach
    void openTheParts() {
        browser.get(switchboard.url() + "/tests/parts.html");
        eventually(() -> assertThat(browser.findElements(By.cssSelector("windowed-list li")))
                .isNotEmpty());
    }

    @Test
    void everyoneCanUseTheParts() {
        Accessibility.check(browser);

        Viewport.PHONE.dark().of(browser);
        Accessibility.check(browser);
    }

    @Test
    void inForcedColoursWhatHasAShapeKeepsIt() {
        Viewport.forceColours(browser);

        assertThat(List.of(".bubble", ".badge", ".count", ".avatar", ".switch", ".switch.on", ".segmented"))
                .allSatisfy(this::hasABorder);
        assertThat(List.of(
                        ".note", ".call", ".player", ".strip", ".toast", ".why", ".file", ".lockbox", ".upl progress"))
                .allSatisfy(this::hasABorder);
    }

    @Test
    void inForcedColoursWhatIsChosenDiffers() {
        Viewport.forceColours(browser);

        assertThat(style(".switch.on", "background-color")).isNotEqualTo(style(".switch:not(.on)", "background-color"));
        assertThat(style(".segmented label:has(:checked)", "background-color"))
                .isNotEqualTo(style(".segmented label:not(:has(:checked))", "background-color"));
        assertThat(style(".tabs a[aria-current]", "border-bottom-color"))
                .isNotEqualTo(style(".tabs a:not([aria-current])", "border-bottom-color"));
        assertThat(style(".modes [aria-selected=true]", "outline-style")).isEqualTo("solid");
        assertThat(style(".modes [aria-selected=false]", "outline-style")).isEqualTo("none");
    }

    @Test
    void aMenuIsWalkedByArrowsAndLetters() {
        focus("[aria-haspopup=menu]");

        console.presses(Keys.ARROW_DOWN);
        eventually(() -> assertThat(focused()).contains("Mark unread"));
        console.presses(Keys.ARROW_UP);
        eventually(() -> assertThat(focused()).contains("Block"));
        console.presses("m", "e");
        eventually(() -> assertThat(focused()).contains("Merge contact"));
        console.presses(Keys.ENTER);

        eventually(() -> assertThat(console.text("done")).isEqualTo("merged"));
        assertThat(browser.switchTo().activeElement().getDomAttribute("aria-label"))
                .isEqualTo("More");
    }

    @Test
    void escapeLeavesAMenuWithoutAChoice() {
        focus("[aria-haspopup=menu]");

        console.presses(Keys.ENTER);
        eventually(() -> assertThat(focused()).contains("Mark unread"));
        console.presses(Keys.ESCAPE);

        eventually(() -> assertThat(browser.switchTo().activeElement().getDomAttribute("aria-expanded"))
                .isEqualTo("false"));
        assertThat(console.text("done")).isEmpty();
    }

    @Test
    void aComboboxSearchesAndChoosesWhileTheFocusStaysInIt() {
        focus("[role=combobox]");

        console.presses("jo");
        eventually(() -> assertThat(texts("[role=option]")).containsExactly("Jonas Berg agent"));
        console.presses(Keys.ENTER);

        assertThat(browser.switchTo().activeElement().getDomProperty("value")).isEqualTo("Jonas Berg");
        console.presses(Keys.ARROW_DOWN);
        eventually(() -> assertThat(texts("[role=option]")).hasSize(7));
        console.presses(Keys.ESCAPE);
        assertThat(texts("[role=option]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dialog", "sheet", "drawer"})
    void aDialogHoldsTheFocusAndGivesItBack(String kind) {
        focus("[data-opens=" + kind + "]");

        console.presses(Keys.ENTER);
        eventually(() ->
                assertThat(browser.switchTo().activeElement().getTagName()).isEqualTo("input"));
        console.presses(Keys.ESCAPE);

        eventually(() -> assertThat(browser.switchTo().activeElement().getDomAttribute("data-opens"))
                .isEqualTo(kind));
        assertThat(browser.findElements(By.cssSelector("dialog[open]"))).isEmpty();
    }

    @Test
    void aRecordingIsPlayedSoughtAndHeardFurtherElsewhere() {
        var player = "audio-player:first-of-type";
        focus(player + " button");

        console.presses(Keys.SPACE);
        eventually(() -> assertThat(label(player + " .primary")).isEqualTo("Pause: Call with Emma"));
        focus(player + " [type=range]");
        console.presses(Keys.HOME, Keys.SPACE);
        eventually(() -> assertThat(label(player + " .primary")).isEqualTo("Play: Call with Emma"));
        console.presses(Keys.ARROW_RIGHT);
        eventually(() -> assertThat(position(player)).isGreaterThan(3));
        console.presses(Keys.HOME, Keys.SPACE);
        browser.findElement(By.cssSelector("[data-testid=leave]")).click();

        eventually(() -> assertThat(texts(".mini-player b")).containsExactly("Call with Emma"));
    }

    @Test
    void aRecordingThatIsGoneSaysSo() {
        focus("audio-player:last-of-type button");

        console.presses(Keys.ENTER);

        eventually(() -> assertThat(texts(".player-problem")).contains("This recording was removed."));
    }

    @Test
    void aListOfFiftyThousandRowsHasFewNodes() {
        var list = "document.querySelector('windowed-list')";

        browser.executeScript(list + ".scrollTop = " + list + ".scrollHeight");

        eventually(() -> assertThat(texts("windowed-list li:last-child")).containsExactly("C Customer 50000"));
        assertThat(number("return " + list + ".querySelectorAll('*').length")).isLessThan(200);
    }

    @Test
    void aListIsWalkedByArrowsFurtherThanItsRowsInView() {
        focus("windowed-list a");

        new Actions(browser).sendKeys(Keys.ARROW_DOWN.toString().repeat(30)).perform();

        assertThat(focused()).contains("Customer 31");
    }

    private void focus(String css) {
        browser.executeScript("document.querySelector(arguments[0]).focus()", css);
    }

    private String focused() {
        return browser.switchTo().activeElement().getText();
    }

    private String label(String css) {
        return String.valueOf(browser.findElement(By.cssSelector(css)).getDomAttribute("aria-label"));
    }

    private double position(String player) {
        return number("return Number(document.querySelector(arguments[0] + ' [type=range]').value)", player);
    }

    private double number(String script, Object... arguments) {
        return ((Number) Objects.requireNonNull(browser.executeScript(script, arguments))).doubleValue();
    }

    private void hasABorder(String css) {
        assertThat(style(css, "border-top-style")).isIn("solid", "dashed");
        assertThat(style(css, "border-top-width")).isNotEqualTo("0px");
    }

    private String style(String css, String property) {
        return browser.findElement(By.cssSelector(css)).getCssValue(property);
    }

    private List<String> texts(String css) {
        return browser.findElements(By.cssSelector(css)).stream()
                .map(element -> element.getText().replaceAll("\\s+", " "))
                .toList();
    }
}

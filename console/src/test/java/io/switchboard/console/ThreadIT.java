package io.switchboard.console;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import tools.jackson.core.type.TypeReference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Reads a conversation with all kinds of entries, and writes in it by keyboard, with others and with what breaks. */
class ThreadIT extends InTheBrowser {

    private static final String LEFT_OF = """
            for (const element of document.querySelectorAll(arguments[0])) {
              const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const at = texts.currentNode.data.indexOf(arguments[1]);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(texts.currentNode, at);
                range.setEnd(texts.currentNode, at + arguments[1].length);
                return range.getBoundingClientRect().left;
              }
            }""";

    private static final String EMPTY_PAGE = "{\"items\":[],\"next\":null}";

    ThreadIT(ChromeDriver browser) {
        super(browser);
    }

    @BeforeEach
    void aWorkshop() {
        switchboard.answers("GET", "/api/members", "thread/members.json");
        switchboard.answers("GET", "/api/templates", "thread/templates.json");
        switchboard.answers("GET", "/api/contacts/" + ada.contactId(), "thread/contact.json");
        for (var list : List.of("/api/labels", "/api/phone-numbers", "/api/calls", contact("notes"))) {
            switchboard.answers("GET", list, EMPTY_PAGE);
        }
    }

    @Test
    void showsEverythingThatWasSaidAndDone() {
        switchboard.answers("GET", timeline(), "thread/timeline.json");
        switchboard.answers("GET", "/api/messages/m2/media/0", notThereYet());
        Viewport.DESKTOP.of(browser);

        openThread();

        eventually(() -> assertThat(words("[data-testid=messages]"))
                .contains("Voicemail", "Please call me back.", "Only your team sees this", "assigned this to")
                .contains("took the message for spam", "Twilio 30007", "Brandenburger Tor", "Sends"));
        eventually(() -> {
            browser.executeScript("document.querySelector('message-scroll').scrollTop = 0");
            assertThat(words("[data-testid=absent-file]")).contains("is not here yet");
        });
        assertThat(browser.findElements(By.cssSelector(".bubble b, .bubble img, a[href^=javascript]")))
                .isEmpty();
        assertThat(browser.findElements(By.cssSelector(".bubble a[href='https://example.com/a_(b)?q=1']")))
                .hasSize(1);
        assertThat(isWiderThanThePage()).isFalse();
        Accessibility.checkEverywhere(browser);
    }

    /** The letters of a name or text may run from right to left; what stands around them keeps its place. */
    @Test
    void textsFromRightToLeftMoveNothingAroundThem() {
        var ahmed = switchboard.conversationWith("+15551230105", "أحمد الخطيب");
        switchboard.receivedQuietly(ahmed, "اتصل بي على +1 555 123 0105 الساعة 5:30");
        switchboard.send(ahmed, "تم الإرسال: SW-2231 (غداً).", "key");
        switchboard.conversationWith("+15551230666", "Ann \u202Etxt.exe");
        open(ahmed);
        eventually(() -> assertThat(texts("[data-testid=conversation] .who")).hasSize(3));
        push("presence.changed", Map.of("conversationId", ahmed.id(), "state", "typing", "by", turning()));
        eventually(() -> assertThat(words(".typing")).contains("is writing"));

        var phone = ".bubble a";
        assertThat(leftOf(phone, "+1")).isLessThan(leftOf(phone, "0105"));
        assertThat(leftOf(".bubble", "5:30")).isLessThan(leftOf(phone, "+1"));
        assertThat(leftOf(".m.in .bubble", "اتصل")).isGreaterThan(leftOf(phone, "0105"));
        var preview = "[data-id='" + ahmed.id() + "'] .what";
        assertThat(leftOf(preview, "Sent")).isLessThan(leftOf(preview, "SW"));
        assertThat(leftOf(preview, "SW")).isLessThan(leftOf(preview, "تم"));
        assertThat(leftOf(".typing", "is")).isLessThan(leftOf(".typing", "writing"));
        var name = "[data-id='" + ahmed.id() + "'] .who";
        assertThat(leftOf(name, "الخطيب") - startOf(name)).isLessThan(2);
        assertThat(startOf("[data-id='" + ahmed.id() + "'] time")).isGreaterThan(leftOf(name, "أحمد"));
    }

    @Test
    void aBlockByAnotherPersonAppearsInTheTimeline() {
        switchboard.answers("GET", timeline(), "{\"items\": [], \"before\": null, \"after\": null}");
        openThread();

        switchboard.answers("GET", timeline(), """
                {"items": [{"kind": "change", "id": "b1", "at": "2026-11-27T09:30:00Z",
                            "change": {"kind": "blocked", "by": {"id": "jonas", "name": "Jonas"}, "values": []}}],
                 "before": null, "after": null}""");
        var blocked = FakeSwitchboard.JSON.convertValue(ada, new TypeReference<HashMap<String, Object>>() {});
        blocked.put("blocked", true);
        switchboard.stream.push("blocked-1", "conversation.updated", blocked);

        eventually(() -> assertThat(words("[data-testid=change]")).contains("Jonas Bauer blocked the contact"));
    }

    @Test
    void detailsOfAMessageHaveItsPriceOnceTwilioHasToldIt() {
        switchboard.answers("GET", timeline(), "thread/timeline.json");
        switchboard.answers("GET", "/api/messages/m10/price", """
                {"price": "-0.00790", "currency": "USD", "reportedAt": "2026-11-27T10:00:00Z"}""");
        openThread();

        eventually(() -> browser.findElement(By.xpath("//button[normalize-space()='Details']"))
                .click());

        eventually(() -> assertThat(words("dialog[open]")).contains("Price", "$0.0079", "SM10"));
    }

    @Test
    void isUsedByTheKeyboardAlone() {
        openThread();

        console.presses("r");
        eventually(() -> assertThat(focused()).isEqualTo("composer"));
        console.presses("/rea");
        eventually(() -> assertThat(words("[role=option]")).contains("ready"));
        console.presses(Keys.ENTER);
        eventually(() -> assertThat(words(".variables")).contains("bike"));
        console.presses("Trek", Keys.ENTER);
        eventually(() -> assertThat(console.value("composer")).isEqualTo("Your Trek is ready, Ada Lovelace."));
        console.presses(Keys.ENTER);
        eventually(() -> assertThat(console.bodies()).containsExactly("Your Trek is ready, Ada Lovelace."));

        console.presses(Keys.ESCAPE);
        console.presses("n");
        eventually(() -> assertThat(focused()).isEqualTo("composer"));
        console.presses("Ask @Jon");
        eventually(() -> assertThat(words("[role=option]")).contains("Jonas Bauer"));
        console.presses(Keys.TAB);
        eventually(() -> assertThat(console.value("composer")).isEqualTo("Ask @Jonas Bauer "));
        Accessibility.check(browser);
        console.presses(Keys.ENTER);
        eventually(() -> assertThat(switchboard.api.requests("POST", path("notes")))
                .singleElement()
                .satisfies(note -> assertThat(note.body()).contains("\"mentions\":[\"jonas\"]")));
    }

    @Test
    void whatWasTypedOutlivesAReloadAndIsInTheOtherTab() {
        openThread();
        console.types("composer", "Half a sent");

        browser.navigate().refresh();
        eventually(() -> assertThat(console.value("composer")).isEqualTo("Half a sent"));

        var first = browser.getWindowHandle();
        browser.switchTo().newWindow(WindowType.TAB);
        browser.get(address());
        eventually(() -> assertThat(console.value("composer")).isEqualTo("Half a sent"));
        console.types("composer", "ence");
        browser.close();
        browser.switchTo().window(first);
        eventually(() -> assertThat(console.value("composer")).isEqualTo("Half a sentence"));
    }

    @Test
    void anAnswerOutlivesTheEndOfTheSession() {
        openThread();
        switchboard.endsTheSessionAt(path("messages"));

        console.sends("Only once");
        eventually(() -> assertThat(browser.findElements(By.cssSelector("dialog[open], .login")))
                .isNotEmpty());
        switchboard.logIn();
        browser.get(address());

        eventually(() -> assertThat(console.bodies()).containsExactly("Only once"));
        eventually(() -> assertThat(switchboard.sent()).hasSize(1));
    }

    @Test
    void showsOthersAndAsksBeforeASecondAnswer() {
        openThread();
        push("presence.changed", Map.of("state", "typing", "by", jonas(), "at", Instant.now()));
        eventually(() -> assertThat(words(".typing")).contains("Jonas Bauer is writing"));
        console.types("composer", "Mine");
        var answer = Message.outbound("other", ada, "His", Instant.now().plusSeconds(5));
        push("message.queued", withAuthor(answer));
        eventually(() -> assertThat(console.bodies()).containsExactly("His"));

        console.presses(Keys.ENTER);

        eventually(() -> assertThat(console.text("asks")).contains("Send yours too?"));
        assertThat(switchboard.api.requests("POST", path("messages"))).isEmpty();
        browser.findElement(By.cssSelector("[data-testid=asks] .primary")).click();
        eventually(() ->
                assertThat(switchboard.api.requests("POST", path("messages"))).hasSize(1));
    }

    @Test
    void repeatedAndReorderedEventsChangeNothing() {
        var text = switchboard.receivedQuietly(ada, "Once");
        openThread();
        eventually(() -> assertThat(console.bodies()).containsExactly("Once"));

        push("message.received", text);
        push("something.never-seen", Map.of("conversationId", ada.id()));
        var later = switchboard.customerTexts(ada, "Twice");
        push("message.received", later);

        eventually(() -> assertThat(console.bodies()).containsExactly("Once", "Twice"));
    }

    @Test
    void aBrokenServerLeavesTheComposer() {
        switchboard.answers("GET", timeline(), new Answer(500, "text/html", "<h1>Oops</h1>".getBytes(UTF_8)));
        browser.get(address());
        eventually(() -> assertThat(words(".cannot-load")).contains("The messages cannot be loaded"));

        console.types("composer", "Still here");
        assertThat(console.canClick("send")).isTrue();
        switchboard.answers("GET", timeline(), "{\"items\":[],\"before\":null,\"after\":null}");

        eventually(() -> assertThat(words("[data-testid=thread]")).contains("Nothing was said here yet."));
        assertThat(console.value("composer")).isEqualTo("Still here");
    }

    @Test
    void whatWasOpenedIsReadWithoutTheServer() {
        switchboard.receivedQuietly(ada, "Kept");
        openThread();
        eventually(() -> assertThat(console.bodies()).containsExactly("Kept"));
        switchboard.answers("GET", timeline(), Answer.problem(503, "Too busy", "Please wait."));

        browser.navigate().refresh();

        eventually(() -> assertThat(console.bodies()).containsExactly("Kept"));
        eventually(() -> assertThat(words("message-scroll")).contains("As of"));
    }

    private void openThread() {
        browser.get(address());
        eventually(() -> assertThat(console.shows("composer")).isTrue());
        eventually(() -> assertThat(browser.findElements(By.cssSelector("[data-testid=messages]")))
                .isNotEmpty());
    }

    private String address() {
        return switchboard.url() + "/inbox/all/" + ada.id();
    }

    private String path(String what) {
        return "/api/conversations/" + ada.id() + "/" + what;
    }

    private String timeline() {
        return path("timeline");
    }

    private String contact(String what) {
        return "/api/contacts/" + ada.contactId() + "/" + what;
    }

    private static Answer notThereYet() {
        var problem = "{\"type\":\"https://switchboard.io/problems/media-not-available-yet\",\"title\":\"Not found\"}";
        return new Answer(404, "application/problem+json", problem.getBytes(UTF_8));
    }

    private static Map<String, String> jonas() {
        return Map.of("id", "jonas", "name", "Jonas Bauer");
    }

    private Map<String, Object> withAuthor(Message message) {
        return Map.of(
                "id",
                message.id(),
                "conversationId",
                ada.id(),
                "direction",
                "outbound",
                "channel",
                "sms",
                "body",
                message.body(),
                "media",
                List.of(),
                "status",
                "queued",
                "by",
                jonas(),
                "createdAt",
                message.createdAt(),
                "statusHistory",
                List.of());
    }

    private void push(String type, Object data) {
        switchboard.stream.push(type + System.nanoTime(), type, data);
    }

    private void push(String type, Map<String, Object> data) {
        var known = new HashMap<>(data);
        known.putIfAbsent("conversationId", ada.id());
        push(type, (Object) known);
    }

    private String words(String selector) {
        return String.join(
                "\n",
                browser.findElements(By.cssSelector(selector)).stream()
                        .map(it -> it.getText())
                        .toList());
    }

    private List<String> texts(String selector) {
        return browser.findElements(By.cssSelector(selector)).stream()
                .map(it -> it.getText())
                .toList();
    }

    /** Where a word within an element begins or ends, whichever is further left. */
    private double leftOf(String selector, String word) {
        return number(LEFT_OF, selector, word);
    }

    private double startOf(String selector) {
        return number("return document.querySelector(arguments[0]).getBoundingClientRect().left", selector);
    }

    private double number(String script, String... arguments) {
        return ((Number) Objects.requireNonNull(browser.executeScript(script, (Object[]) arguments))).doubleValue();
    }

    private static Map<String, String> turning() {
        return Map.of("id", "ann", "name", "Ann \u202Etxt.exe");
    }

    private String focused() {
        return String.valueOf(browser.switchTo().activeElement().getDomAttribute("id"));
    }

    private boolean isWiderThanThePage() {
        return Boolean.TRUE.equals(
                browser.executeScript(
                        "return [...document.querySelectorAll('message-scroll')].some((it) => it.scrollWidth > it.clientWidth)"));
    }
}

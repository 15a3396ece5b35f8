package io.switchboard.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Works through the list of conversations: views, filters, keys, several at once, search, and new messages. */
class InboxListIT extends InTheBrowser {

    InboxListIT(ChromeDriver browser) {
        super(browser);
    }

    @BeforeEach
    void aTeamsInbox() {
        switchboard.answers("GET", "/api/conversations", "inbox/list.json");
        switchboard.answers("GET", "/api/conversations/counts", "inbox/counts.json");
        switchboard.answers("GET", "/api/labels", "inbox/labels.json");
        switchboard.answers("GET", "/api/members", "inbox/members.json");
        switchboard.answers("GET", "/api/phone-numbers", "inbox/numbers.json");
        switchboard.answers("GET", "/api/templates", "inbox/nothing.json");
        switchboard.answers("GET", "/api/search", "inbox/nothing.json");
        for (var listed : FakeSwitchboard.JSON
                .readTree(StubbedApi.parsed("inbox/list.json").body())
                .get("items")) {
            switchboard.answers("GET", "/api/conversations/" + listed.get("id").asString(), listed.toString());
        }
        for (var id : List.of("c1", "c2", "c1002")) {
            var timeline = "/api/conversations/" + id + "/timeline";
            switchboard.answers("GET", timeline, "{\"items\":[],\"before\":null,\"after\":null}");
        }
    }

    @Test
    void showsEachKindOfRowAtEachWidthInBothThemes() {
        open("/inbox/all");

        eventually(() -> assertThat(row("c1")).contains("Priya Raghunathan", "2 unread"));
        assertThat(row("c2")).contains("You: Great!", "Not delivered");
        assertThat(row("c3")).contains("+1 555 123 0003", "Voicemail, 0:24");
        assertThat(row("c7")).contains("Jonas: 可以的", "Assigned to Jonas Berg");
        assertThat(row("c8")).contains("Scheduled for");
        assertThat(row("c9")).contains("Opted out · STOP");
        assertThat(console.text("view-count")).isEqualTo("19 open");
        assertThat(console.text("list")).contains("All\n19", "SMS\n15", "Calls\n5");
        Accessibility.checkEverywhere(browser);
    }

    @Test
    void canBeWorkedThroughWithTheKeyboardAlone() {
        answersPatch("c1", "closed");
        open("/inbox/all");
        eventually(() -> assertThat(row("c1")).isNotEmpty());

        console.presses("j");
        eventually(() -> assertThat(path()).isEqualTo("/inbox/all/c1"));
        console.presses("e");

        eventually(() -> assertThat(path()).isEqualTo("/inbox/all/c2"));
        eventually(() -> assertThat(ids()).doesNotContain("c1"));
        var closed = switchboard.api.requests("PATCH", "/api/conversations/c1").getFirst();
        assertThat(closed.body()).isEqualTo("{\"status\":\"closed\"}");
        assertThat(closed.ifMatch()).isEqualTo("\"1\"");
        console.presses("]");
        eventually(() -> assertThat(browser.getCurrentUrl()).contains("channel=sms"));
        console.presses("f");
        eventually(() -> assertThat(browser.findElements(By.name("unread"))).isNotEmpty());
        browser.findElement(By.name("unread")).sendKeys(Keys.SPACE);
        browser.findElement(By.name("unread")).sendKeys(Keys.ENTER);
        eventually(() -> assertThat(browser.getCurrentUrl()).contains("unread=true"));
    }

    @Test
    void anAddressWithoutAViewSaysSo() {
        open("/inbox/foo");
        eventually(() -> assertThat(browser.findElement(By.tagName("main")).getText())
                .contains("There is nothing here", "Go to Inbox"));
    }

    @Test
    void beforeTheFirstMessageOneSendsATest() {
        switchboard.answers("GET", "/api/conversations", "inbox/nothing.json");
        switchboard.answers("GET", "/api/conversations/counts", """
                {"views":{},"channels":{},"calls":{"open":0,"unread":0},"labels":{}}""");
        open("/inbox/mine");

        eventually(() -> browser.findElement(By.xpath("//button[contains(., 'Send yourself a test')]"))
                .click());

        eventually(() -> assertThat(console.shows("new-body")).isTrue());
    }

    @Test
    void asksTheServerForMentionsAndForTheLongestWait() {
        switchboard.answers("GET", "/api/conversations?view=mentions&limit=50", "inbox/nothing.json");
        var waiting = "/api/conversations?status=open&waitingLongerThan=60&sort=longest-waiting&limit=50";
        switchboard.answers("GET", waiting, "inbox/nothing.json");

        open("/inbox/mentions");
        eventually(() -> assertThat(console.text("list")).contains("Nobody has mentioned you"));

        open("/inbox/all?waiting=1&sort=waiting");
        eventually(() -> assertThat(console.text("list")).contains("No conversation matches", "Waiting over 1 hour"));
    }

    @Test
    void blocksAContactAndTakesItBack() {
        switchboard.answers("PATCH", "/api/contacts/p1", "{\"id\":\"p1\"}");
        open("/inbox/all/c1");
        eventually(() -> assertThat(console.shows("thread-title")).isTrue());

        switchboard.answers("GET", "/api/conversations/c1", changed("c1", "open", true));
        browser.findElement(By.cssSelector(".thread > header button[aria-haspopup=menu]"))
                .click();
        eventually(() -> menuItem("Block contact").click());

        eventually(() -> assertThat(console.text("blocked-contact")).contains("Blocked"));
        switchboard.answers("GET", "/api/conversations/c1", changed("c1", "open", false));
        eventually(() -> browser.findElement(By.xpath("//*[@data-testid='toasts']//button[contains(., 'Undo')]"))
                .click());
        eventually(() -> assertThat(console.shows("blocked-contact")).isFalse());
        assertThat(switchboard.api.requests("PATCH", "/api/contacts/p1"))
                .extracting(StubbedApi.Request::body)
                .containsExactly("{\"blocked\":true}", "{\"blocked\":false}");
    }

    private WebElement menuItem(String words) {
        return browser.findElement(By.xpath("//header//*[@role='menuitem'][contains(., '" + words + "')]"));
    }

    @Test
    void putsARefusedChangeBackAndSaysWhy() {
        switchboard.answers(
                "PATCH", "/api/conversations/c1", Answer.problem(409, "Conflict", "Jonas has left the company."));
        open("/inbox/all/c1");
        eventually(() -> assertThat(row("c1")).isNotEmpty());

        console.presses("i");

        eventually(() -> assertThat(console.text("toasts")).contains("Jonas has left the company."));
        eventually(() -> assertThat(row("c1")).doesNotContain("Assigned to"));
    }

    @Test
    void changesSeveralAtOnceAndSaysWhichOnesItCouldNot() {
        switchboard.answers("POST", "/api/conversations/bulk", """
                {"results":[{"id":"c1","status":200},{"id":"c2","status":404}]}""");
        open("/inbox/all");
        eventually(() -> assertThat(row("c1")).isNotEmpty());

        console.presses("x");
        console.presses(Keys.chord(Keys.SHIFT, "j"));
        eventually(() -> assertThat(console.text("bulk")).contains("2 selected"));
        console.presses("e");

        eventually(() -> assertThat(row("c2")).contains("There is no such conversation any more"));
        eventually(() -> assertThat(console.text("toasts")).contains("Closed 1 conversation. 1 could not be changed."));
        assertThat(switchboard
                        .api
                        .requests("POST", "/api/conversations/bulk")
                        .getFirst()
                        .body())
                .contains("\"ids\":[\"c1\",\"c2\"]", "\"status\":\"closed\"");
    }

    @Test
    void withoutAConnectionChangesOfOneAndOfSeveralWait() {
        open("/inbox/all/c1");
        eventually(() -> assertThat(row("c3")).isNotEmpty());
        isConnected(false);
        try {
            changesOneAndSeveralOffline();
        } finally {
            isConnected(true);
        }

        for (var id : List.of("c2", "c3")) {
            eventually(() -> assertThat(switchboard.api.requests("PATCH", "/api/conversations/" + id))
                    .extracting(StubbedApi.Request::body)
                    .containsExactly("{\"assignee\":\"agent\"}"));
        }
    }

    private void changesOneAndSeveralOffline() {
        eventually(() -> assertThat(connection()).startsWith("Offline"));
        console.presses("e");
        eventually(() -> assertThat(ids()).doesNotContain("c1"));
        eventually(() -> assertThat(path()).isEqualTo("/inbox/all/c2"));
        picks("c2");
        picks("c3");
        console.presses("i");

        eventually(() -> assertThat(console.text("toasts"))
                .contains("Assigned 2 conversations. The server is told when you are online again."));
        eventually(() -> assertThat(console.text("assignee")).contains("Sara"));
        assertThat(console.shows("bulk")).isFalse();
        for (var id : List.of("c1", "c2", "c3")) {
            answersPatch(id, id.equals("c1") ? "closed" : "open");
        }
    }

    private void isConnected(boolean isOn) {
        var network = Map.<String, Object>of(
                "offline", !isOn, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1);
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.emulateNetworkConditions", network);
    }

    /** As the mouse does, which leaves the focus in the box. */
    private void picks(String id) {
        var box = browser.findElement(By.cssSelector("[data-id='" + id + "'] .pick"));
        browser.executeScript("arguments[0].focus(); arguments[0].click()", box);
    }

    @Test
    void theSearchTakesWhatIsTyped() {
        open("/inbox/all/c1");
        eventually(() -> assertThat(row("c1")).isNotEmpty());

        console.presses(Keys.chord(Keys.CONTROL, Keys.SHIFT, "f"));
        eventually(() -> assertThat(console.shows("search")).isTrue());
        eventually(() -> assertThat(browser.switchTo().activeElement().getDomAttribute("data-testid"))
                .isEqualTo("search-field"));
        console.presses("receipt");

        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/inbox/search?q=receipt"));
        assertThat(switchboard.api.requests("PATCH", "/api/conversations/c1")).isEmpty();
    }

    @Test
    void fetchesTheRowOfAConversationThatIsNotLoadedAndIgnoresWhatItDoesNotKnow() {
        open("/inbox/all");
        eventually(() -> assertThat(row("c1")).isNotEmpty());

        switchboard.stream.push("e1", "of.the-future", Map.of("x", 1));
        switchboard.stream.push("e2", "message.received", Map.of("id", "m", "conversationId", ada.id(), "body", "Hi"));
        switchboard.stream.push("e2", "message.received", Map.of("id", "m", "conversationId", ada.id(), "body", "Hi"));

        eventually(() -> assertThat(ids()).contains(ada.id()));
        assertThat(row(ada.id())).contains("Ada Lovelace");
    }

    @Test
    void keepsItsRowsWhenTheyCannotBeLoadedAgain() {
        open("/inbox/all");
        eventually(() -> assertThat(row("c1")).isNotEmpty());
        var page = "<html>Bad gateway</html>".getBytes(StandardCharsets.UTF_8);
        switchboard.answers("GET", "/api/conversations", new Answer(502, "text/html", page));

        switchboard.stream.demandReload();

        eventually(() -> assertThat(console.text("list")).contains("As of"));
        assertThat(row("c1")).contains("Priya");
    }

    @Test
    void findsMessagesAndOpensThemInTheirPlace() {
        switchboard.answers("GET", "/api/search?q=gears&type=message&limit=5", "inbox/found-messages.json");
        switchboard.answers("GET", "/api/search?q=gears&type=contact&limit=5", "inbox/found-contacts.json");
        open("/inbox/search?q=gears");

        eventually(() -> assertThat(console.text("search")).contains("People", "Tom Gears", "Messages", "gears jump"));
        assertThat(browser.findElements(By.cssSelector("mark")))
                .extracting(WebElement::getText)
                .contains("gears");
        browser.findElements(By.cssSelector("[data-testid=hit]")).getLast().click();

        eventually(() -> assertThat(path()).isEqualTo("/inbox/search/c2"));
        assertThat(browser.getCurrentUrl()).contains("around=m2");
        assertThat(console.text("search")).contains("gears jump");
    }

    @Test
    void startsAConversationWithANumber() {
        switchboard.answers("GET", "/api/addresses", """
                {"address":"+15551110009","channel":"sms","display":"+1 555 111 0009","country":"US","kind":"mobile"}""");
        open("/inbox/all");
        eventually(() -> assertThat(row("c1")).isNotEmpty());

        console.presses("c");
        eventually(() -> assertThat(console.shows("new-body")).isTrue());
        console.presses("+1 555 111 0009");
        eventually(() ->
                assertThat(browser.findElement(By.id("new-message")).getText()).contains("United States, mobile"));
        console.types("new-body", "Welcome!", Keys.chord(Keys.CONTROL, Keys.ENTER));

        eventually(() -> assertThat(switchboard.sent()).hasSize(1));
        var sent = switchboard.sent().getFirst();
        assertThat(sent.to()).isEqualTo("+15551110009");
        assertThat(switchboard.api.requests("POST", "/api/messages").getFirst().idempotencyKey())
                .isNotEmpty();
        eventually(() -> assertThat(path()).isEqualTo("/inbox/all/" + sent.conversationId()));
    }

    @Test
    void writesToSomebodyNewOnWhatsappWithAnApprovedTemplate() {
        switchboard.answers("GET", "/api/addresses", """
                {"address":"+15551110009","channel":"sms","display":"+1 555 111 0009","country":"US","kind":"mobile"}""");
        switchboard.answers("GET", "/api/templates/content", """
                {"items":[{"contentSid":"HX1","name":"Ready","text":"Your {{1}} is ready.","variables":[{"name":"1"}]}],
                 "next":null}""");
        switchboard.answers("GET", "/api/phone-numbers", """
                {"items":[{"id":"n1","address":"+15005550006","friendlyName":"Workshop","channels":["sms","whatsapp"],
                           "enabledChannels":{"whatsapp":true},"state":"active"}],"next":null}""");
        switchboard.answers("POST", "/api/messages", "{\"id\":\"m9\",\"conversationId\":\"c1\"}");
        open("/inbox/all");
        eventually(() -> assertThat(row("c1")).isNotEmpty());
        console.presses("c");
        eventually(() -> assertThat(console.shows("new-body")).isTrue());
        console.presses("+1 555 111 0009");
        eventually(() ->
                assertThat(browser.findElement(By.id("new-message")).getText()).contains("United States, mobile"));

        eventually(() -> browser.findElement(By.xpath("//*[@id='new-message']//label[contains(., 'WhatsApp')]"))
                .click());
        eventually(() -> browser.findElement(By.cssSelector("#new-message option[value=HX1]"))
                .click());
        eventually(() -> browser.findElement(By.xpath("//label[contains(., 'Value for')]/following::input[1]"))
                .sendKeys("bike"));
        eventually(() -> console.click("new-send"));

        eventually(() -> assertThat(switchboard.api.requests("POST", "/api/messages"))
                .singleElement()
                .satisfies(message -> assertThat(message.body())
                        .contains("\"channel\":\"whatsapp\"", "\"contentSid\":\"HX1\"", "{\"1\":\"bike\"}")));
    }

    private void answersPatch(String id, String status) {
        switchboard.answers("PATCH", "/api/conversations/" + id, changed(id, status, false));
    }

    private static Answer changed(String id, String status, boolean isBlocked) {
        var changed = Map.ofEntries(
                Map.entry("id", id),
                Map.entry("channel", "sms"),
                Map.entry("status", status),
                Map.entry("revision", 2),
                Map.entry("updatedAt", "2026-11-27T08:58:00Z"),
                Map.entry("theirAddress", "+15551230001"),
                Map.entry("ourAddress", "+15005550006"),
                Map.entry("contactId", "p1"),
                Map.entry("blocked", isBlocked),
                Map.entry("unreadCount", 0));
        return Answer.json(200, FakeSwitchboard.JSON, changed);
    }

    private String path() {
        return String.valueOf(browser.executeScript("return location.pathname"));
    }

    private List<String> ids() {
        return browser.findElements(By.cssSelector("[data-testid=conversation]")).stream()
                .map(row -> String.valueOf(row.getDomAttribute("data-id")))
                .toList();
    }

    /** Everything that a row says, also to screen readers. */
    private String row(String id) {
        return String.valueOf(browser.executeScript(
                "return document.querySelector(`[data-testid=conversation][data-id='${arguments[0]}']`)?.textContent"
                        + ".replace(/\\s+/g, ' ') ?? ''",
                id));
    }
}

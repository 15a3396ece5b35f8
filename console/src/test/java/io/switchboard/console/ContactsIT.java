package io.switchboard.console;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Finds people, keeps what is known of them right, merges them, and erases them. */
class ContactsIT extends InTheBrowser {

    ContactsIT(ChromeDriver browser) {
        super(browser);
    }

    @BeforeEach
    void thereAreContacts() {
        SampleContacts.answer(switchboard);
    }

    @Test
    void listsContactsAndFindsThemWhileOneTypes() {
        open("/contacts");
        eventually(() -> assertThat(rows()).hasSize(4));
        assertThat(rows().getFirst()).contains("Tom Okafor", "+1 555 123 0103", "repair");
        assertThat(rows().get(2)).contains("+1 555 123 0118");
        Accessibility.checkEverywhere(browser);

        console.presses("/");
        console.presses("noa");

        eventually(() -> assertThat(rows()).singleElement().asString().contains("נועה כהן"));
        assertThat(browser.getCurrentUrl()).endsWith("/contacts?q=noa");
    }

    @Test
    void aSearchIsNarrowedByLabelsAndKeepsTheOrder() {
        switchboard.answers("GET", "/api/search", SampleContacts.found("p-tom", "p-noa"));

        open("/contacts?q=a&label=l1");
        eventually(() -> assertThat(rows()).singleElement().asString().contains("Tom Okafor"));
        open("/contacts?q=a&sort=name");
        eventually(() -> assertThat(rows()).hasSize(2));
        assertThat(rows().getFirst()).contains("נועה כהן");
        var neverAnswered = "/api/conversations?neverAnswered=true&limit=200";
        switchboard.answers("GET", neverAnswered, "contacts/conversations-of-noa.json");
        open("/contacts?unanswered=yes");
        eventually(() -> assertThat(rows()).singleElement().asString().contains("נועה כהן"));
    }

    @Test
    void anAdminImportsAListAndSeesWhichLinesWereLeftOut() throws IOException {
        switchboard.hasRole("admin");
        switchboard.answers("GET", "/api/contacts", "{\"items\":[],\"next\":null}");
        switchboard.answers("GET", "/api/conversations", "{\"items\":[],\"next\":null}");
        switchboard.answers("POST", "/api/contacts/import/check", "contacts/import-preview.json");
        switchboard.answers("POST", "/api/contacts/import", "contacts/import-done.json");
        switchboard.answers("GET", "/api/jobs/j-import/result", "contacts/import-report.json");
        var file = Files.createTempFile("contacts", ".csv");
        Files.writeString(file, "Name,Phone,Order No,Owner\nBob,unknown,,\n");
        open("/contacts");
        eventually(() -> assertThat(page()).contains("Everybody who texts or calls becomes a contact."));
        browser.findElement(By.xpath("//main//button[contains(., 'Import a list')]"))
                .click();

        eventually(() -> assertThat(dialog()).contains("whose first line names the columns"));
        browser.findElement(By.cssSelector("[data-testid=contact-file]")).sendKeys(file.toString());
        eventually(() -> assertThat(dialog())
                .contains("4 lines", "United States", "Attribute “Order_No”", "Not read", "1 line will be left out"));
        Accessibility.checkEverywhere(browser);
        browser.findElement(By.xpath("//dialog[@open]//button[contains(., 'Import 3 contacts')]"))
                .click();

        eventually(() -> assertThat(dialog())
                .contains("2 contacts new and 1 contact changed", "1 line left out", "'unknown' is no phone number"));
        Accessibility.check(browser);
        Files.delete(file);
    }

    @Test
    void proposesDuplicatesAndOpensWhatALinkNames() {
        open("/contacts/p-tom?erase");
        eventually(() -> assertThat(page()).contains("has the same number on another channel"));
        assertThat(browser.findElements(By.cssSelector("dialog[open]"))).isEmpty();
        assertThat(browser.getCurrentUrl()).endsWith("/contacts/p-tom");

        browser.findElement(By.cssSelector("[data-testid=duplicates] button")).click();
        eventually(() -> assertThat(dialog()).contains("Stays", "Tom Okafor", "Goes into it"));
        console.presses(Keys.ESCAPE);

        switchboard.hasRole("admin");
        open("/contacts/p-tom?erase");
        eventually(() -> assertThat(dialog()).contains("Erase", "Write Tom Okafor"));
        assertThat(browser.findElement(By.cssSelector("dialog[open] input[type=checkbox]"))
                        .isSelected())
                .as("copies at Twilio are erased on request only")
                .isFalse();
    }

    @Test
    void aMergeOfAnotherPersonCanBeUndone() {
        switchboard.answers("GET", "/api/contacts/p-tom/merges", """
                {"items":[{"id":"g7","at":"%s","contactId":"p-noa","name":"Noa","address":"+1"}],"next":null}""".formatted(Instant.now()));
        switchboard.answers("POST", "/api/contacts/merges/g7/undo", "contacts/noa.json");
        open("/contacts/p-tom");

        eventually(() -> assertThat(page()).contains("Merged with Noa"));
        browser.findElement(By.cssSelector(".contact-merged button")).click();
        eventually(() -> assertThat(switchboard.api.requests("POST", "/api/contacts/merges/g7/undo"))
                .hasSize(1));
    }

    @Test
    void showsWhatWasSaidInAllConversations() {
        open("/contacts/p-tom");

        eventually(() -> assertThat(page())
                .contains(
                        "Local time", "Hi! <b>My</b> blue Trek", "مرحبا 👋", "The derailleur is bent", "Voicemail 0:24")
                .contains("The carrier took it for spam.", "Sara assigned this to Sara Lindqvist"));
        assertThat(page()).contains("Prefers texts to calls before noon.", "2231", "Sales");
        Accessibility.checkEverywhere(browser);
    }

    @Test
    void twoPeopleWhoChangeTheNameSeeBothNames() {
        switchboard.answers("PATCH", "/api/contacts/p-tom", Answer.problem(412, "Precondition failed", "Newer."));
        open("/contacts/p-tom");
        eventually(() -> assertThat(page()).contains("Tom Okafor"));
        console.presses("e");
        eventually(() -> browser.findElement(By.name("name")).isDisplayed());
        switchboard.answers("GET", "/api/contacts/p-tom", SampleContacts.tomAs("Thomas Okafor", 4));
        browser.findElement(By.name("name")).sendKeys(Keys.chord(Keys.CONTROL, "a"), "Tommy", Keys.ENTER);

        eventually(() -> assertThat(console.text("conflict")).contains("Tommy", "Thomas Okafor"));
        Accessibility.check(browser);
        switchboard.answers("PATCH", "/api/contacts/p-tom", SampleContacts.tomAs("Tommy", 5));
        browser.findElement(By.xpath("//button[text()='Keep mine']")).click();

        eventually(() ->
                assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Tommy"));
        assertThat(switchboard.api.requests("PATCH", "/api/contacts/p-tom"))
                .extracting(StubbedApi.Request::ifMatch)
                .containsExactly("\"3\"", "\"4\"");
    }

    @Test
    void aNoteThatWasRefusedIsKept() {
        switchboard.answers(
                "POST", "/api/contacts/p-tom/notes", Answer.problem(503, "Unavailable", "Try again later."));
        open("/contacts/p-tom");
        eventually(() -> assertThat(page()).contains("Prefers texts"));
        console.presses("n");
        eventually(() ->
                assertThat(browser.switchTo().activeElement().getTagName()).isEqualTo("textarea"));

        console.presses("Calls at noon");
        console.presses(Keys.chord(Keys.CONTROL, Keys.ENTER));

        eventually(() -> assertThat(page()).contains("Not saved.", "Try again later."));
        assertThat(browser.findElement(By.cssSelector(".contact-note-form textarea"))
                        .getDomProperty("value"))
                .isEqualTo("Calls at noon");
    }

    @Test
    void aContactIsBlockedAndNoLonger() {
        var tom = SampleContacts.tomAs("Tom Okafor", 4);
        var blocked = "\"blocked\": {\"at\": \"2026-11-27T09:30:00Z\", \"by\": {\"id\": \"sara\"}}, \"revision\": 4";
        switchboard.answers("PATCH", "/api/contacts/p-tom", tom.replace("\"revision\": 4", blocked));
        open("/contacts/p-tom");
        eventually(() -> browser.findElement(By.cssSelector(".contact-quick [aria-haspopup]"))
                .click());
        eventually(() -> browser.findElement(By.xpath("//*[@role='menuitem'][contains(., 'Block contact')]"))
                .click());

        eventually(() -> assertThat(page()).contains("Blocked", "Unblock contact"));
        Accessibility.checkEverywhere(browser);
        switchboard.answers("PATCH", "/api/contacts/p-tom", tom);
        browser.findElement(By.cssSelector("[data-testid=blocked-contact] button"))
                .click();
        eventually(() -> assertThat(page()).doesNotContain("Unblock contact"));
        assertThat(switchboard.api.requests("PATCH", "/api/contacts/p-tom"))
                .extracting(StubbedApi.Request::body)
                .containsExactly("{\"blocked\":true}", "{\"blocked\":false}");
    }

    @Test
    void mergesTwoContactsByKeysAndUndoesIt() {
        switchboard.answers(
                "POST",
                "/api/contacts/p-tom/merge",
                "{\"contact\":" + SampleContacts.tomAs("Tom Okafor", 3) + ",\"mergeId\":\"g1\"}");
        switchboard.answers(
                "GET",
                "/api/contacts/p-tom/merges",
                "{\"items\":[{\"id\":\"g1\",\"at\":\"%s\",\"contactId\":\"p-noa\",\"name\":\"נועה כהן\",\"address\":\"+1\"}]}"
                        .formatted(Instant.now()));
        switchboard.answers("POST", "/api/contacts/merges/g1/undo", "contacts/noa.json");
        open("/contacts");
        eventually(() -> assertThat(rows()).hasSize(4));

        console.presses("j", "x", "j", "x", "m");
        eventually(() -> assertThat(dialog()).contains("Stays", "Tom Okafor", "Goes into it", "move to"));
        Accessibility.check(browser);
        browser.findElement(By.cssSelector("dialog[open] footer .primary")).click();

        eventually(() -> assertThat(page()).contains("Merged with נועה כהן"));
        browser.findElement(By.cssSelector(".contact-merged button")).click();
        eventually(() -> assertThat(switchboard.api.requests("POST", "/api/contacts/merges/g1/undo"))
                .hasSize(1));
    }

    @Test
    void erasesOnlyAfterTheNameWasWrittenAndReportsWhatStays() {
        switchboard.hasRole("admin");
        switchboard.answers("POST", "/api/contacts/p-tom/erase", "contacts/erasure-begun.json");
        switchboard.answers("GET", "/api/jobs/j-erasure", "contacts/erasure-done.json");
        switchboard.answers("GET", "/api/jobs/j-erasure/result", "contacts/erasure-report.json");
        open("/contacts/p-tom");
        eventually(() -> browser.findElement(By.cssSelector(".contact-quick [aria-haspopup]"))
                .click());
        eventually(() -> browser.findElement(By.xpath("//*[@role='menuitem'][contains(., 'Erase')]"))
                .click());
        eventually(() -> assertThat(dialog()).contains("What goes", "What stays", "Write Tom Okafor"));
        Accessibility.check(browser);
        assertThat(eraseButton().isEnabled()).isFalse();

        console.presses("Tom Okafor");
        eventually(() -> assertThat(eraseButton().isEnabled()).isTrue());
        console.presses(Keys.ENTER);

        eventually(() -> assertThat(page()).contains("Erased", "7 messages", "1 copies stay at Twilio"));
        Accessibility.check(browser);
    }

    @Test
    void namesAndLabelsThatAreChangedOfflineWaitForTheConnection() {
        switchboard.answers("PATCH", "/api/contacts/p-tom", SampleContacts.tomAs("Tommy", 4));
        open("/contacts");
        eventually(() -> assertThat(rows()).hasSize(4));
        browser.findElement(By.className("contact-row")).click();
        eventually(() -> assertThat(page()).contains("Tom Okafor", "Is it ready?", "repair"));
        network(true);
        try {
            console.presses("e");
            eventually(() -> browser.findElement(By.name("name")).isDisplayed());
            browser.findElement(By.name("name")).sendKeys(Keys.chord(Keys.CONTROL, "a"), "Tommy", Keys.ENTER);
            eventually(() ->
                    assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Tommy"));
            browser.findElement(By.className("chip-remove")).click();
            eventually(() -> assertThat(browser.findElements(By.className("chip-remove")))
                    .isEmpty());
        } finally {
            network(false);
        }

        eventually(() -> assertThat(switchboard.api.requests("PATCH", "/api/contacts/p-tom"))
                .extracting(StubbedApi.Request::body)
                .containsExactly("{\"name\":\"Tommy\"}"));
        eventually(() -> assertThat(switchboard.api.requests("PATCH", "/api/conversations/c-tom"))
                .extracting(StubbedApi.Request::body)
                .containsExactly("{\"labels\":[]}"));
    }

    private void network(boolean isOffline) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", isOffline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    @Test
    void saysThatAContactIsNotThere() {
        open("/contacts/nobody");

        eventually(() -> assertThat(page()).contains("There is nothing here"));
    }

    private List<String> rows() {
        return browser.findElements(By.className("contact-item")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private String page() {
        return browser.findElement(By.tagName("main")).getText();
    }

    private WebElement eraseButton() {
        return browser.findElement(By.cssSelector("dialog[open] footer .danger"));
    }

    private String dialog() {
        return browser.findElement(By.cssSelector("dialog[open]")).getText();
    }
}

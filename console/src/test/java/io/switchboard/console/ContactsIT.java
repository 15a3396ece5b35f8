package io.switchboard.console;

import java.util.List;

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
    void showsWhatWasSaidInAllConversations() {
        open("/contacts/p-tom");

        eventually(() -> assertThat(page())
                .contains("Hi! <b>My</b> blue Trek", "مرحبا 👋", "The derailleur is bent", "Voicemail 0:24")
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

package io.switchboard.console;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Opens each page of settings, and those with lists of templates and members. */
class SettingsPagesIT extends InSettings {

    SettingsPagesIT(ChromeDriver browser) {
        super(browser);
    }

    @Test
    void eachPageIsThereForEveryone() {
        var pages = List.of(
                "profile",
                "notifications",
                "device",
                "sessions",
                "answers",
                "hours",
                "keywords",
                "rules",
                "templates",
                "senders",
                "calls",
                "company",
                "members",
                "labels",
                "conversations",
                "retention");
        open("/settings/profile");
        eventually(() -> assertThat(shows(".set-nav a")).isTrue());
        for (var number = 0; number < pages.size(); number++) {
            var page = pages.get(number);
            browser.executeScript(
                    "document.querySelector(`.set-nav a[href='/settings/${arguments[0]}']`).click()", page);
            eventually(() -> assertThat(browser.findElements(By.cssSelector(".set-form > *")))
                    .hasSizeGreaterThan(1));
            Viewport.ALL.get(number % Viewport.ALL.size()).of(browser);
            Accessibility.check(browser);
        }
    }

    @Test
    void theNameOfTheCompanyIsShownInTheFrameOnceItIsSaved() {
        var saved = "{\"companyName\": \"Müller & Söhne 自転車\", \"revision\": 1}";
        switchboard.answers("PUT", "/api/settings/company", saved);
        open("/settings/company");
        eventually(() -> assertThat(text(".set-company")).isEqualTo("demo"));
        assertThat(text(".org")).isEqualTo("demo");

        field("Name of the company").sendKeys("Müller & Söhne 自転車 ");
        eventually(() -> assertThat(text(".set-company")).isEqualTo("Müller & Söhne 自転車"));
        console.presses(Keys.chord(Keys.CONTROL, "s"));
        eventually(() -> assertThat(switchboard.api.requests("PUT", "/api/settings/company"))
                .hasSize(1));
        switchboard.answers("GET", "/api/settings/company", saved);
        switchboard.stream.push("company-1", "settings.updated", Map.of("page", "company", "revision", 1));

        eventually(() -> assertThat(text(".org")).isEqualTo("Müller & Söhne 自転車"));
    }

    @Test
    void aKeywordAssignsAndLabelsTheConversation() {
        switchboard.answers("PUT", "/api/settings/keywords", "{\"rules\": [], \"revision\": 3}");
        open("/settings/keywords");
        eventually(() -> assertThat(shows(".set-rules .set-checks input")).isTrue());

        choose("Assign the conversation to", "Jonas Berg");
        click(".set-rules .set-checks input");
        browser.findElement(By.cssSelector(".set-beside input")).sendKeys("What is the price?");
        eventually(() -> assertThat(text(".set-beside"))
                .contains("Jonas Berg gets the conversation if no one has it. It is labelled "));
        console.presses(Keys.chord(Keys.CONTROL, "s"));

        eventually(() -> assertThat(switchboard.api.requests("PUT", "/api/settings/keywords"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).contains("\"assign\":\"jonas\"", "\"addLabels\":[")));
    }

    @Test
    void theAnswerWhenNobodyAnswersIsSetWithItsMinutesAndShown() {
        open("/settings/answers");
        eventually(() -> field("Answer when nobody has answered").sendKeys("We will be with you soon."));
        click(".set-form [role='switch']");
        eventually(
                () -> assertThat(field("Send it after").getDomProperty("value")).isEqualTo("15"));
        browser.executeScript(
                "arguments[0].scrollIntoView({block: 'center'}); arguments[0].click()",
                browser.findElement(
                        By.xpath("//*[contains(@class,'set-beside')]//label[normalize-space()='Not answered']")));

        eventually(() -> assertThat(text(".phone"))
                .contains("15 minutes later, if no one has answered:", "We will be with you soon."));
    }

    private void choose(String label, String option) {
        browser.findElement(
                        By.xpath("//label[normalize-space()='%s']/following-sibling::*//option[normalize-space()='%s']"
                                .formatted(label, option)))
                .click();
    }

    @Test
    void retentionTellsHowMuchWouldGoAsTheDaysChange() {
        open("/settings/retention");
        eventually(() -> assertThat(text(".set-beside")).contains("12 recordings now."));
        switchboard.answers("POST", "/api/settings/retention/check", """
                {"recordings": {"count": 10000, "more": true}}""");

        field("Recordings are kept for").sendKeys(Keys.BACK_SPACE);

        eventually(() -> assertThat(text(".set-beside")).contains("At least 10,000 recordings now."));
        assertThat(switchboard
                        .api
                        .requests("POST", "/api/settings/retention/check")
                        .getLast()
                        .body())
                .contains("\"recordingsDays\":9}");
        assertThat(switchboard.api.requests("PUT", "/api/settings/retention")).isEmpty();
    }

    @Test
    void datesAndNumbersAreOfTheChosenLocaleAfterTheNextLoad() {
        open("/settings/device");
        eventually(() -> assertThat(text(".set-form")).contains("As the browser", "German (27.11.26, 15:05, 1.234,5)"));

        click("option[value=de]");

        eventually(() -> assertThat(
                        browser.findElement(By.cssSelector("option[value=de]")).isSelected())
                .isTrue());
        open("/settings/sessions");
        eventually(() -> assertThat(
                        browser.findElement(By.cssSelector(".set-list time")).getDomAttribute("title"))
                .contains("27. November 2026"));
        browser.executeScript("localStorage.removeItem('switchboard.locale')");
    }

    @Test
    void anotherSessionOfOnesOwnIsEnded() {
        switchboard.answers("DELETE", "/session/list/s1", "{}");
        open("/settings/sessions");
        eventually(() -> assertThat(text(".set-list li:first-child")).contains("Firefox on Windows", "This session"));
        assertThat(browser.findElements(By.cssSelector(".set-list li:first-child button")))
                .isEmpty();

        browser.findElement(By.cssSelector("[aria-label='End the session in Safari on iPhone']"))
                .click();

        eventually(() -> assertThat(text("[data-testid=toasts]")).contains("The session is ended."));
        assertThat(switchboard.api.requests("DELETE", "/session/list/s1")).hasSize(1);
    }

    @Test
    void onesOwnNotificationsAreOfAllConversationsAndOfChosenNumbers() {
        switchboard.answers("PUT", "/api/notifications/preferences", "settings/preferences.json");
        open("/settings/notifications");
        eventually(() -> assertThat(text("section[aria-labelledby='chosen-numbers']"))
                .contains("None chosen", "Workshop +1 500 555 0006"));
        var scopes = browser.findElements(By.cssSelector(".ways select"));
        assertThat(scopes).hasSize(5);
        assertThat(scopes.getFirst()
                        .findElement(By.cssSelector("option:checked"))
                        .getText())
                .isEqualTo("Mine, unassigned");

        scopes.getFirst().findElement(By.cssSelector("option")).click();
        browser.executeScript("document.querySelector(`section[aria-labelledby='chosen-numbers'] input`).click()");
        console.presses(Keys.chord(Keys.CONTROL, "s"));

        eventually(() -> assertThat(switchboard.api.requests("PUT", "/api/notifications/preferences"))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains("\"conversations\":\"all\"", "\"numbers\":[\"+15005550006\"]")));
    }

    @Test
    void aTemplateShowsWhatTheCustomerReadsAndItsSegments() {
        switchboard.answers("GET", "/api/templates/t2", """
                {"id": "t2", "name": "Ready", "kind": "other", "body": "Your {{bike}} is ready.", "revision": 4}""");
        switchboard.answers("POST", "/api/messages/preview", """
                {"segments": 2, "encoding": "UCS-2", "characters": 90, "forcedBy": {"at": 3, "character": "’"}}""");

        open("/settings/templates/t2");

        eventually(() -> assertThat(text(".set-beside"))
                .contains("Your {{bike}} is ready.", "90 characters · 2 segments", "“’” makes", "asked for {{bike}}"));
    }

    @Test
    void rulesAreOrderedAndTriedBeforeTheyAreSaved() {
        switchboard.answers("POST", "/api/settings/rules/check", "settings/rules-check.json");
        switchboard.answers("PUT", "/api/settings/rules", "settings/rules.json");
        open("/settings/rules");
        eventually(() -> assertThat(text("[data-rule='0']"))
                .contains("contains “tyre” or “brake”, then assign it to Sara Lindqvist and label it repair."));

        click("[data-rule='0'] .rule-edit");
        browser.findElement(By.cssSelector("[data-rule='0'] .rule-edit"))
                .sendKeys(Keys.chord(Keys.ALT, Keys.ARROW_DOWN));
        eventually(() -> assertThat(text("[data-rule='1']")).contains("Workshop"));
        assertThat(browser.switchTo().activeElement().getAccessibleName()).isEqualTo("Close Workshop");
        Accessibility.check(browser);
        browser.executeScript("document.querySelector('.set-beside button').click()");

        eventually(() -> assertThat(text(".set-beside"))
                .contains("1 of the last 97", "Tom Okafor", "assign to Sara Lindqvist, label repair"));
        assertThat(switchboard
                        .api
                        .requests("POST", "/api/settings/rules/check")
                        .getFirst()
                        .body())
                .matches("(?s).*Night.*Workshop.*");
        assertThat(switchboard.api.requests("PUT", "/api/settings/rules")).isEmpty();
        click(".set-bar .primary");
        eventually(() -> assertThat(switchboard.api.requests("PUT", "/api/settings/rules"))
                .hasSize(1));
    }

    @Test
    void aMemberIsRemovedWhenTheConversationsAreHandedOver() {
        switchboard.answers("GET", "/api/members/jonas", """
                {"id": "jonas", "name": "Jonas Berg", "roles": ["agent"], "revision": 1}""");
        switchboard.answers("GET", "/api/conversations", """
                {"items": [{"id": "c7", "status": "open"}, {"id": "c8", "status": "closed"}], "next": null}""");
        switchboard.answers("POST", "/api/conversations/bulk", "{\"results\": []}");
        switchboard.answers("DELETE", "/api/members/jonas", "{}");
        open("/settings/members/jonas");
        eventually(() -> click(".set-form .button.danger"));
        eventually(() -> assertThat(text("dialog[open]"))
                .contains("1 number follows", "1 open conversation is handed over", "unassigned"));

        click("dialog[open] .button.danger");

        eventually(() -> assertThat(switchboard.api.requests("DELETE", "/api/members/jonas"))
                .hasSize(1));
        assertThat(switchboard
                        .api
                        .requests("POST", "/api/conversations/bulk")
                        .getFirst()
                        .body())
                .contains("[\"c7\"]", "\"assignee\":null");
    }

    @Test
    void aConversationsServiceIsAddedByItsSidAndSavedWithTheOthers() {
        switchboard.answers("PUT", "/api/settings/conversations", "settings/conversations.json");
        open("/settings/conversations");
        eventually(() -> assertThat(text(".set-list")).contains("In order", "Differs", "Not found"));

        write("input[placeholder='IS…']", "MG0000000000000000000000000000000a\n");
        eventually(() -> assertThat(text(".field-problem")).contains("IS and 32 digits"));
        write("input[placeholder='IS…']", "IS0000000000000000000000000000000d\n");
        eventually(() -> assertThat(text(".set-list")).contains("Not saved"));
        click(".set-list li:first-child button");
        click(".set-switch [role=switch]");
        eventually(() -> click(".set-bar .button.primary"));

        eventually(() -> assertThat(switchboard.api.requests("PUT", "/api/settings/conversations"))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains("\"endAutoCreation\":true", "000d\"]")
                        .doesNotContain("000a")));
    }

    private void write(String css, String text) {
        var input = browser.findElement(By.cssSelector(css));
        input.sendKeys(Keys.chord(Keys.CONTROL, "a"));
        input.sendKeys(text);
    }

    @Test
    void agentsReadWithoutFields() {
        switchboard.hasRole("agent");

        open("/settings/answers");

        eventually(() -> assertThat(text(".set-page")).contains("Admins can change this page", "We received:"));
        assertThat(shows(".set-form textarea, .set-form input")).isFalse();
    }
}

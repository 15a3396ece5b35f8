package io.switchboard.console;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks after numbers: list, webhooks, buying, changes and their refusal. */
class NumbersIT extends InTheBrowser {

    private final NumbersPage numbers;

    NumbersIT(ChromeDriver browser) {
        super(browser);
        numbers = new NumbersPage(browser);
    }

    @BeforeEach
    void fill() {
        NumbersPage.fill(switchboard);
    }

    @Test
    void theListSaysHowEachNumberIs() {
        open("/numbers/n1/webhooks");

        eventually(() -> assertThat(numbers.texts(".nrow"))
                .hasSize(3)
                .first()
                .asString()
                .contains("Workshop", "+1 500 555 0006", "1 differs"));
        assertThat(numbers.texts(".nrow").get(1)).contains("Sales", "Failing since");
        assertThat(numbers.texts(".nrow .ca .t-meta")).hasSize(2);
        eventually(() -> assertThat(numbers.text(".head p")).contains("United States · local · bought"));
        eventually(() -> assertThat(numbers.texts(".fields .badge")).contains("differs"));
        assertThat(numbers.text(".fields")).contains("old.example.com", "hooks.millers.example");
        eventually(() -> assertThat(numbers.texts(".log-section tbody tr")).hasSize(6));
        assertThat(switchboard.requests.get("/api/webhook-log")).isEqualTo(1);
    }

    @Test
    void oneStripNamesTheAccountWhoseTokenTwilioRefuses() {
        switchboard.answers("GET", "/api/doctor", "numbers/doctor-token.json");
        switchboard.answers("GET", "/api/accounts", "numbers/accounts.json");
        open("/numbers/n1/webhooks");

        eventually(() -> assertThat(numbers.texts(".numbers-both > .strip"))
                .singleElement()
                .asString()
                .contains(
                        "Twilio refuses the auth token of the account “Berlin” (AC…0002)", "If the token was rotated"));
        assertThat(numbers.texts(".nrow"))
                .filteredOn(it -> it.contains("Token wrong"))
                .singleElement()
                .asString()
                .contains("Berlin shop");
        Accessibility.checkEverywhere(browser);
    }

    @Test
    void aWebhookOfTheNumberLeadsToItselfInTheLog() {
        open("/numbers/n1/webhooks");
        eventually(() -> numbers.find(".log-section tbody tr a").click());

        eventually(() -> assertThat(numbers.find(".dev-filter [name=sid]").getDomProperty("value"))
                .isEqualTo("SM00000000000000000000000000000000"));
        assertThat(browser.getCurrentUrl()).contains("/developers/log?sid=");
    }

    @Test
    void eventsKeepTheListUpToDate() {
        open("/numbers/n1/webhooks");
        eventually(() -> assertThat(numbers.texts(".nrow").get(1)).contains("Failing since"));
        switchboard.answers("GET", "/api/phone-numbers/n2", """
                {"id":"n2","address":"+15005550012","friendlyName":"Sales","state":"active","capabilities":["voice"],
                 "channels":["voice"],"enabledChannels":{"voice":true},"health":{"state":"in-order"}}""");

        switchboard.stream.push(
                "repaired",
                "number.operation-progressed",
                Map.of("id", "o1", "phoneNumberId", "n2", "kind", "webhook-repair", "outcome", "succeeded"));

        eventually(() -> assertThat(numbers.texts(".nrow").get(1)).contains("In order"));
        switchboard.stream.push(
                "text",
                "message.received",
                Map.of(
                        "id",
                        "m9",
                        "to",
                        "+493090182200",
                        "createdAt",
                        Instant.now().toString()));
        eventually(() -> assertThat(numbers.texts(".nrow").get(2)).containsAnyOf("now", "sec. ago"));
    }

    @Test
    void saysWhenADifferenceWasSeenAndWhenItIsRepairedByItself() {
        var differs = new String(StubbedApi.parsed("numbers/webhooks.json").body(), StandardCharsets.UTF_8);
        switchboard.answers(
                "GET",
                "/api/phone-numbers/webhooks",
                differs.replaceFirst(
                        "\"nextPassAt\": \"[^\"]*\"",
                        "\"nextPassAt\": \"" + Instant.now().plusSeconds(230) + "\""));
        open("/numbers/n1/webhooks");

        eventually(() -> assertThat(numbers.text(".page-head")).contains("by itself in about 4 min"));
        eventually(() -> assertThat(numbers.text(".hooks-page")).contains("First seen"));
    }

    @Test
    void nothingIsBoughtOrTakenOverOffline() {
        switchboard.answers("GET", "/api/phone-numbers/available", "numbers/available.json");
        open("/numbers/buy");
        eventually(() -> numbers.find(".offer").click());
        eventually(() -> assertThat(numbers.find(".order .primary").isEnabled()).isTrue());

        browser.executeScript("dispatchEvent(new Event('offline'))");

        eventually(() -> assertThat(numbers.find(".order .primary").isEnabled()).isFalse());
        assertThat(numbers.text(".order")).contains("It can be bought when the connection is back");

        open("/numbers/import");
        eventually(() -> assertThat(browser.findElements(By.cssSelector(".unmanaged .button")))
                .isNotEmpty()
                .allMatch(WebElement::isEnabled));
        browser.executeScript("dispatchEvent(new Event('offline'))");
        eventually(() -> assertThat(browser.findElements(By.cssSelector(".unmanaged .button")))
                .noneMatch(WebElement::isEnabled));
    }

    @Test
    void theRepairOfAllNumbersHasALinePerNumber() {
        switchboard.answers(
                "PUT",
                "/api/phone-numbers/webhooks",
                "{\"id\":\"j1\",\"state\":\"running\",\"done\":1,\"total\":3,\"failures\":[],\"failureCount\":0}");
        switchboard.answers(
                "GET",
                "/api/jobs/j1",
                "{\"id\":\"j1\",\"state\":\"running\",\"done\":1,\"total\":3,\"failures\":[],\"failureCount\":0}");
        open("/numbers/n1/webhooks");
        eventually(() -> numbers.clicks("Check and repair all webhooks"));
        eventually(() -> assertThat(numbers.texts(".repair li")).hasSize(3).allMatch(it -> it.endsWith("Waiting")));

        switchboard.stream.push(
                "o1",
                "number.operation-progressed",
                Map.of("id", "o1", "phoneNumberId", "n1", "kind", "webhook-repair", "outcome", "succeeded"));
        eventually(() -> assertThat(numbers.texts(".repair li").getFirst()).isEqualTo("+1 500 555 0006 Repaired"));
        switchboard.answers("GET", "/api/jobs/j1", """
                {"id":"j1","state":"succeeded","done":3,"total":3,"failureCount":1,
                 "failures":[{"item":"+15005550012","detail":"Twilio refused the URL of a webhook."}]}""");

        eventually(() -> assertThat(numbers.texts(".repair li"))
                .containsExactly(
                        "+1 500 555 0012 Not repaired: Twilio refused the URL of a webhook.",
                        "+1 500 555 0006 Repaired",
                        "+49 309 018 2200 In order"));
        Accessibility.check(browser);
    }

    @Test
    void noTabBreaksARuleOfAccessibility() {
        for (var tab : new String[] {"webhooks", "texts", "usage", "history"}) {
            open("/numbers/n1/" + tab);
            eventually(() -> assertThat(numbers.texts(".page")).hasSize(1));
            Accessibility.check(browser);
        }
        Accessibility.checkEverywhere(browser);
    }

    @Test
    void repairsTheWebhooksOfANumber() {
        switchboard.answers("PUT", "/api/phone-numbers/webhooks", "numbers/webhooks-repaired.json");
        open("/numbers/n1/webhooks");
        eventually(() -> numbers.clicks("Repair now"));

        eventually(() -> assertThat(numbers.text(".page-head")).contains("Twilio calls us for everything"));
        assertThat(numbers.texts(".fields .badge")).doesNotContain("differs");
    }

    @Test
    void aRefusedSwitchGoesBackAndSaysWhy() {
        switchboard.answers(
                "PATCH",
                "/api/phone-numbers/n1",
                Answer.problem(502, "Bad gateway", "Twilio has suspended the account."));
        open("/numbers/n1/webhooks");
        eventually(() -> numbers.find("[role=switch][aria-label=Texts]").click());

        eventually(() -> assertThat(numbers.texts(".toast")).anyMatch(it -> it.contains("suspended the account")));
        assertThat(numbers.find("[role=switch][aria-label=Texts]").getDomAttribute("aria-checked"))
                .isEqualTo("true");
    }

    @Test
    void buysANumberOnceByKeyboardAlone() {
        switchboard.answers("GET", "/api/phone-numbers/available", "numbers/available.json");
        switchboard.answers("POST", "/api/phone-numbers", "numbers/purchase.json");
        switchboard.answers("GET", "/api/phone-numbers/purchases/p1", "numbers/purchase-done.json");
        open("/numbers/n1/webhooks");

        eventually(() -> assertThat(numbers.texts(".page-head")).hasSize(1));
        console.presses("n");
        eventually(() -> assertThat(numbers.texts(".offer")).hasSize(2));
        assertThat(numbers.texts(".offer").getLast()).contains("needs papers");
        Accessibility.checkEverywhere(browser);
        numbers.find(".offer").sendKeys(Keys.ENTER);
        eventually(() -> numbers.find(".order input").sendKeys("Rentals", Keys.ENTER));

        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/numbers/purchases/p1"));
        eventually(() -> assertThat(numbers.texts(".saga [data-state=done]")).hasSize(4));
        assertThat(switchboard.api.requests("POST", "/api/phone-numbers"))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.body()).contains("+12165550148", "Rentals");
                    assertThat(request.idempotencyKey()).isNotBlank();
                });
        Accessibility.check(browser);
    }

    @Test
    void releasesANumberOnlyAfterItsDigits() {
        switchboard.answers(
                "DELETE", "/api/phone-numbers/n1", Answer.problem(409, "Conflict", "It has 3 open conversations."));
        open("/numbers/n1/webhooks");
        eventually(() -> numbers.clicks("More: release, conversations"));
        eventually(() -> numbers.clicks("Release …"));

        eventually(() -> assertThat(numbers.text("dialog[open]")).contains("1,284 texts"));
        assertThat(browser.findElement(By.cssSelector("dialog[open] [data-testid=confirm]"))
                        .isEnabled())
                .isFalse();
        Accessibility.check(browser);
        numbers.find("dialog[open] input").sendKeys("0006");
        assertThat(browser.findElement(By.cssSelector("dialog[open] [data-testid=confirm]"))
                        .isEnabled())
                .isTrue();
    }

    @Test
    void saysThatTheListCannotBeLoadedAndLoadsItWhenItCan() {
        switchboard.answers("GET", "/api/phone-numbers", Answer.problem(500, "Oops", "The database is away."));
        open("/numbers");
        eventually(() -> assertThat(numbers.text(".nlist")).contains("The database is away"));

        switchboard.answers("GET", "/api/phone-numbers", "numbers/list.json");

        eventually(() -> assertThat(numbers.texts(".nrow")).hasSize(3));
    }

    @Test
    void anUnknownNumberLeadsBackToTheOthers() {
        open("/numbers/nowhere");

        eventually(() -> assertThat(numbers.text(".one")).contains("There is no such number"));
        numbers.clicks("All numbers");
        eventually(() -> assertThat(browser.getCurrentUrl()).contains("/numbers"));
    }
}

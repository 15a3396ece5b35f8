package io.switchboard.console;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
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
        eventually(() -> assertThat(numbers.texts(".fields .badge")).contains("differs"));
        assertThat(numbers.text(".fields")).contains("old.example.com", "hooks.millers.example");
        eventually(() -> assertThat(numbers.texts(".log-section tbody tr")).hasSize(6));
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

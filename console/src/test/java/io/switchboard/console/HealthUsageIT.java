package io.switchboard.console;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks at the set-up at Twilio and mends it, and at what was used. */
class HealthUsageIT extends InTheBrowser {

    HealthUsageIT(ChromeDriver browser) {
        super(browser);
    }

    @BeforeEach
    void anAdminLooks() {
        switchboard.hasRole("admin");
        switchboard.answers("GET", "/api/doctor", "health/doctor.json");
    }

    @Test
    void tellsWhatIsBrokenAndFoldsWhatIsFine() {
        open("/health");

        eventually(() -> assertThat(main())
                .contains("1 broken · 1 to look at · 1 could not be asked · 1 fine", "Repair the number's webhooks.")
                .doesNotContain("The credentials work"));
        Accessibility.checkEverywhere(browser);
    }

    @Test
    void mendsAFindingByKeysAlone() {
        switchboard.answers("PUT", "/api/phone-numbers/webhooks", "{}");
        switchboard.answers("POST", "/api/doctor/run", "health/mended.json");
        open("/health");
        var repair = eventuallyFound(() -> browser.findElement(By.cssSelector(".check-end button")));

        repair.sendKeys(Keys.ENTER);

        eventually(() -> assertThat(main()).contains("1 fine").doesNotContain("1 broken"));
        assertThat(switchboard.api.requests("PUT", "/api/phone-numbers/webhooks"))
                .hasSize(1);
    }

    @Test
    void keepsWhatWasFoundWhenTheSetUpCannotBeExamined() {
        switchboard.answers("POST", "/api/doctor/run", Answer.problem(503, "Not available", "Twilio does not answer."));
        open("/health");
        eventually(() -> assertThat(main()).contains("1 broken"));

        console.presses("r");

        eventually(() -> assertThat(browser.findElement(By.tagName("body")).getText())
                .contains("Twilio does not answer.", "1 broken"));
    }

    @Test
    void countsWhatWasUsedAndTellsNotCountedFromNothing() {
        switchboard.answers("GET", "/api/usage", "usage/days.json");
        open("/usage");

        eventually(() -> assertThat(main())
                .contains("The carrier took it for spam", "2 minutes", "not counted yet", "Counted up to"));
        Accessibility.checkEverywhere(browser);
    }

    @Test
    void saysWhyUsageCannotBeLoaded() {
        switchboard.answers("GET", "/api/usage", Answer.problem(503, "Not available", "The storage does not answer."));
        open("/usage");

        eventually(() -> assertThat(main()).contains("Usage cannot be loaded", "The storage does not answer."));
    }

    private String main() {
        return browser.findElement(By.tagName("main")).getText();
    }
}

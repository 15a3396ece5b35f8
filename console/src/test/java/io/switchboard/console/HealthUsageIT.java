package io.switchboard.console;

import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks at the set-up at Twilio and mends it, and at what was used. */
class HealthUsageIT extends InTheBrowser {

    private static final String WAITING = "/api/messages/waiting";
    private static final String USAGE = "/api/usage";
    private static final String BUDGET = "/api/usage/budget";

    HealthUsageIT(ChromeDriver browser) {
        super(browser);
    }

    @BeforeEach
    void anAdminLooks() {
        switchboard.hasRole("admin");
        switchboard.answers("GET", "/api/doctor", "health/doctor.json");
        switchboard.answers(
                "GET", "/api/webhook-log", """
                {"items": [{"id": "SM1", "at": "%s", "outcome": "accepted", "family": "inbound-message", "parameters": {}}],
                 "next": null}""".formatted(Instant.now().minusSeconds(90)));
        switchboard.answers("GET", WAITING, "{\"count\": 0}");
        switchboard.answers("GET", USAGE, "usage/days.json");
        switchboard.answers("GET", USAGE + "/comparison", "usage/comparison.json");
        switchboard.answers("GET", BUDGET, "{\"revision\": 0}");
    }

    @Test
    void tellsWhatIsBrokenAndFoldsWhatIsFine() {
        open("/health");

        eventually(() -> assertThat(main())
                .contains("1 broken · 1 to look at · 1 could not be asked · 1 fine", "Repair the number's webhooks.")
                .contains("Texts in", "0.2/min", "No text arrived while this page was open.")
                .contains("Waiting to be sent", "Twilio has every text.")
                .contains("Not delivered today (UTC), by reason", "The carrier took it for spam", "Open them")
                .doesNotContain("The credentials work"));
        var links = browser.findElements(By.cssSelector("main a"));
        assertThat(links)
                .extracting(link -> link.getDomAttribute("href"))
                .contains("https://www.twilio.com/console/billing")
                .anyMatch(href -> href.startsWith("/inbox/all?errorCode=30007&from="));
        switchboard.customerTexts(ada, "Hello");
        eventually(() -> assertThat(main()).contains("median of the last 1 text"));
        Accessibility.checkEverywhere(browser);
    }

    @Test
    void tellsHowManyTextsWaitAndLeadsToTheOldest() {
        switchboard.answers("GET", WAITING, Answer.problem(503, "Not available", "The storage does not answer."));
        open("/health");
        eventually(() -> assertThat(main()).contains("What waits to be sent cannot be loaded", "Texts in"));

        switchboard.answers(
                "GET", WAITING, """
                {"count": 1000, "oldest": {"id": "m1", "conversationId": "%s", "since": "%s"}}""".formatted(ada.id(), Instant.now().minusSeconds(90)));
        find(".cannot-load button").click();

        eventually(() -> assertThat(main()).contains("1,000+", "The oldest waits since"));
        assertThat(find(".health-now a").getDomAttribute("href")).isEqualTo("/inbox/all/" + ada.id() + "?around=m1");
    }

    @Test
    void mendsAFindingByKeysAlone() {
        switchboard.answers("PUT", "/api/phone-numbers/webhooks", "{}");
        switchboard.answers("POST", "/api/doctor/run", "health/mended.json");
        open("/health");
        var repair = eventuallyFound(() -> find(".check-end button"));

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

        eventually(() -> assertThat(find("body").getText()).contains("Twilio does not answer.", "1 broken"));
    }

    @Test
    void countsWhatWasUsedAndComparesItWithTwilio() {
        open("/usage");

        eventually(() -> assertThat(main())
                .contains("The carrier took it for spam", "2 minutes", "not counted yet", "Counted up to")
                .contains("Open until closed", "1 day 3 hours")
                .contains("Compared last on", "+2", "+$0.48", "2 figures of days differ")
                .doesNotContain("−98"));
        Accessibility.checkEverywhere(browser);
    }

    @Test
    void drawsLinesOfMoreDaysThanBarsAreReadableFor() {
        switchboard.answers("GET", USAGE, """
                {"from": "2026-05-01", "to": "2026-11-27", "countedUpTo": "2026-11-27T03:40:00Z", "totals": {},
                 "rows": [{"day": "2026-05-01", "direction": "inbound", "messages": 3}]}""");
        open("/usage?from=2026-05-01&to=2026-11-27");

        eventually(() -> assertThat(browser.findElements(By.cssSelector(".usage-charts .uplot canvas")))
                .hasSize(2));
        assertThat(browser.findElements(By.cssSelector(".usage-charts .bars"))).isEmpty();
        Accessibility.check(browser);
    }

    @Test
    void showsTimesByAgentAndNumber() {
        switchboard.answers("GET", USAGE + "?groupBy=agent,number,direction", """
                {"from": "2026-11-01", "to": "2026-11-27", "rows": [
                   {"agent": "sara", "number": "+15005550006", "numberName": "Workshop", "direction": "inbound",
                    "messages": 2, "calls": 2},
                   {"agent": "sara", "number": "+15005550006", "numberName": "Workshop", "direction": "outbound",
                    "messages": 1, "answers": 1, "answerSeconds": 95},
                   {"agent": "sara", "number": "+15005550006", "numberName": "Workshop", "closed": 2, "openSeconds": 7200},
                   {"number": "+15005550007", "direction": "inbound", "messages": 1, "calls": 4}], "totals": {}}""");
        open("/usage?groupBy=agent,number");

        eventually(() -> assertThat(main())
                .contains("sara Workshop", "1 minute 35 seconds 2 1 hour", "No agent +1 500 555 0007"));
        // Of texts in and out, calls, and minutes, of which there are none.
        assertThat(browser.findElements(By.cssSelector("tbody .share rect")))
                .extracting(bar -> bar.getDomAttribute("width"))
                .containsExactly("100%", "100%", "50%", "0%", "50%", "0%", "100%", "0%");
    }

    @Test
    void setsABudgetAndTellsWhatIsSpentOfIt() {
        switchboard.answers("PUT", BUDGET, Answer.problem(412, "Outdated", "It was changed."));
        open("/usage");
        eventually(() -> find("[data-testid=budget] .button").sendKeys(Keys.ENTER));
        eventually(() -> find("[name=amount]").sendKeys("0.6", Keys.ENTER));
        eventually(() -> assertThat(main()).contains("Another person changed the budget meanwhile."));

        switchboard.answers(
                "PUT", BUDGET, "{\"revision\": 1, \"amount\": 0.6, \"currency\": \"USD\", \"warnAt\": 0.8}");
        find("[name=amount]").sendKeys(Keys.ENTER);

        eventually(() -> assertThat(main()).contains("The budget of this month is spent.", "$1.00 of $0.60 spent"));
        assertThat(switchboard.api.requests("PUT", BUDGET).getLast().body())
                .contains("\"amount\":0.6", "\"warnAt\":0.8");
        Accessibility.check(browser);
    }

    @Test
    void saysWhyUsageCannotBeLoaded() {
        switchboard.answers("GET", USAGE, Answer.problem(503, "Not available", "The storage does not answer."));
        open("/usage");

        eventually(() -> assertThat(main()).contains("Usage cannot be loaded", "The storage does not answer."));
    }

    private String main() {
        return find("main").getText();
    }

    private WebElement find(String css) {
        return browser.findElement(By.cssSelector(css));
    }
}

package io.switchboard.console;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Opens what connects other systems: endpoints, their attempts, the webhook log and the catalogue of events. */
class DevelopersIT extends InTheBrowser {

    private static final String ENDPOINTS = "/api/webhook-endpoints";

    DevelopersIT(ChromeDriver browser) {
        super(browser);
    }

    @BeforeEach
    void hasEndpoints() {
        switchboard.hasRole("admin");
        switchboard.answers("GET", ENDPOINTS, "developers/endpoints.json");
        switchboard.answers("GET", ENDPOINTS + "/e1", "developers/endpoint.json");
        switchboard.answers("GET", ENDPOINTS + "/e1/attempts", "developers/attempts.json");
        switchboard.answers("GET", "/api/event-types", "developers/types.json");
        switchboard.answers("GET", "/api/webhook-log", "developers/log.json");
    }

    @Test
    void endpointsAreAddedByTheKeyboardAndTellTheirSecretOnce() {
        switchboard.answers("POST", ENDPOINTS, Answer.problem(400, "Not accepted", "The address is private."));
        open("/developers");
        eventually(() -> assertThat(text(".dev-list")).contains("hooks.example.com", "412 delivered, 3 failed"));
        Accessibility.checkEverywhere(browser);
        find(".dev-head .primary").sendKeys(Keys.ENTER);
        eventually(() ->
                assertThat(browser.switchTo().activeElement().getTagName()).isEqualTo("input"));
        console.presses("https://10.0.0.1/", Keys.ENTER);
        eventually(() -> assertThat(text("dialog[open]")).contains("The address is private."));
        assertThat(find("dialog[open] input").getDomProperty("value")).isEqualTo("https://10.0.0.1/");

        switchboard.answers("POST", ENDPOINTS, """
                {"id": "e1", "url": "https://hooks.example.com/", "eventTypes": ["*"], "secret": "whsec_abc", "revision": 1}""");
        find("dialog[open] input").sendKeys(Keys.ENTER);

        eventually(() -> assertThat(text("[data-testid=secret]")).contains("whsec_abc"));
        eventually(() -> assertThat(text(".dev-attempts")).contains("Failed", "214 ms"));
        find(".dev-attempts summary").sendKeys(Keys.ENTER);
        eventually(() -> assertThat(text(".dev-attempts")).contains("out of disk", "webhook-id: v2", "Send again"));
        Accessibility.checkEverywhere(browser);
    }

    @Test
    void aNewSecretIsConfirmedAndRefusalsAreTold() {
        switchboard.answers(
                "POST", ENDPOINTS + "/e1/rotate-secret", Answer.problem(412, "Outdated", "It was changed."));
        open("/developers/endpoints/e1");
        eventually(() -> find("[data-testid=rotate]").click());
        eventually(() -> find("[data-testid=confirm]").click());

        eventually(() -> assertThat(text("body")).contains("It was changed."));
    }

    @Test
    void theLogIsPausedAndShowsWhatTwilioSent() {
        open("/developers/log");
        eventually(() -> assertThat(text(".table")).contains("message-status", "Rejected", "403"));
        Accessibility.checkEverywhere(browser);
        find("[data-testid=pause]").sendKeys(Keys.ENTER);
        eventually(() -> assertThat(text(".dev")).contains("Paused."));
        find(".table a").sendKeys(Keys.ENTER);

        eventually(() -> assertThat(text("dialog[open]")).contains("MessageSid", "It's here", "Copy as curl"));
        console.presses(Keys.ESCAPE);
        eventually(() ->
                assertThat(browser.findElements(By.cssSelector("dialog[open]"))).isEmpty());
    }

    @Test
    void anEmptyLogAndTypesThatCannotBeLoadedSaySo() {
        switchboard.answers("GET", "/api/webhook-log", "{\"items\": [], \"next\": null}");
        switchboard.answers("GET", "/api/event-types", Answer.problem(500, "Failed", "It is safe to try again."));
        open("/developers/log");
        eventually(() -> assertThat(text(".dev")).contains("curl localhost:8085/control/texts"));

        open("/developers/catalogue");

        eventually(() -> assertThat(text(".dev")).contains("Events cannot be loaded", "Try now"));
    }

    private String text(String css) {
        return find(css).getText();
    }

    private WebElement find(String css) {
        return browser.findElement(By.cssSelector(css));
    }
}

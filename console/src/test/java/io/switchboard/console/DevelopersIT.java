package io.switchboard.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Opens what connects other systems: endpoints, their attempts, the webhook log and the catalogue of events. */
class DevelopersIT extends InTheBrowser {

    private static final String ENDPOINTS = "/api/webhook-endpoints";

    private static final String ONE_NEWER = """
            {"items": [
              {"id": "n1", "at": "2026-11-27T09:44:00Z", "outcome": "accepted", "family": "inbound-call",
               "path": "/api/webhooks/voice", "query": {}, "parameters": {}},
              {"id": "SM1/undelivered", "at": "2026-11-27T09:41:07.924Z", "outcome": "accepted", "family": "message-status",
               "path": "/api/webhooks/status", "query": {}, "parameters": {"MessageStatus": ["undelivered"]}}], "next": null}""";

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
    void anEndpointIsChangedAndTheEventsOfATimeAreSentAgain() {
        switchboard.answers("PATCH", ENDPOINTS + "/e1", Answer.problem(412, "Outdated", "It was changed."));
        open("/developers/endpoints/e1");
        eventually(() -> find("[data-testid=edit]").click());
        eventually(() -> find("dialog[open] input").sendKeys("/v2", Keys.ENTER));
        eventually(() -> assertThat(text("dialog[open]")).contains("It was changed."));
        switchboard.answers("PATCH", ENDPOINTS + "/e1", """
                {"id": "e1", "url": "https://hooks.example.com/switchboard/v2", "eventTypes": ["message.received"],
                 "state": "enabled", "health": {}, "revision": 3}""");
        find("dialog[open] input").sendKeys(Keys.ENTER);

        eventually(() -> assertThat(text(".dev-body h2")).endsWith("/switchboard/v2"));
        assertThat(switchboard.api.requests("PATCH", ENDPOINTS + "/e1").getLast())
                .satisfies(request -> assertThat(request.body()).contains("/switchboard/v2", "Orders"))
                .satisfies(request -> assertThat(request.ifMatch()).isEqualTo("\"2\""));

        switchboard.answers("POST", ENDPOINTS + "/e1/replay", "{\"id\": \"j1\", \"state\": \"queued\", \"done\": 0}");
        find("[data-testid=offer-resend]").sendKeys(Keys.ENTER);
        eventually(() -> find("[data-testid=resend]").click());
        eventually(() -> assertThat(text(".dev")).contains("Sending again: 0 events so far."));
        switchboard.stream.push("j1-done", "job.progressed", Map.of("id", "j1", "state", "succeeded", "done", 2));
        eventually(() -> assertThat(text(".dev")).contains("2 events were sent again."));
        Accessibility.check(browser);
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
        eventually(() ->
                assertThat(text(".table")).contains("Status: undelivered 30007", "Text", "Rejected", "403", "11200"));
        Accessibility.checkEverywhere(browser);
        find("[data-testid=pause]").sendKeys(Keys.ENTER);
        eventually(() -> assertThat(text(".dev")).contains("Paused at "));
        find(".table a").sendKeys(Keys.ENTER);

        eventually(() -> assertThat(text("dialog[open]")).contains("MessageSid", "It's here", "Copy as curl"));
        assertThat(text("dialog[open]"))
                .contains("https://hooks.example.com/api/webhooks/status", "with a token of AC1")
                .contains("com.twilio.messaging.message.undelivered", "kept of rejected webhooks only");
        assertThat(links("dialog[open]")).contains("/inbox/all/c1?around=m1", "/inbox/all/c1");
        console.presses(Keys.ESCAPE);
        eventually(() ->
                assertThat(browser.findElements(By.cssSelector("dialog[open]"))).isEmpty());
        switchboard.answers("GET", "/api/webhook-log", """
                {"items": [{"id": "r3", "at": "2026-11-27T09:42:00Z", "outcome": "rejected", "family": "inbound-call",
                  "path": "/api/webhooks/voice", "url": "https://hooks.example.com/api/webhooks/voice",
                  "query": {}, "parameters": {"To": ["+15550100"]}, "reason": "bad-signature"}],
                  "next": null}""");
        switchboard.answers("GET", "/api/phone-numbers/webhooks", "operator/comparison.json");
        eventually(() -> assertThat(text(".dev [role=status]")).contains("1 missed."));
        find(".dev [role=status] button").sendKeys(Keys.ENTER);
        eventually(() -> assertThat(text(".table")).contains("Call"));
        find(".table a").click();
        eventually(() -> assertThat(text("dialog[open]"))
                .contains("Twilio signs the address that it calls", "https://hooks.example.com/api/webhooks/voice"));
        find("[data-testid=compare]").sendKeys(Keys.ENTER);
        eventually(() -> assertThat(text("dialog[open]"))
                .contains("https://hooks.example.com/api/webhooks/voice", "Twilio has the same URL."));
    }

    /** Without the event the next look would be a renewal of the watch, half a minute later. */
    @Test
    void aWatchedLogShowsAWebhookWhenTheStreamTellsOfIt() {
        switchboard.answers("POST", "/api/webhook-log/watch", new Answer(204, "text/plain", new byte[0]));
        open("/developers/log");
        eventually(() -> assertThat(text(".table")).contains("Status: undelivered"));
        eventually(
                () -> assertThat(switchboard.requests.get("/api/webhook-log")).isGreaterThan(1));
        switchboard.answers("GET", "/api/webhook-log", """
                {"items": [{"id": "r4", "at": "2026-11-27T09:43:00Z", "outcome": "accepted", "family": "inbound-call",
                  "path": "/api/webhooks/voice", "query": {}, "parameters": {}}], "next": null}""");

        switchboard.stream.push("w1", "webhook.logged", Map.of("count", 1, "at", "2026-11-27T09:43:00Z"));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(text(".table")).contains("Call"));
    }

    @Test
    void theRowUnderThePointerStaysWhileNewOnesAreCounted() {
        open("/developers/log");
        eventually(() -> assertThat(text(".table")).contains("Status: undelivered"));
        var top = find(".table tbody tr").getRect().getY();
        new Actions(browser).moveToElement(find(".table tbody tr")).perform();
        switchboard.answers("GET", "/api/webhook-log", ONE_NEWER);

        eventually(() -> assertThat(text(".dev [role=status]")).contains("1 newer"));
        assertThat(text(".table tbody tr")).contains("Status: undelivered");
        assertThat(find(".table tbody tr").getRect().getY()).isEqualTo(top);
        find("[data-testid=load-missed]").click();
        eventually(() -> assertThat(text(".table tbody tr")).contains("Call"));
    }

    @Test
    void whatComesWhileTheStreamIsLostIsCounted() {
        open("/developers/log");
        eventually(() -> assertThat(text(".table")).contains("Status: undelivered"));
        eventually(() -> assertThat(switchboard.stream.listeners()).isPositive());
        eventually(
                () -> assertThat(switchboard.requests.get("/api/webhook-log")).isGreaterThan(1));
        switchboard.answers("GET", "/api/webhook-log", ONE_NEWER);
        refuse("*/api/stream*");
        switchboard.stream.drop();

        eventually(() -> assertThat(text(".dev [role=status]"))
                .contains("The connection to the stream is lost. Paused at ", "1 missed."));
        find("[data-testid=load-missed]").click();
        eventually(() -> assertThat(text(".table tbody tr")).contains("Call"));
    }

    @AfterEach
    void refuseNothing() {
        refuse();
    }

    private void refuse(String... urls) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(urls)));
    }

    @Test
    void theLogIsNarrowedByChoicesAndLeadsToHealth() {
        switchboard.answers("GET", "/api/webhook-log", "{\"items\": [], \"next\": null}");
        switchboard.answers("GET", "/api/webhook-log?family=debugger&status=204&limit=50", "developers/log.json");
        open("/developers/log?family=debugger&status=204");
        eventually(() -> assertThat(text(".table")).contains("Twilio's error log: 11200"));
        assertThat(find("[name=family]").getDomProperty("value")).isEqualTo("debugger");

        browser.findElements(By.cssSelector(".table a")).getLast().click();
        eventually(() -> assertThat(text("dialog[open]")).contains("Twilio could not reach us."));
        assertThat(links("dialog[open]")).contains("/health");
        Accessibility.check(browser);
    }

    @Test
    void theCatalogueHasACurlForEachTypeAndLeadsToTheReference() {
        open("/developers/catalogue");
        eventually(() -> find(".dev-attempts summary").click());

        eventually(() -> assertThat(text(".dev-attempts"))
                .contains("/api/webhook-endpoints'", "\"eventTypes\":[\"message.received\"]"));
        assertThat(links(".dev")).contains("/api/docs");
        Accessibility.checkEverywhere(browser);
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

    private List<String> links(String css) {
        return find(css).findElements(By.cssSelector("a")).stream()
                .map(link -> link.getDomAttribute("href"))
                .toList();
    }

    private String text(String css) {
        return find(css).getText();
    }

    private WebElement find(String css) {
        return browser.findElement(By.cssSelector(css));
    }
}

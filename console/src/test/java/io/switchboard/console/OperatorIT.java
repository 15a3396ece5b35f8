package io.switchboard.console;

import java.io.IOException;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks over all tenants, gives what failed another chance, and looks at a tenant's pages. */
class OperatorIT extends InTheBrowser {

    private static final String API = "/api/operator";
    private static final String COUNTS = """
            {"read": 411, "selected": %d, "replayed": %d, "discarded": %d, "rejected": %d, "unreadable": 0,
             "replayedByTopic": %s, "rejectedByReason": %s}""";

    private static final byte[] DOT = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    OperatorIT(ChromeDriver browser) {
        super(browser);
    }

    @BeforeEach
    void anOperatorLooks() {
        switchboard.hasRole("operator");
        switchboard.answers("GET", API + "/tenants", "operator/tenants.json");
        switchboard.answers("GET", API + "/dead-letters", "operator/dead-letters.json");
        switchboard.answers("GET", API + "/dead-letters/counts", "operator/dead-letter-counts.json");
        switchboard.answers("GET", API + "/dead-letters/twilio.messaging.dlt:0:48211", "operator/dead-letter.json");
        switchboard.answers("GET", API + "/rejected-webhooks", "operator/webhooks.json");
        switchboard.answers("GET", API + "/rejected-webhooks/counts", "operator/webhook-counts.json");
        switchboard.answers("GET", API + "/rejected-webhooks/twilio.rejected:1:7", "operator/webhook.json");
        switchboard.answers("GET", API + "/replays", "operator/replays.json");
        switchboard.answers("GET", API + "/parts", "operator/parts.json");
        switchboard.answers("GET", API + "/streams", "operator/streams.json");
    }

    @Test
    void anOperatorLandsOnTheTenantsAndFindsOne() {
        open("/");

        eventually(() -> assertThat(main())
                .contains("Everything here is audited.", "Miller's Bikes", "12.4", "1 not mended", "Suspended"));
        assertThat(browser.getCurrentUrl()).endsWith("/operator/tenants");
        assertThat(texts(".tabs a")).contains("Dead letters7", "Quarantine411");
        assertThat(texts(".nav a.nav-link")).containsExactly("Operator");
        Accessibility.checkEverywhere(browser);

        console.presses("/");
        console.presses("RAD &");

        eventually(() -> assertThat(texts("tbody tr")).hasSize(1));
        assertThat(browser.getCurrentUrl()).contains("text=RAD");
        open("/inbox/all");
        eventually(() -> assertThat(main()).contains("Open the company's pages in the list of tenants."));
    }

    @Test
    void aTenantsPagesAreReadOnlyUntilTheOperatorLeaves() {
        switchboard.receivedQuietly(ada, "Is my bike ready?");
        lookAtMillersBikes();
        assertThat(texts(".nav a.nav-link")).contains("Inbox", "Numbers").doesNotContain("Operator");
        console.presses("g", "h");
        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/health"));
        eventually(() -> assertThat(switchboard.tenants).containsEntry("/api/doctor", "millers"));
        browser.navigate().refresh();
        eventually(() -> assertThat(console.text("strip")).contains("You look at Miller's Bikes as operator."));
        open("/inbox/all/" + ada.id());
        eventually(() -> assertThat(console.bodies()).containsExactly("Is my bike ready?"));
        assertThat(console.shows("composer")).isFalse();
        assertThat(switchboard.tenants).containsEntry("/api/stream", "millers");
        Accessibility.check(browser);

        find("[data-testid=strip] button").click();

        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/operator/tenants"));
        eventually(() -> assertThat(main()).contains("Miller's Bikes"));
        assertThat(console.text("strip")).doesNotContain("You look at");
        assertThat(switchboard.tenants).containsEntry(API + "/tenants", "");
        assertThat(switchboard.api.requests("POST", "/api/conversations/" + ada.id() + "/read"))
                .isEmpty();
    }

    @Test
    void aTenantsPicturesAndRecordingsAreAskedForInItsName() throws IOException {
        var picture = "/api/messages/m1/media/0";
        var recording = "/api/calls/tom/recordings/RE" + "1".repeat(32);
        SampleCalls.answer(switchboard);
        switchboard.answers("GET", picture, new Answer(200, "image/png", DOT));
        switchboard.answers(
                "GET",
                recording,
                new Answer(200, "audio/wav", Answer.file("/tests/tone.wav").body()));
        switchboard.customerSends(ada, picture, "/api/messages/m1/media/1");
        lookAtMillersBikes();

        open("/inbox/all/" + ada.id());
        eventually(() ->
                assertThat(find(".photo img").getDomProperty("naturalWidth")).isEqualTo("1"));
        eventually(() -> assertThat(console.text("absent-file")).contains("Picture is no longer there"));
        assertThat(switchboard.tenants).containsEntry(picture, "millers");

        open("/calls/tom");
        eventually(() -> find("audio-player .primary").click());
        eventually(() -> assertThat(find("audio-player .primary").getDomAttribute("aria-label"))
                .startsWith("Pause"));
        find("audio-player [type=range]").sendKeys(Keys.HOME, Keys.SPACE, Keys.ARROW_RIGHT);
        eventually(() -> assertThat(find("audio-player [type=range]").getDomProperty("value"))
                .startsWith("4"));
        assertThat(switchboard.tenants).containsEntry(recording, "millers");
        switchboard.tenants.clear();
        find("audio-player a[download]").click();
        eventually(() -> assertThat(switchboard.tenants).containsEntry(recording, "millers"));
    }

    @Test
    void aGroupOfDeadLettersIsOpenedAndTriedAgainAfterADryRun() {
        open("/operator/dead-letters");
        eventually(
                () -> assertThat(main()).contains("7 dead letters wait", "6 records since", "sends them, however old"));
        Accessibility.checkEverywhere(browser);
        console.presses("j", "j", Keys.ENTER);
        eventually(() -> find(".op-group td a").sendKeys(Keys.ENTER));
        eventually(() -> assertThat(dialog())
                .contains("partition 0 offset 48211", "twilio.messaging:2:917", "Reader.java:41", "<img src=x"));
        Accessibility.checkEverywhere(browser);
        answersWithADryRun("dead-letters", "replay", COUNTS.formatted(1, 1, 0, 0, "{\"twilio.messaging\": 1}", "{}"));
        find("[data-testid=try-one]").sendKeys(Keys.ENTER);
        eventually(() -> assertThat(attempt()).contains("1 of 1 record would go back to twilio.messaging."));
        assertThat(bodies("dead-letters/replay"))
                .containsExactly("{\"ids\":[\"twilio.messaging.dlt:0:48211\"],\"dryRun\":true}");

        switchboard.answers("POST", API + "/dead-letters/replay", running("dead-letters", "operator", 0));
        find("[data-testid=confirm]").click();

        eventually(
                () -> assertThat(attempt()).contains("0 of 411 looked at", "It continues when you leave this page."));
        switchboard.answers(
                "GET",
                API + "/replays/o1",
                done("dead-letters", COUNTS.formatted(1, 1, 0, 0, "{\"twilio.messaging\": 1}", "{}")));
        eventually(() -> assertThat(attempt()).contains("1 of 1 record went back to twilio.messaging."));
        assertThat(bodies("dead-letters/replay").getLast()).contains("\"dryRun\":false");
    }

    @Test
    void discardingAsksWhyFirst() {
        open("/operator/dead-letters");
        answersWithADryRun("dead-letters", "discard", COUNTS.formatted(6, 0, 6, 0, "{}", "{}"));
        eventually(() ->
                find("[aria-label='Discard … Unknown parameter type: list']").click());
        eventually(() -> assertThat(attempt()).contains("6 records would be discarded.", "Why are they discarded?"));
        assertThat(console.canClick("confirm")).isFalse();

        browser.findElement(By.cssSelector("[data-testid=attempt] textarea")).sendKeys("A test of ours");
        eventually(() -> assertThat(console.canClick("confirm")).isTrue());
        switchboard.answers(
                "POST",
                API + "/dead-letters/discard",
                Answer.problem(503, "Not available", "The storage does not answer."));
        console.click("confirm");

        eventually(() -> assertThat(attempt()).contains("The storage does not answer."));
        assertThat(bodies("dead-letters/discard").getLast())
                .contains("\"note\":\"A test of ours\"", "\"dryRun\":false");
        Accessibility.check(browser);
    }

    @Test
    void twoOperatorsAtOneReplayOfTheQuarantineSeeOneOperation() {
        open("/operator/quarantine?account=AC00000000000000000000000000000001");
        eventually(() -> assertThat(main()).contains("411 webhooks wait", "Wrong signature"));
        Accessibility.checkEverywhere(browser);
        answersWithADryRun(
                "rejected-webhooks",
                "replay",
                COUNTS.formatted(
                        411,
                        380,
                        0,
                        31,
                        "{\"twilio.messaging\": 371, \"twilio.voice\": 9}",
                        "{\"bad-signature\": 30, \"unknown-account\": 1}"));
        console.presses("a");
        eventually(() -> assertThat(attempt())
                .contains(
                        "380 of 411 would pass now: 371 to twilio.messaging and 9 to twilio.voice.",
                        "31 would still be rejected: wrong signature (30) and unknown account (1)."));
        assertThat(bodies("rejected-webhooks/replay").getFirst())
                .isEqualTo("{\"account\":\"AC00000000000000000000000000000001\",\"dryRun\":true}");

        switchboard.answers("POST", API + "/rejected-webhooks/replay", running("rejected-webhooks", "emil", 120));
        console.click("confirm");

        eventually(() -> assertThat(attempt()).contains("Emil Novak began this already.", "120 of 411 looked at"));
        switchboard.answers("DELETE", "/api/jobs/o1", "{}");
        browser.findElements(By.cssSelector("dialog[open] footer button"))
                .getFirst()
                .click();
        eventually(() -> assertThat(switchboard.tenants).containsEntry("/api/jobs/o1", "installation.operators"));
    }

    @Test
    void aRejectedWebhookShowsOurUrlBesideTheOneThatTwilioHas() {
        switchboard.answers("GET", "/api/phone-numbers/webhooks", "operator/comparison.json");
        open("/operator/quarantine?open=twilio.rejected:1:7");
        eventually(
                () -> assertThat(dialog()).contains("https://hooks.example.com/api/webhooks/sms", "Is my bike ready?"));

        console.click("compare");

        eventually(() -> assertThat(dialog()).contains("at Twilio", "https://old.example.com/api/webhooks/sms"));
        assertThat(switchboard.tenants).containsEntry("/api/phone-numbers/webhooks", "millers");
        Accessibility.checkEverywhere(browser);
    }

    @Test
    void partsThatDoNotAnswerAreNamed() {
        open("/operator/parts");

        eventually(() -> assertThat(main())
                .contains(
                        "conversation-service (1 of 2 instances) does not answer.",
                        "10.0.0.14:8083",
                        "Kafka does not answer it",
                        "214 of twilio.messaging",
                        "Last full repair pass",
                        "Version 1.4.0",
                        "Open the dashboards",
                        "4 streams",
                        "10.0.0.16:8084: The service does not answer."));
        Accessibility.checkEverywhere(browser);
    }

    @Test
    void theHistoryTellsWhatCameOfItAndABrokenOffReplayGoesOn() {
        open("/operator/history");
        eventually(() -> assertThat(main())
                .contains(
                        "Emil Novak tried 200 webhooks again",
                        "It stopped at 200 of 411.",
                        "Emil Novak discarded 2 dead letters",
                        "Reason: A test of ours")
                .doesNotContain("Dry run\n"));
        find(".op-body input[type=checkbox]").click();
        eventually(() -> assertThat(main()).contains("380 of 411 would pass now"));
        Accessibility.checkEverywhere(browser);
        answersWithADryRun("rejected-webhooks", "replay", COUNTS.formatted(211, 200, 0, 11, "{}", "{}"));

        browser.findElement(By.xpath("//button[text()='Begin again']")).click();

        eventually(() -> assertThat(attempt()).contains("200 of 211 would pass now"));
        assertThat(bodies("rejected-webhooks/replay"))
                .containsExactly("{\"account\":\"AC00000000000000000000000000000001\",\"dryRun\":true}");
    }

    @Test
    void nothingThatWaitsSaysWhoTriedTheLastOne() {
        switchboard.answers("GET", API + "/dead-letters/counts", "{\"items\": [], \"complete\": true}");
        switchboard.answers(
                "GET",
                API + "/rejected-webhooks/counts",
                Answer.problem(503, "Not available", "Kafka does not answer."));
        switchboard.answers(
                "GET", API + "/rejected-webhooks", Answer.problem(503, "Not available", "Kafka does not answer."));
        open("/operator/dead-letters");
        eventually(() -> assertThat(main()).contains("Nothing waits", "discarded by Emil Novak."));

        open("/operator/quarantine");

        eventually(() -> assertThat(main()).contains("cannot be loaded", "Kafka does not answer.", "Try now"));
        Accessibility.check(browser);
    }

    @Test
    void whoIsNoOperatorIsToldAndLedHome() {
        switchboard.hasRole("admin");

        open("/operator/dead-letters");

        eventually(() -> assertThat(main())
                .contains("Operator is not part of your role", "those who run this installation", "Go to Inbox"));
        assertThat(switchboard.tenants).doesNotContainKey(API + "/dead-letters/counts");
        assertThat(texts(".nav a.nav-link")).doesNotContain("Operator");
    }

    private void lookAtMillersBikes() {
        open("/operator/tenants");
        eventually(() -> find("[aria-label=\"Open read-only: Miller's Bikes\"]").click());
        eventually(() -> assertThat(console.text("strip")).contains("You look at Miller's Bikes as operator."));
    }

    private void answersWithADryRun(String kind, String action, String counts) {
        switchboard.answers("POST", API + "/" + kind + "/" + action, """
                        {"id": "d1", "kind": "%s", "action": "%s", "dryRun": true, "by": "operator", "at": "2026-11-27T09:40:00Z",
                         "request": {}, "state": "succeeded", "done": 411, "total": 411, "failures": [], "counts": %s}""".formatted(kind, action, counts));
    }

    private static String running(String kind, String by, int done) {
        return """
                {"id": "o1", "kind": "%s", "action": "replay", "dryRun": false, "by": "%s", "byName": "%s", "at": "2026-11-27T09:41:00Z",
                 "request": {}, "state": "running", "done": %d, "total": 411, "failures": [], "counts": %s}""".formatted(
                kind, by, by.equals("emil") ? "Emil Novak" : by, done, COUNTS.formatted(0, 0, 0, 0, "{}", "{}"));
    }

    private static String done(String kind, String counts) {
        return """
                {"id": "o1", "kind": "%s", "action": "replay", "dryRun": false, "by": "operator", "at": "2026-11-27T09:41:00Z",
                 "request": {}, "state": "succeeded", "done": 411, "total": 411, "failures": [], "counts": %s}""".formatted(kind, counts);
    }

    private List<String> bodies(String path) {
        return switchboard.api.requests("POST", API + "/" + path).stream()
                .map(StubbedApi.Request::body)
                .toList();
    }

    private String main() {
        return find("main").getText();
    }

    private String dialog() {
        return find("dialog[open]").getText();
    }

    private String attempt() {
        return console.text("attempt");
    }

    private List<String> texts(String css) {
        return browser.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .map(text -> text.replace("\n", ""))
                .toList();
    }

    private WebElement find(String css) {
        return browser.findElement(By.cssSelector(css));
    }
}

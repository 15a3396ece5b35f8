package io.switchboard.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks through calls, sees to those that were missed, and calls back. */
class CallsIT extends InTheBrowser {

    CallsIT(ChromeDriver browser) {
        super(browser);
    }

    @BeforeEach
    void thereWereCalls() {
        SampleCalls.answer(switchboard);
    }

    @Test
    void tellsWhoCalledAndWhatBecameOfIt() {
        open("/calls/tom");

        eventually(() -> assertThat(detail())
                .contains("Tom Okafor", "Voicemail 0:24", "Workshop", "Pressed 1", "Sara Lindqvist rang 15 s"));
        assertThat(detail())
                .contains(
                        "“Hi, it's Tom. Please call me back.”",
                        "“This call may be recorded.",
                        "$0.025",
                        "blue bike back")
                .doesNotContain("Before the call", "About the next call");
        assertThat(rows()).hasSize(5).anyMatch(row -> row.contains("Hidden number"));
        assertThat(rows()).anyMatch(row -> row.contains("<img src=x onerror=alert(1)>"));
        assertThat(browser.findElement(By.cssSelector("a[href^='/inbox/all/']")).getDomAttribute("href"))
                .isEqualTo("/inbox/all/c-tom?around=tom");
        Accessibility.checkEverywhere(browser);
    }

    @Test
    void aRecordingPlaysFromTheListAndANoteIsWrittenInTheDetail() throws IOException {
        switchboard.answers("GET", "/api/calls/tom/recordings/RE" + "1".repeat(32), tone());
        switchboard.answers("POST", "/api/conversations/c-tom/notes", "{\"id\":\"x3\"}");
        open("/calls");
        eventually(() -> assertThat(rows()).hasSize(5));

        browser.findElement(By.cssSelector(".row-actions .play")).click();
        eventually(() -> assertThat(
                        browser.findElement(By.className("mini-player")).getDomAttribute("aria-label"))
                .isEqualTo("Voicemail of Tom Okafor"));
        Accessibility.check(browser);

        open("/calls/tom");
        eventually(() -> assertThat(detail()).contains("blue bike back"));
        browser.findElement(By.cssSelector(".call-note-form textarea"))
                .sendKeys("He calls again", Keys.chord(Keys.CONTROL, Keys.ENTER));
        eventually(() -> assertThat(switchboard.api.requests("POST", "/api/conversations/c-tom/notes"))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.body()).contains("He calls again");
                    assertThat(request.idempotencyKey()).isNotBlank();
                }));
    }

    @Test
    void anAdminLearnsThatANumberHasNoPlan() {
        switchboard.hasRole("admin");
        switchboard.answers("GET", "/api/settings/calls", "{\"revision\":1}");
        open("/calls");

        eventually(() -> assertThat(main()).contains("Callers of Workshop hear one sentence."));
        assertThat(browser.findElement(By.cssSelector(".calls-list .strip .button"))
                        .getDomAttribute("href"))
                .isEqualTo("/numbers/n1/plan");
        Accessibility.check(browser);
    }

    @Test
    void theListStaysReadableWithoutAConnectionAndCallingIsOff() {
        open("/calls");
        eventually(() -> assertThat(rows()).hasSize(5));
        console.presses("g", "i");
        eventually(() -> assertThat(browser.getCurrentUrl()).contains("/inbox"));
        console.presses("g", "c");
        eventually(() -> assertThat(rows()).hasSize(5));

        network(true);
        eventually(() -> assertThat(main()).contains("As of"));
        assertThat(browser.findElement(By.cssSelector(".row-actions .button:not(.play)"))
                        .isEnabled())
                .isFalse();
        console.presses("g", "i");
        eventually(() -> assertThat(browser.getCurrentUrl()).contains("/inbox"));
        console.presses("g", "c");

        eventually(() -> assertThat(rows()).hasSize(5));
        assertThat(main()).contains("As of");
        network(false);
        eventually(() -> assertThat(main()).doesNotContain("As of"));
    }

    private void network(boolean isOffline) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", isOffline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    private static Answer tone() throws IOException {
        return new Answer(200, "audio/wav", Answer.file("/tests/tone.wav").body());
    }

    @Test
    void onAPhoneThePlayerStaysAtTheBottom() {
        Viewport.PHONE.of(browser);
        open("/calls/tom");
        eventually(() -> assertThat(detail()).contains("What happened", "Cost"));

        var player = browser.findElement(By.cssSelector(".call-recording audio-player"));
        var isInView = "const p = arguments[0].getBoundingClientRect(), d = arguments[0].closest('.call-detail')"
                + ".getBoundingClientRect(); return p.bottom <= d.bottom + 1 && p.top >= d.top";
        assertThat(browser.executeScript(isInView, player)).isEqualTo(true);
        browser.executeScript("arguments[0].closest('.call-detail').scrollTo(0, 99999)", player);
        assertThat(browser.executeScript(isInView, player)).isEqualTo(true);
    }

    @Test
    void isUsedByKeysAlone() {
        switchboard.answers("POST", "/api/calls/tom/dismiss", "calls/tom.json");
        open("/calls");
        eventually(() -> assertThat(rows()).isNotEmpty());

        console.presses("j");
        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/calls/tom"));
        console.presses("d");
        eventually(() -> assertThat(switchboard.api.requests("POST", "/api/calls/tom/dismiss"))
                .hasSize(1));
        console.presses("j");
        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/calls/emma"));
        console.presses("]");

        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/calls?tab=missed"));
    }

    @Test
    void aCallThatRingsIsAtTheTopUntilItIsMissed() {
        open("/calls");
        eventually(() -> assertThat(rows()).hasSize(5));

        SampleCalls.tell(switchboard, "1", "call.received", "calls/ringing.json");
        eventually(() -> assertThat(rows().getFirst()).contains("+1 555 123 0105", "Ringing"));
        SampleCalls.tell(switchboard, "2", "call.unheard-of", "calls/ringing.json");
        SampleCalls.tell(switchboard, "3", "call.status-changed", "calls/ringing.json", "ongoing", "missed");

        eventually(() -> assertThat(rows().getFirst()).contains("Missed", "Call back"));
        assertThat(rows()).hasSize(6);
    }

    @Test
    void callingBackRingsOnesOwnPhoneFirst() {
        switchboard.answers("POST", "/api/calls", "calls/made.json");
        switchboard.answers("GET", "/api/calls/made", "calls/made.json");
        open("/calls/tom");
        eventually(() -> assertThat(detail()).contains("Call back"));
        console.presses("b");
        eventually(() -> assertThat(console.text("outgoing-call")).contains("Which phone of yours rings first?"));
        Accessibility.check(browser);

        browser.findElement(By.name("phone")).sendKeys("+1 555 111 0002", Keys.ENTER);

        eventually(() -> assertThat(console.text("outgoing-call")).contains("Ringing you"));
        assertThat(switchboard.api.requests("POST", "/api/calls"))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.body()).contains("\"agent\":\"+15551110002\"", "\"callId\":\"tom\"");
                    assertThat(request.idempotencyKey()).isNotBlank();
                });
        SampleCalls.tell(switchboard, "4", "call.status-changed", "calls/made.json", "queued", "in-progress");
        eventually(() -> assertThat(console.text("outgoing-call")).contains("Ringing Tom Okafor"));
        SampleCalls.tell(switchboard, "5", "call.status-changed", "calls/made.json", "ongoing", "no-answer");
        eventually(() -> assertThat(console.text("outgoing-call")).contains("They do not pick up."));
    }

    @Test
    void whereCallsAreNotAllowedThePhoneOfTheDeviceIsOffered() {
        switchboard.answers(
                "GET", "/api/members/me", "{\"id\":\"agent\",\"name\":\"a\",\"roles\":[],\"mobile\":\"+15551110009\"}");
        switchboard.answers("POST", "/api/calls", Answer.problem(403, "Forbidden", "Your role may not call."));
        open("/calls/tom");
        eventually(() -> assertThat(detail()).contains("Call back"));
        console.presses("b");

        eventually(() -> assertThat(console.text("outgoing-call")).contains("Your role may not call."));
        assertThat(browser.findElement(By.cssSelector(".outgoing-call a")).getDomAttribute("href"))
                .isEqualTo("tel:+15551230103");
    }

    @Test
    void saysWhyCallsCannotBeLoadedAndTriesAgain() {
        switchboard.answers(
                "GET",
                "/api/calls",
                new Answer(502, "text/html", "<h1>Bad gateway</h1>".getBytes(StandardCharsets.UTF_8)));
        browser.get(switchboard.url() + "/calls");
        eventually(() -> assertThat(main()).contains("Calls cannot be loaded", "Trying again in"));
        Accessibility.check(browser);

        switchboard.answers("GET", "/api/calls", "calls/list.json");

        eventually(() -> assertThat(rows()).hasSize(5));
    }

    @Test
    void aRecordingThatIsNotHereYetAppearsByItselfAndAnAdminMayDeleteIt() {
        switchboard.hasRole("admin");
        switchboard.answers(
                "DELETE", "/api/calls/emma/recordings/RE" + "2".repeat(32), new Answer(204, "text/plain", new byte[0]));
        open("/calls/emma");
        eventually(() -> assertThat(detail()).contains("Twilio is still preparing it"));

        switchboard.stream.push(
                "6", "recording.available", FakeSwitchboard.JSON.readTree("""
                {"callId": "emma", "recordingId": "%s", "voicemail": false, "at": "2026-11-27T09:12:00Z"}""".formatted("RE" + "2".repeat(32))));
        eventually(() -> assertThat(browser.findElements(By.cssSelector(".call-recording audio-player")))
                .hasSize(1));
        browser.findElement(By.cssSelector(".call-recording .danger")).click();
        console.click("confirm");

        eventually(() ->
                assertThat(browser.findElements(By.className("call-recording"))).isEmpty());
    }

    private List<String> rows() {
        return browser.findElements(By.className("call-item")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private String detail() {
        return browser.findElement(By.className("call-detail")).getText();
    }

    private String main() {
        return browser.findElement(By.tagName("main")).getText();
    }
}

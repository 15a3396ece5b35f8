package io.switchboard.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks through the audit: who changed what, the thing itself, filters and the export. */
class AuditIT extends InTheBrowser {

    private static final String AUDIT = "/api/audit";

    AuditIT(ChromeDriver browser) {
        super(browser);
    }

    @BeforeEach
    void hasEntries() {
        switchboard.hasRole("admin");
        switchboard.answers("GET", "/api/members", "audit/members.json");
        switchboard.answers("GET", "/api/phone-numbers", "inbox/numbers.json");
        switchboard.answers("GET", AUDIT, "audit/list.json");
    }

    @Test
    void saysWhoChangedWhatAndOpensTheThing() {
        open("/audit");

        eventually(() -> assertThat(rows()).hasSize(7));
        assertThat(rows().getFirst())
                .contains("Sara Lindqvist", "Number changed", "Workshop", "Name: Old name → Workshop");
        assertThat(rows().get(1)).contains("The repair loop", "Webhooks of a number repaired", "Failed");
        assertThat(rows().get(2)).contains("API client billing-export", "https://hooks.example.com/");
        assertThat(rows().get(4)).contains("emil, operator");
        assertThat(rows().get(5)).contains("<b>urgent</b>");
        assertThat(rows().get(6)).contains("Jonas Berg", "moon.landed");
        Accessibility.checkEverywhere(browser);

        find(".audit-row .opens").sendKeys(Keys.ENTER);

        eventually(() -> assertThat(text("dialog[open]"))
                .contains("4bf92f3577b34da6a3ce929d0e0e4736", "Channels › Voice", "phone-number.updated"));
        Accessibility.check(browser);
        console.presses("j");
        eventually(() ->
                assertThat(text("dialog[open]")).contains("Webhooks of a number repaired", "hooks.millers.example"));
        assertThat(find("dialog[open] .primary").getDomAttribute("href")).isEqualTo("/numbers/n1/webhooks");
        find("dialog[open] .primary").sendKeys(Keys.ENTER);
        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/numbers/n1/webhooks"));
    }

    @Test
    void filtersAreInTheAddressAndCanBeTakenAway() {
        switchboard.answers(
                "GET", AUDIT + "?phoneNumberId=n1&outcome=failed&limit=50", "{\"items\": [], \"next\": null}");
        open("/audit?phoneNumberId=n1");
        eventually(() -> assertThat(text(".audit-chips")).contains("Workshop"));

        choose("Outcome", "Failed");

        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/audit?phoneNumberId=n1&outcome=failed"));
        eventually(() -> assertThat(text("main")).contains("No entry matches"));
        find(".audit-search input").sendKeys("workshop", Keys.ENTER);
        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("&text=workshop"));
        eventually(() -> assertThat(rows()).hasSize(7));
        find(".audit-chips a").click();
        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("/audit?outcome=failed&text=workshop"));
    }

    @Test
    void olderEntriesFollowAndFailuresSaySo() {
        switchboard.answers("GET", AUDIT, Answer.problem(503, "Not available", "The storage does not answer."));
        open("/audit");
        eventually(() -> assertThat(text("main")).contains("Audit cannot be loaded", "The storage does not answer."));

        switchboard.answers("GET", AUDIT, page("older", "first"));
        switchboard.answers("GET", AUDIT + "?limit=50&cursor=older", page(null, "second"));
        find(".cannot-load button").click();

        eventually(() -> assertThat(rows()).hasSize(2));
    }

    @Test
    void anExportIsWholeOrSaysThatItIsNot(@TempDir Path folder) {
        var allowed = Map.<String, Object>of("behavior", "allow", "downloadPath", folder.toString());
        browser.executeCdpCommand("Browser.setDownloadBehavior", allowed);
        open("/audit");
        eventually(() -> assertThat(rows()).hasSize(7));
        var entry = "{\"id\":\"a1\",\"subject\":\"sara\",\"what\":\"label.created\"}\n";
        exports(entry + "{\"type\":\"/problems/export-incomplete\",\"status\":503,\"detail\":\"It ended.\"}\n");
        find("[data-testid=offer-export]").sendKeys(Keys.ENTER);
        eventually(() -> assertThat(text("dialog[open]")).contains("Export the audit"));
        Accessibility.check(browser);
        find("[data-testid=export]").click();
        eventually(() -> assertThat(text("dialog[open]")).contains("The export broke off before its last entry"));

        exports(entry + entry);
        find("[data-testid=export]").click();

        eventually(() -> assertThat(text("body")).contains("2 entries exported."));
        eventually(() -> assertThat(files(folder)).singleElement().satisfies(file -> {
            assertThat(file).hasExtension("ndjson").hasContent(entry + entry);
        }));
    }

    private void exports(String lines) {
        switchboard.answers(
                "GET", AUDIT, new Answer(200, "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8)));
    }

    private static String page(@Nullable String next, String id) {
        return """
                {"items": [{"id": "%s", "at": "2026-11-27T09:40:00Z", "subject": "sara", "roles": [], "tenantId": "demo",
                  "what": "label.created", "target": "labels/l1", "after": {"name": "repair"}, "outcome": "succeeded"}],
                 "next": %s}""".formatted(id, next == null ? "null" : "\"" + next + "\"");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private void choose(String label, String option) {
        find("//label[span='%s']//option[.='%s']".formatted(label, option)).click();
    }

    private List<String> rows() {
        return browser.findElements(By.cssSelector(".audit-row")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private String text(String css) {
        return find(css).getText();
    }

    private WebElement find(String selector) {
        return browser.findElement(selector.startsWith("//") ? By.xpath(selector) : By.cssSelector(selector));
    }
}

package io.switchboard.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;

import io.switchboard.testing.ChromiumBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Opens the API reference in a browser. */
@ExtendWith(ChromiumBrowser.class)
class ApiReferencePageIT extends GatewayFixture {

    @ParameterizedTest
    @CsvSource({
        "conversations, conversation-service.json",
        "numbers, provisioning-service.json",
        "stream, notification-service.json",
        "webhooks, ingress-service.json",
        "sign-in, gateway.json"
    })
    void eachOperationOfAServiceIsShown(String link, String file, ChromeDriver browser) throws Exception {
        var document = JsonMapper.shared().readTree(get("/api/docs/" + file).body());

        open(browser, link);

        shows(browser, ".opblock .opblock-summary-path", operationPaths(document));
        assertThat(browser.getTitle()).endsWith("· Switchboard API");
        nothingFailedAndNothingElseWasLoaded(browser);
    }

    @Test
    void eachTopicIsShown(ChromeDriver browser) throws Exception {
        Map<String, Map<String, Map<String, String>>> document =
                new Yaml().load(get("/api/docs/asyncapi.yaml").body());

        open(browser, "events");

        shows(
                browser,
                ".topic h3 code",
                document.getOrDefault("channels", Map.of()).values().stream()
                        .map(channel -> channel.getOrDefault("address", ""))
                        .toList());
        nothingFailedAndNothingElseWasLoaded(browser);
    }

    private void open(ChromeDriver browser, String link) {
        // A page of its own for each test, whichever was shown before.
        browser.get("about:blank");
        browser.manage().logs().get(LogType.BROWSER);
        browser.get(address() + "/api/docs#" + link);
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private static List<String> operationPaths(JsonNode document) {
        return document.required("paths")
                .propertyStream()
                .flatMap(path -> Stream.generate(path::getKey)
                        .limit(path.getValue().propertyNames().stream()
                                .filter(name -> name.matches("get|head|post|put|patch|delete"))
                                .count()))
                .toList();
    }

    private static void shows(ChromeDriver browser, String selector, List<String> texts) {
        assertThat(texts).isNotEmpty();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(browser.findElements(By.cssSelector(selector)))
                        // Swagger UI allows line breaks in paths by invisible characters.
                        .extracting(element -> element.getText().replace("\u200B", ""))
                        .containsExactlyInAnyOrderElementsOf(texts));
    }

    private void nothingFailedAndNothingElseWasLoaded(ChromeDriver browser) {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .extracting(LogEntry::getMessage)
                .isEmpty();
        List<?> loaded = (List<?>)
                browser.executeScript("return performance.getEntriesByType('resource').map(entry => entry.name)");
        assertThat(loaded)
                .isNotEmpty()
                .allSatisfy(url -> assertThat(url).asString().startsWith(address() + "/"));
    }
}

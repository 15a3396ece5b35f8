package io.switchboard.console;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.switchboard.testing.ChromiumBrowser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the tests of single modules, which are modules themselves ({@code src/test/resources/tests}). */
@ExtendWith(ChromiumBrowser.class)
class ModulesIT {

    @TestFactory
    Stream<DynamicTest> modules(ChromeDriver browser) {
        try (var switchboard = new FakeSwitchboard()) {
            browser.get(switchboard.url() + "/tests/index.html");
            var results = InTheBrowser.eventuallyFound(
                    () -> (List<?>) browser.executeScript("return globalThis.testResults"));
            return results.stream().map(Map.class::cast).map(ModulesIT::test);
        }
    }

    private static DynamicTest test(Map<?, ?> result) {
        return DynamicTest.dynamicTest(
                String.valueOf(result.get("name")),
                () -> assertThat(String.valueOf(result.get("failure")))
                        .as("%s", result.get("name"))
                        .isEmpty());
    }
}

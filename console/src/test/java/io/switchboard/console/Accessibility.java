package io.switchboard.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import com.deque.html.axecore.selenium.AxeBuilder;
import org.openqa.selenium.chrome.ChromeDriver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks pages with axe. It is run in the page itself: {@code AxeBuilder} opens a further window for each check and sends all
 * results, also of the rules that are obeyed.
 */
final class Accessibility {

    private static final String AXE = source();

    // The page draws itself anew for another width in the next frame, and colours change over a moment.
    private static final String SETTLED = """
            const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => {
              const moving = document.getAnimations().filter((it) => it.effect?.getComputedTiming().endTime < 5000);
              Promise.allSettled(moving.map((it) => it.finished)).then(() => done());
            }));""";

    private static final String VIOLATIONS = """
            const done = arguments[arguments.length - 1];
            const only = arguments[0].length ? { runOnly: { type: 'rule', values: arguments[0] } } : {};
            const words = ({ id, help, nodes }) => `${id}: ${help} ${nodes.map(({ html }) => html).join(' ')}`;
            axe.run(document, { resultTypes: ['violations'], ...only })
                .then(({ violations }) => done(violations.map(words)), (failure) => done([String(failure)]));""";

    private static final List<String> EVERY_RULE = List.of();

    /** A theme changes colours only, and what else there is to check is checked in the light one. */
    private static final List<String> RULES_OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    private Accessibility() {}

    /** Finds no violation on the page as it is shown. */
    static void check(ChromeDriver browser) {
        check(browser, "as it is", EVERY_RULE);
    }

    /** Finds no violation at any width and in either theme. */
    static void checkEverywhere(ChromeDriver browser) {
        for (var viewport : Viewport.ALL) {
            viewport.of(browser);
            check(browser, viewport.toString(), viewport.isDark() ? RULES_OF_COLOURS : EVERY_RULE);
        }
        Viewport.reset(browser);
    }

    private static void check(ChromeDriver browser, String when, List<String> rules) {
        if (!Boolean.TRUE.equals(browser.executeScript("return 'axe' in window"))) {
            browser.executeScript(AXE);
        }
        browser.executeAsyncScript(SETTLED);
        assertThat((List<?>) browser.executeAsyncScript(VIOLATIONS, rules))
                .as(when)
                .isEmpty();
    }

    private static String source() {
        try (var file = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.switchboard.console;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks pages with axe. */
final class Accessibility {

    private Accessibility() {}

    // The page draws itself anew for another width in the next frame, and colours change over a moment.
    private static final String SETTLED = """
            const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => {
              const moving = document.getAnimations().filter((it) => it instanceof CSSTransition);
              Promise.allSettled(moving.map((it) => it.finished)).then(() => done());
            }));""";

    /** Finds no violation on the page as it is shown. */
    static void check(ChromeDriver browser) {
        check(browser, "as it is");
    }

    /** Finds no violation at any width and in either theme. */
    static void checkEverywhere(ChromeDriver browser) {
        for (var viewport : Viewport.ALL) {
            viewport.of(browser);
            browser.executeAsyncScript(SETTLED);
            check(browser, viewport.toString());
        }
        Viewport.reset(browser);
    }

    private static void check(ChromeDriver browser, String when) {
        var violations = new AxeBuilder().analyze(browser).getViolations();
        assertThat(violations).as(when).extracting(Accessibility::words).isEmpty();
    }

    private static String words(Rule violation) {
        return violation.getId() + ": " + violation.getHelp() + " " + violation.getNodes();
    }
}

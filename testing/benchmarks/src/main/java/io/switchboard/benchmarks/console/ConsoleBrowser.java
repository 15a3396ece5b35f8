package io.switchboard.benchmarks.console;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import io.switchboard.benchmarks.measurement.MeasurementFailed;
import io.switchboard.testing.Chromium;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;

/** The console in a Chromium of its own, driven by scripts in the page and by the DevTools protocol. */
final class ConsoleBrowser implements AutoCloseable {

    static final String ROWS = "[data-testid=conversation]";

    /** For a local proxy in front of the gateway, with a self-signed certificate. */
    private static final String ANY_CERTIFICATE = "--ignore-certificate-errors";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    private final ChromeDriver browser;
    private final String gateway;

    private ConsoleBrowser(ChromeDriver browser, URI gateway) {
        this.browser = browser;
        this.gateway = withoutSlash(gateway);
    }

    /**
     * Opens a browser and logs a person of the local issuer in, whose password is the name.
     *
     * @param logIn where the gateway itself listens, to which the issuer sends people back; the session counts for
     *     {@code gateway} too, which may be a proxy on another port of the same host
     */
    static ConsoleBrowser loggedIn(URI gateway, URI logIn, String person) {
        if (!Chromium.isInstalled()) {
            throw new MeasurementFailed(Chromium.MISSING);
        }
        var console = new ConsoleBrowser(Chromium.open(ANY_CERTIFICATE), gateway);
        try {
            console.logIn(withoutSlash(logIn), person);
            return console;
        } catch (RuntimeException e) {
            console.close();
            throw e;
        }
    }

    private static String withoutSlash(URI url) {
        return url.toString().replaceFirst("/+$", "");
    }

    private void logIn(String logIn, String person) {
        open(logIn + "/oauth2/authorization/console");
        var name = browser.findElements(By.name("username"));
        if (name.isEmpty()) {
            throw new MeasurementFailed(
                    "%s leads to no log-in form of the local issuer. Start ./run --demo, and wait until it is ready."
                            .formatted(logIn));
        }
        name.getFirst().sendKeys(person);
        browser.findElement(By.name("password")).sendKeys(person, Keys.ENTER);
        until("the console after the log-in of " + person, () -> isTrue("""
                return location.origin === new URL(arguments[0]).origin
                    && Boolean(document.querySelector('[data-testid=connection]'))""", logIn));
    }

    void open(String path) {
        try {
            browser.get(path.startsWith("/") ? gateway + path : path);
        } catch (WebDriverException e) {
            var problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new MeasurementFailed(
                    "%s cannot be opened (%s). Start ./run --demo, and wait until it is ready."
                            .formatted(gateway, problem),
                    e);
        }
    }

    /** Opens a further tab and goes to it. */
    void openTab(String path) {
        browser.switchTo().newWindow(WindowType.TAB);
        open(path);
    }

    List<String> tabs() {
        return List.copyOf(browser.getWindowHandles());
    }

    void goTo(String tab) {
        browser.switchTo().window(tab);
    }

    void closeTab() {
        browser.close();
    }

    /** Runs a script in the page and returns what it returns; a promise is awaited. */
    @Nullable
    Object run(String script, Object... arguments) {
        return browser.executeScript(script, arguments);
    }

    String text(String script, Object... arguments) {
        return Objects.requireNonNullElse(run(script, arguments), "").toString();
    }

    double number(String script, Object... arguments) {
        return run(script, arguments) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    List<?> list(String script, Object... arguments) {
        return run(script, arguments) instanceof List<?> list ? list : List.of();
    }

    /** Waits until a script returns true. */
    void until(String what, String script, Object... arguments) {
        until(what, () -> isTrue(script, arguments));
    }

    Map<String, Object> devTools(String method, Map<String, Object> parameters) {
        return browser.executeCdpCommand(method, parameters);
    }

    @Override
    public void close() {
        browser.quit();
    }

    private boolean isTrue(String script, Object... arguments) {
        try {
            return Boolean.TRUE.equals(run(script, arguments));
        } catch (JavascriptException e) {
            // The page that the script ran in was left meanwhile.
            return false;
        }
    }

    private static void until(String what, BooleanSupplier condition) {
        var deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new MeasurementFailed("Not there after %d s: %s.".formatted(TIMEOUT.toSeconds(), what));
            }
            pause(POLL);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeasurementFailed("Interrupted", e);
        }
    }
}

package io.switchboard.testing;

import java.io.File;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Provides one Chromium to all tests that have it as a parameter, and skips tests where none is installed. Browser and
 * driver are taken from the PATH; nothing is downloaded.
 */
public final class ChromiumBrowser implements ExecutionCondition, ParameterResolver {

    private static final Optional<File> BROWSER = onPath("chromium", "chromium-browser", "google-chrome");
    private static final Optional<File> DRIVER = onPath("chromedriver");
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (BROWSER.isPresent() && DRIVER.isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is installed");
        }
        return ConditionEvaluationResult.disabled(
                "chromium and chromedriver are not both on the PATH (Debian: apt install chromium-driver)");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ChromeDriver.class;
    }

    @Override
    public ChromeDriver resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(SharedBrowser.class, unseen -> new SharedBrowser(open()), SharedBrowser.class)
                .browser();
    }

    /** Opens a browser of 1200 by 800 pixels with a profile of its own, which the caller must quit. */
    public static ChromeDriver open() {
        // It warns of every Chromium that is newer than its DevTools bindings, which are not used here.
        SELENIUM.setLevel(Level.SEVERE);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.orElseThrow())
                .build();
        var browser = new ChromeDriver(service, options(BROWSER.orElseThrow()));
        browser.manage().window().setSize(new Dimension(1200, 800));
        return browser;
    }

    /** Sets no --user-data-dir: chromedriver creates one for each browser and removes it afterwards. */
    private static ChromeOptions options(File browser) {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(browser);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--lang=en-GB");
    }

    private static Optional<File> onPath(String... names) {
        var path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(directory -> new File(directory, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    /** Holds the browser, which JUnit closes after the last test. */
    private record SharedBrowser(ChromeDriver browser) implements AutoCloseable {

        @Override
        public void close() {
            browser.quit();
        }
    }
}

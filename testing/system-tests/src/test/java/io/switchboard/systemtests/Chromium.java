package io.switchboard.systemtests;

import java.io.File;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The installed Chromium; tests that need it are skipped, and say why, where there is none. Nothing is downloaded. */
final class Chromium implements ExecutionCondition {

    private static final Optional<File> BROWSER = onPath("chromium", "chromium-browser", "google-chrome");
    private static final Optional<File> DRIVER = onPath("chromedriver");
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (BROWSER.isPresent() && DRIVER.isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is installed");
        }
        String reason = "SKIPPED " + context.getDisplayName()
                + ": chromium and chromedriver are not both on the PATH (Debian: apt install chromium-driver)";
        System.err.println(reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    /** A browser with a profile of its own, for the caller to quit. */
    static ChromeDriver open() {
        // It warns of every Chromium that is newer than its DevTools bindings, which are not used here.
        SELENIUM.setLevel(Level.SEVERE);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.orElseThrow())
                .build();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.orElseThrow());
        options.addArguments(
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
        ChromeDriver browser = new ChromeDriver(service, options);
        browser.manage().window().setSize(new Dimension(1200, 800));
        return browser;
    }

    private static Optional<File> onPath(String... names) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(directory -> new File(directory, name)))
                .filter(File::canExecute)
                .findFirst();
    }
}

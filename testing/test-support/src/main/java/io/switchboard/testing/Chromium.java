package io.switchboard.testing;

import java.io.File;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The Chromium of this machine. Browser and driver are taken from the PATH; nothing is downloaded. */
public final class Chromium {

    /** Tells a person what is missing where there is no browser. */
    public static final String MISSING =
            "chromium and chromedriver are not both on the PATH (Debian: apt install chromium-driver)";

    private static final Optional<File> BROWSER = onPath("chromium", "chromium-browser", "google-chrome");
    private static final Optional<File> DRIVER = onPath("chromedriver");
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private Chromium() {}

    public static boolean isInstalled() {
        return BROWSER.isPresent() && DRIVER.isPresent();
    }

    /**
     * Opens a browser of 1200 by 800 pixels with a profile of its own, which the caller must quit.
     *
     * @param arguments further arguments of Chromium's command line
     */
    public static ChromeDriver open(String... arguments) {
        // It warns of every Chromium that is newer than its DevTools bindings, which are not used here.
        SELENIUM.setLevel(Level.SEVERE);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.orElseThrow())
                .build();
        var browser = new ChromeDriver(service, options(BROWSER.orElseThrow()).addArguments(arguments));
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
}

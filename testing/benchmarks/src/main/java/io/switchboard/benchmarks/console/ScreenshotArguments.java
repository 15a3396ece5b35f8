package io.switchboard.benchmarks.console;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Parses the command line of {@link ScreenshotSeries} and takes them. */
@Command(
        name = "screenshots",
        sortOptions = false,
        usageHelpWidth = 120,
        description = "the README's pictures of the console, from a running ./run --fresh --demo",
        footer = {"", "Writes console*.png. Chromium and chromedriver must be on the PATH."})
public final class ScreenshotArguments implements Callable<Integer> {

    @Option(names = "--url", paramLabel = "URL", description = "the running system (${DEFAULT-VALUE})")
    private URI url = URI.create("http://localhost:8080");

    @Option(names = "--to", paramLabel = "FOLDER", description = "the folder of the pictures (${DEFAULT-VALUE})")
    private Path folder = Path.of("docs");

    @Option(names = "--help", usageHelp = true, description = "print this help")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Override
    public Integer call() {
        new ScreenshotSeries(url, folder).take();
        return 0;
    }
}

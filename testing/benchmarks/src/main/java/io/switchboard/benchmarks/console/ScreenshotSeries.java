package io.switchboard.benchmarks.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.switchboard.benchmarks.measurement.MeasurementFailed;

/** Takes the README's pictures from the company of {@code ./run --demo}, each as one of its people sees it. */
final class ScreenshotSeries {

    private static final String CONVERSATION = """
            return fetch('/api/conversations?text=Okafor&status=open').then((answer) => answer.json()).then(({ items = [] }) => {
              const found = items.find((it) => it.contactName === 'Tom Okafor');
              return found ? '/inbox/mine/' + found.id : null;
            });""";
    private static final String CALL_PLAN = """
            return fetch('/api/phone-numbers?limit=100').then((answer) => answer.json()).then(({ items = [] }) => {
              const found = items.find((it) => it.friendlyName === 'Workshop');
              return found ? '/numbers/' + found.id : null;
            });""";

    private static final List<ReadmePicture> PICTURES = List.of(
            new ReadmePicture("console.png", "sara", 1440, 900, 1, false, CONVERSATION),
            new ReadmePicture("console-dark.png", "sara", 1440, 900, 1, true, CONVERSATION),
            new ReadmePicture("console-call-plan.png", "admin", 1440, 900, 1, false, CALL_PLAN),
            new ReadmePicture("console-phone-dark.png", "sara", 390, 844, 1, true, CONVERSATION));

    // Half a second without a change of what is loading: rows may come after the frame that has grey ones.
    private static final String AT_REST = """
            const isInView = (it) => it.loading !== 'lazy' || it.getBoundingClientRect().bottom > 0;
            const isLoading = document.fonts.status !== 'loaded'
                || [...document.images].some((it) => !it.complete && isInView(it))
                || !document.querySelector('main h1, main h2')
                || Boolean(document.querySelector('main .skeleton, main .grey-rows, main [aria-busy=true]'))
                || document.querySelector('[data-testid=connection]')?.textContent.trim() !== 'Live';
            const moves = document.getAnimations().some((it) => it.playState === 'running');
            window.atRestSince = isLoading || moves ? undefined : window.atRestSince ?? performance.now();
            return performance.now() - window.atRestSince > 500;""";
    // The caret blinks, and a conversation with something new opens above its end.
    private static final String BARE = """
            document.activeElement?.blur();
            document.querySelector('message-scroll')?.toEnd();""";

    private final URI gateway;
    private final Path folder;

    ScreenshotSeries(URI gateway, Path folder) {
        this.gateway = gateway;
        this.folder = folder;
    }

    void take() {
        try {
            Files.createDirectories(folder);
            for (var picture : PICTURES) {
                take(picture, folder.resolve(picture.file()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(ReadmePicture picture, Path file) throws IOException {
        try (var console = ConsoleBrowser.loggedIn(gateway, gateway, picture.person())) {
            Files.write(file, png(console, picture));
        }
        System.out.printf(
                "%s  %d × %d, %d KB%n",
                file,
                picture.width() * picture.scale(),
                picture.height() * picture.scale(),
                (Files.size(file) + 512) / 1024);
    }

    private static byte[] png(ConsoleBrowser console, ReadmePicture picture) {
        show(console, picture);
        console.open("/inbox/all");
        var address = console.text(picture.address());
        if (address.isEmpty()) {
            throw new MeasurementFailed("The company of the demo is not there. Start ./run --fresh --demo.");
        }
        console.open(address);
        console.until("all of " + address, AT_REST);
        console.run(BARE);
        console.until("all of " + address, AT_REST);
        var shot = console.devTools("Page.captureScreenshot", Map.of("format", "png"));
        return Base64.getDecoder().decode(String.valueOf(shot.get("data")));
    }

    /** Sets the window and what would differ from machine to machine: theme, motion, time zone. */
    private static void show(ConsoleBrowser console, ReadmePicture picture) {
        console.devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width", picture.width(),
                        "height", picture.height(),
                        "deviceScaleFactor", picture.scale(),
                        "mobile", picture.isPhone()));
        console.devTools("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        console.devTools("Emulation.setTouchEmulationEnabled", Map.of("enabled", picture.isPhone()));
        var theme = Map.of("name", "prefers-color-scheme", "value", picture.isDark() ? "dark" : "light");
        var stillness = Map.of("name", "prefers-reduced-motion", "value", "reduce");
        console.devTools("Emulation.setEmulatedMedia", Map.of("features", List.of(theme, stillness)));
        console.devTools("Emulation.setTimezoneOverride", Map.of("timezoneId", "America/Los_Angeles"));
    }
}

package io.switchboard.console;

import java.util.List;
import java.util.Map;

import org.openqa.selenium.chrome.ChromeDriver;

/** A size of the window and a theme, which a browser without a screen can have both. */
record Viewport(int width, int height, boolean isDark) {

    static final Viewport DESKTOP = new Viewport(1440, 900, false);
    static final Viewport LAPTOP = new Viewport(1024, 768, false);
    static final Viewport PHONE = new Viewport(390, 844, false);

    /** The three widths at which each screen must work, each in both themes. */
    static final List<Viewport> ALL = List.of(DESKTOP, DESKTOP.dark(), LAPTOP, LAPTOP.dark(), PHONE, PHONE.dark());

    Viewport dark() {
        return new Viewport(width, height, true);
    }

    void of(ChromeDriver browser) {
        var size = Map.<String, Object>of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false);
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", size);
        var theme = Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light");
        // Without it colours are between the themes for a moment after the change.
        var stillness = Map.of("name", "prefers-reduced-motion", "value", "reduce");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(theme, stillness)));
    }

    /** Shows pages as to people for whom the system replaces all colours by a few, and takes backgrounds and shadows away. */
    static void forceColours(ChromeDriver browser) {
        var forced = Map.of("name", "forced-colors", "value", "active");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(forced)));
    }

    static void reset(ChromeDriver browser) {
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }
}

package io.switchboard.gateway.console;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes the console's page for one build: its files' paths name the build, and the modules that its script imports are
 * linked. Without that a browser finds out about each module only when the one before has arrived.
 *
 * <p>The modules begin with the page's script and with those that the page itself links as {@code start}, which are the ones of
 * the screen that nearly all people start with. What a module that the page links as {@code lazy} imports besides is linked so
 * too. Browsers ignore either link until a script of the page turns it into a preload. Others that are loaded by
 * {@code import("…")} are not named.
 */
record ConsolePage(Map<String, byte[]> files, String build) {

    private static final String ROOT = "/console/";
    private static final Pattern START =
            Pattern.compile("<(?:script type=\"module\" src|link rel=\"start\" href)=\"(/console/[^\"]+)\">");
    private static final Pattern LAZY = Pattern.compile("<link rel=\"lazy\" href=\"(/console/[^\"]+\\.js)\">");
    private static final Pattern NAMED = Pattern.compile(" *<link rel=\"(?:start|lazy)\" href=\"[^\"]+\\.js\">\n");

    /** Also of minified modules, as in {@code import{a}from"./a.js";import{b}from"./b.js"}; not {@code import("…")}. */
    private static final Pattern IMPORT = Pattern.compile(
            "(?:^|;)(?:import|export)(?=[\\s{*\"])(?:[^;\"]*?[\\s}]from\\s*|\\s*)\"(\\.[^\"]+)\"", Pattern.MULTILINE);

    byte[] write(byte[] page) {
        var text = new String(page, UTF_8);
        var modules = new LinkedHashSet<String>();
        START.matcher(text).results().forEach(script -> collect(script.group(1), modules));
        var links = links("start", modules);
        var lazy = new LinkedHashSet<>(modules);
        LAZY.matcher(text).results().forEach(script -> collect(script.group(1), lazy));
        lazy.removeAll(modules);
        links += links("lazy", lazy);
        return nameBuild(NAMED.matcher(text).replaceAll("").replace("  </head>", links + "  </head>"));
    }

    private static String links(String relation, Set<String> modules) {
        return modules.stream()
                .map(module -> "    <link rel=\"" + relation + "\" href=\"" + module + "\">\n")
                .collect(Collectors.joining());
    }

    /** Writes the build into the paths that the service worker keeps, so that it changes whenever a file does. */
    byte[] writeWorker(byte[] worker) {
        return nameBuild(new String(worker, UTF_8));
    }

    private byte[] nameBuild(String text) {
        return text.replace("\"" + ROOT, "\"" + ROOT + build + "/").getBytes(UTF_8);
    }

    private void collect(String module, Set<String> found) {
        var content = files.get(module);
        if (content == null || !found.add(module)) {
            return;
        }
        IMPORT.matcher(new String(content, UTF_8))
                .results()
                .forEach(imported ->
                        collect(URI.create(module).resolve(imported.group(1)).getPath(), found));
    }
}

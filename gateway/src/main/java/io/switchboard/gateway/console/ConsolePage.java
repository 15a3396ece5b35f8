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
 * named for preload. Without that a browser finds out about each module only when the one before has arrived.
 *
 * <p>Modules that are loaded later, by {@code import("…")}, are not preloaded.
 */
record ConsolePage(Map<String, byte[]> files, String build) {

    private static final String ROOT = "/console/";
    private static final Pattern SCRIPT = Pattern.compile("<script type=\"module\" src=\"(/console/[^\"]+)\">");
    private static final Pattern IMPORT =
            Pattern.compile("^(?:import|export)\\s(?:[^;\"]*?\\sfrom\\s*)?\"(\\.[^\"]+)\"", Pattern.MULTILINE);

    byte[] write(byte[] page) {
        var text = new String(page, UTF_8);
        var modules = new LinkedHashSet<String>();
        SCRIPT.matcher(text).results().forEach(script -> collect(script.group(1), modules));
        var preloads = modules.stream()
                .map(module -> "    <link rel=\"modulepreload\" href=\"" + module + "\">\n")
                .collect(Collectors.joining());
        return text.replace("  </head>", preloads + "  </head>")
                .replace("\"" + ROOT, "\"" + ROOT + build + "/")
                .getBytes(UTF_8);
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

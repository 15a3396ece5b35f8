package io.switchboard.gateway.console;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ConsolePageTests {

    private static final String PAGE = """
            <html>
              <head>
                <link rel="stylesheet" href="/console/a.css">
                <script type="module" src="/console/js/main.js"></script>
              </head>
            </html>
            """;

    @Test
    void preloadsWhatTheScriptImportsOnceAndInItsOrder() {
        var page = write(Map.of(
                "/console/js/main.js",
                """
                import { a } from "./lib/a.js";
                import {
                  b,
                  c as d,
                } from "./b.js";
                import "./side-effect.js";
                """,
                "/console/js/lib/a.js",
                "export * from \"../b.js\";\nconst later = () => import(\"../later.js\");\n",
                "/console/js/b.js",
                "import { a } from \"./lib/a.js\"; // a cycle\n",
                "/console/js/side-effect.js",
                "import uplot from \"uplot\";\nexport const words = { from: \"./words.js\" };\n",
                "/console/js/later.js",
                "",
                "/console/js/words.js",
                ""));

        assertThat(page.lines().filter(line -> line.contains("modulepreload")).map(String::strip))
                .containsExactly(
                        "<link rel=\"modulepreload\" href=\"/console/b1/js/main.js\">",
                        "<link rel=\"modulepreload\" href=\"/console/b1/js/lib/a.js\">",
                        "<link rel=\"modulepreload\" href=\"/console/b1/js/b.js\">",
                        "<link rel=\"modulepreload\" href=\"/console/b1/js/side-effect.js\">");
    }

    @Test
    void namesTheBuildInEachPath() {
        assertThat(write(Map.of("/console/js/main.js", "")))
                .contains("href=\"/console/b1/a.css\"", "src=\"/console/b1/js/main.js\"")
                .doesNotContain("\"/console/a.css");
    }

    private static String write(Map<String, String> files) {
        var contents = new HashMap<String, byte[]>();
        files.forEach((path, text) -> contents.put(path, text.getBytes(UTF_8)));
        return new String(new ConsolePage(contents, "b1").write(PAGE.getBytes(UTF_8)), UTF_8);
    }
}

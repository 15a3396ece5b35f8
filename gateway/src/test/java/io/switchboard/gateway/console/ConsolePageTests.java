package io.switchboard.gateway.console;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

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
    void linksWhatTheScriptImportsOnceAndInItsOrder() {
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

        assertThat(links(page))
                .containsExactly(
                        "<link rel=\"start\" href=\"/console/b1/js/main.js\">",
                        "<link rel=\"start\" href=\"/console/b1/js/lib/a.js\">",
                        "<link rel=\"start\" href=\"/console/b1/js/b.js\">",
                        "<link rel=\"start\" href=\"/console/b1/js/side-effect.js\">");
    }

    @Test
    void understandsMinifiedImports() {
        var page = write(Map.of(
                "/console/js/main.js",
                """
                /** A licence. */
                import{a as t}from"./a.js";import*as e from"./b.js";export{c}from"./c.js";import"./d.js";
                const x=()=>import("./later.js");export{x};
                """,
                "/console/js/a.js",
                "",
                "/console/js/b.js",
                "",
                "/console/js/c.js",
                "",
                "/console/js/d.js",
                "",
                "/console/js/later.js",
                ""));

        assertThat(page)
                .contains("/js/a.js\"", "/js/b.js\"", "/js/c.js\"", "/js/d.js\"")
                .doesNotContain("later.js");
    }

    @Test
    void linksWhatALazyModuleNeedsBesides() {
        var page = write(
                PAGE.replace("  </head>", "    <link rel=\"lazy\" href=\"/console/js/thread.js\">\n  </head>"),
                Map.of(
                        "/console/js/main.js", "import { a } from \"./a.js\";\n",
                        "/console/js/thread.js", "import { a } from \"./a.js\";\nimport { b } from \"./b.js\";\n",
                        "/console/js/a.js", "",
                        "/console/js/b.js", ""));

        assertThat(links(page))
                .containsExactly(
                        "<link rel=\"start\" href=\"/console/b1/js/main.js\">",
                        "<link rel=\"start\" href=\"/console/b1/js/a.js\">",
                        "<link rel=\"lazy\" href=\"/console/b1/js/thread.js\">",
                        "<link rel=\"lazy\" href=\"/console/b1/js/b.js\">");
    }

    @Test
    void linksTheModulesOfTheFirstScreenToo() {
        var page = write(
                PAGE.replace("  </head>", "    <link rel=\"start\" href=\"/console/js/inbox.js\">\n  </head>"),
                Map.of(
                        "/console/js/main.js", "const inbox = () => import(\"./inbox.js\");\n",
                        "/console/js/inbox.js", "import { a } from \"./a.js\";\n",
                        "/console/js/a.js", ""));

        assertThat(links(page))
                .containsExactly(
                        "<link rel=\"start\" href=\"/console/b1/js/main.js\">",
                        "<link rel=\"start\" href=\"/console/b1/js/inbox.js\">",
                        "<link rel=\"start\" href=\"/console/b1/js/a.js\">");
    }

    @Test
    void namesTheBuildInTheServiceWorker() {
        var worker = "const FILES = \"/console/\";\n".getBytes(UTF_8);

        assertThat(new ConsolePage(Map.of(), "b1").writeWorker(worker))
                .asString(UTF_8)
                .isEqualTo("const FILES = \"/console/b1/\";\n");
    }

    @Test
    void namesTheBuildInEachPath() {
        assertThat(write(Map.of("/console/js/main.js", "")))
                .contains("href=\"/console/b1/a.css\"", "src=\"/console/b1/js/main.js\"")
                .doesNotContain("\"/console/a.css");
    }

    private static Stream<String> links(String page) {
        return page.lines()
                .filter(line -> line.contains("<link") && line.contains(".js"))
                .map(String::strip);
    }

    private static String write(Map<String, String> files) {
        return write(PAGE, files);
    }

    private static String write(String page, Map<String, String> files) {
        var contents = new HashMap<String, byte[]>();
        files.forEach((path, text) -> contents.put(path, text.getBytes(UTF_8)));
        return new String(new ConsolePage(contents, "b1").write(page.getBytes(UTF_8)), UTF_8);
    }
}

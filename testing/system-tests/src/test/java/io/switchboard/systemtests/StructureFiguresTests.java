package io.switchboard.systemtests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs {@code testing/structure-figures} on a small project that breaks each of its goals. */
class StructureFiguresTests {

    private static final String EIGHT_LINES = """
                one();
                two();
                three();
                four(); // a comment is not compared
                five();
                six();
                seven();
                eight();
            """;

    private final Path project;

    StructureFiguresTests(@TempDir Path project) {
        this.project = project;
    }

    @Test
    void eachGoalThatIsMissedIsNamedWithItsPlace() throws Exception {
        write("a.Broken", "import b.*;\npublic class Broken { void twice() {\n" + EIGHT_LINES + "} }");
        write(
                "b.Longer",
                "import io.switchboard.a.Broken;\nclass Longer { void twice() {\n"
                        + EIGHT_LINES.replace("four();", "four(); /* nor is this */") + "nine();\n".repeat(8) + "} }"
                        + "\n".repeat(150));
        for (var number = 1; number <= 17; number++) {
            write("b.TypeNumber" + number, "public class TypeNumber%d { public class Nested {} }".formatted(number));
        }

        var printed = figures(1);

        assertThat(printed)
                .contains("19 files, 19 top-level types, 2 methods")
                .containsPattern("lines of a file, 95th percentile +<= 150 +171 +MISSED")
                .containsPattern("lines of a method, 95th percentile +<= 15 +16 +MISSED")
                .containsPattern("types that are not public, % +>= 60 +5.3 +MISSED")
                .containsPattern("types of the largest package +<= 16 +18 +MISSED")
                .containsPattern("cycles between packages +0 +1 +MISSED")
                .containsPattern("one-word names that are no domain noun, % +<= 12 +10.5 +met")
                .containsPattern("exact duplicates of 8 lines or more +0 +1 +MISSED")
                .contains("Broken.java:5 and ", "16 src/main/java/b/Longer.java twice", "18 io.switchboard.b");
    }

    @Test
    void aProjectThatMeetsAllGoalsSucceeds() throws Exception {
        write("a.MessageSender", "class MessageSender { void send() {} }");
        write("b.Message", "class Message { String text = \"/* no comment */\"; }");

        assertThat(figures(0)).contains("2 files, 2 top-level types, 1 methods").doesNotContain("MISSED");
    }

    private void write(String type, String body) throws IOException {
        var file = project.resolve("src/main/java/" + type.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        var packageName = type.substring(0, type.indexOf('.'));
        Files.writeString(
                file,
                "package io.switchboard.%s;\n\n%s\n"
                        .formatted(packageName, body.replace("import b.*", "import io.switchboard.b.*")));
    }

    private String figures(int expectedExitCode) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        Path.of("../structure/StructureFigures.java").toString(),
                        project.toString(),
                        "--list")
                .redirectErrorStream(true)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isEqualTo(expectedExitCode);
        return printed;
    }
}

package io.switchboard.local.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class JavaCommandTests {

    private static final boolean HAS_CACHE = Runtime.version().feature() >= 25;

    @TempDir
    Path folder;

    @Test
    void aPreparingStartWritesWhatLaterStartsRead() throws IOException {
        var file = folder.resolve(HAS_CACHE ? "classes.aot" : "classes.jsa");
        assertThat(words(true)).contains((HAS_CACHE ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file);

        Files.createFile(file);

        assertThat(words(false)).contains((HAS_CACHE ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file);
    }

    @Test
    void withoutAnArchiveAStartNamesNone() {
        assertThat(words(false)).noneMatch(word -> word.contains("Archive") || word.contains("AOT"));
    }

    private List<String> words(boolean prepare) {
        return new JavaCommand(folder.resolve("service.jar"), List.of(), prepare).words();
    }
}

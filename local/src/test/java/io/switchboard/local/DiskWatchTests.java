package io.switchboard.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DiskWatchTests {

    @TempDir
    Path data;

    private final List<String> said = new ArrayList<>();
    private String reason = "";

    @Test
    void aFullDiskIsNamedOnceWithFolderRoomAndRemedy() {
        var watch = watch();
        watch.check();
        assertThat(said).isEmpty();

        reason = "No space left on device";
        watch.check();
        watch.check();

        assertThat(watch.isFull()).isTrue();
        assertThat(said)
                .singleElement()
                .asString()
                .containsPattern("The disk is full: \\Q" + data + "\\E has \\d+ MB free\\.")
                .contains("--data", "--fresh");
        assertThat(said.getFirst().strip()).doesNotContain("\n");
    }

    @Test
    void aQuotaThatIsUsedUpIsAFullDisk() {
        reason = data.resolve("kafka") + ": Disk quota exceeded";
        var watch = watch();
        watch.check();

        assertThat(watch.isFull()).isTrue();
    }

    @Test
    void roomThatComesBackIsNamedToo() {
        reason = "No space left on device";
        var watch = watch();
        watch.check();
        reason = "";
        watch.check();

        assertThat(watch.isFull()).isFalse();
        assertThat(said).hasSize(2).last().asString().startsWith("There is room again");
    }

    @Test
    void anotherFailureIsNoFullDisk() {
        reason = "Permission denied";
        var watch = watch();
        watch.check();

        assertThat(watch.isFull()).isFalse();
    }

    @Test
    void lookingLeavesNothingBehind() throws IOException {
        new DiskWatch(data, said::add).check();

        assertThat(data).isEmptyDirectory();
        assertThat(said).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theSystemsOwnFailureIsRecognisedInsideOthers() {
        var failure =
                catchThrowableOfType(IOException.class, () -> Files.write(Path.of("/dev/full"), new byte[] {1, 2, 3}));

        assertThat(FullDisk.line(new IllegalStateException(new UncheckedIOException(failure)), data))
                .hasValueSatisfying(line -> assertThat(line).startsWith("The disk is full: "));
        assertThat(FullDisk.line(new IllegalStateException("No space left on device"), data))
                .isEmpty();
    }

    private DiskWatch watch() {
        return new DiskWatch(data, said::add, folder -> {
            if (!reason.isEmpty()) {
                throw new IOException(reason);
            }
        });
    }
}

package io.switchboard.local.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import io.switchboard.local.plan.StartFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DataFolderTests {

    @TempDir
    Path parent;

    @Test
    void onlyItsOwnerMayEnterANewFolder() throws IOException {
        var folder = parent.resolve("new/.switchboard");

        claimAndRelease(folder);

        assertThat(permissions(folder)).isEqualTo("rwx------");
    }

    @Test
    void onlyItsOwnerMayEnterAFolderThatAnEarlierRunLeftOpen() throws IOException {
        var folder = parent.resolve(".switchboard");
        var folders = List.of(folder, folder.resolve("logs"), folder.resolve("kafka/switchboard.events-0"));
        for (var each : folders) {
            Files.createDirectories(each);
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.createSymbolicLink(folder.resolve("logs/elsewhere"), parent);
        var before = permissions(parent);

        claimAndRelease(folder);

        assertThat(folders)
                .allSatisfy(created -> assertThat(permissions(created)).isEqualTo("rwx------"));
        assertThat(permissions(folder.resolve("kafka"))).isEqualTo("rwx------");
        assertThat(permissions(parent)).isEqualTo(before);
    }

    @Test
    void onlyItsOwnerMayEnterAFolderThatWasMadeSinceTheStart() throws IOException {
        var folder = parent.resolve(".switchboard");
        try (var data = DataFolder.claim(folder).orElseThrow()) {
            Files.createDirectories(folder.resolve("kafka/switchboard.events-1"));

            data.keepPrivate();
        }

        assertThat(permissions(folder.resolve("kafka/switchboard.events-1"))).isEqualTo("rwx------");
    }

    @Test
    void aFolderWithOtherFilesIsNotTakenOver() throws IOException {
        var folder = Files.createDirectories(parent.resolve("home"));
        Files.writeString(folder.resolve("letter.txt"), "Dear …");
        var before = permissions(folder);

        assertThatExceptionOfType(StartFailed.class)
                .isThrownBy(() -> DataFolder.claim(folder))
                .withMessageContaining("holds other files");

        assertThat(permissions(folder)).isEqualTo(before);
        assertThat(folder).isDirectoryContaining("glob:**letter.txt").isDirectoryNotContaining("glob:**lock");
    }

    @Test
    void oneLauncherAtATimeMayUseIt() {
        var folder = parent.resolve(".switchboard");
        try (var first = DataFolder.claim(folder).orElseThrow()) {
            assertThat(first.folder()).isEqualTo(folder);
            assertThat(DataFolder.claim(folder)).isEmpty();
        }
    }

    private static void claimAndRelease(Path folder) {
        DataFolder.claim(folder).orElseThrow().close();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}

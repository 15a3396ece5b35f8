package io.switchboard.local.infrastructure;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class MongodProcessTests {

    @TempDir
    Path folder;

    @Test
    void theFirstOneOnThePathIsTaken() throws IOException {
        var executable = Files.createFile(
                folder.resolve("mongod"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        assertThat(MongodProcess.on("/nowhere" + File.pathSeparator + folder)).contains(new MongodProcess(executable));
    }

    @Test
    void withoutOneThereIsNone() {
        assertThat(MongodProcess.on(folder.toString())).isEmpty();
    }

    @Test
    void listensOnThisMachineOnly() {
        var plan = new MongodProcess(Path.of("/usr/bin/mongod")).plan(folder, 27018);

        assertThat(plan.command()).containsSequence("--bind_ip", "127.0.0.1").containsSequence("--port", "27018");
        assertThat(plan.readiness()).isEqualTo(URI.create("tcp://localhost:27018"));
    }
}

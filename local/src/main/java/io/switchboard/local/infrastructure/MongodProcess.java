package io.switchboard.local.infrastructure;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.switchboard.local.plan.ProcessPlan;

/** A real MongoDB of this machine, as a child process with its data in a folder of ours. */
record MongodProcess(Path executable) {

    /** The first {@code mongod} on the {@code PATH}. */
    static Optional<MongodProcess> on(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(MongodProcess::new);
    }

    /**
     * A standalone server: nothing in Switchboard needs transactions, and it starts at once. Creates the data folder,
     * which mongod insists on.
     */
    ProcessPlan plan(Path data, int port) {
        create(data);
        var command = List.of(
                executable.toString(),
                "--dbpath",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--bind_ip",
                "127.0.0.1",
                "--wiredTigerCacheSizeGB",
                "0.25");
        return new ProcessPlan("mongodb", command, Map.of(), List.of(port), URI.create("tcp://localhost:" + port));
    }

    private static void create(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not create " + data, e);
        }
    }
}

package io.switchboard.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.switchboard.local.data.TokenKeyset;
import io.switchboard.local.plan.InstallationAddresses;
import io.switchboard.local.plan.ProcessCommand;
import io.switchboard.local.plan.ServicePlans;
import io.switchboard.local.plan.StartFailed;

/** Starts the ingress' replay command with the addresses and the key of the installation that runs on this machine. */
record ReplayLauncher(InstallationAddresses installation) {

    /** Runs the command on this terminal and returns its exit code. */
    int run(List<String> arguments) throws InterruptedException {
        var command = command(arguments);
        var builder = new ProcessBuilder(command.words()).inheritIO();
        ServicePlans.OWNED_VARIABLES.forEach(builder.environment()::remove);
        builder.environment().putAll(command.environment());
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start the replay", e);
        }
    }

    private ProcessCommand command(List<String> arguments) {
        var data = installation.options().data();
        if (!TokenKeyset.isIn(data)) {
            throw new StartFailed("Nothing has ever run on the data in %s.".formatted(data));
        }
        return new ServicePlans(installation, TokenKeyset.in(data), ReplayLauncher::built).replay(arguments);
    }

    /** The shipped jar; the unpacked copy beside it is used by the running service. */
    private static Path built(Path shipped) {
        if (Files.notExists(shipped)) {
            throw new StartFailed("%s is not built yet. ./run builds what is missing.".formatted(shipped));
        }
        return shipped;
    }
}

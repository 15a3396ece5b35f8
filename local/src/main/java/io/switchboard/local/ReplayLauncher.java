package io.switchboard.local;

import java.io.IOException;
import java.io.UncheckedIOException;
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
        try {
            return command(arguments).builder().inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start the replay", e);
        }
    }

    private ProcessCommand command(List<String> arguments) {
        var data = installation.options().data();
        if (!TokenKeyset.isIn(data)) {
            throw new StartFailed("Nothing has ever run on the data in %s.".formatted(data));
        }
        return ServicePlans.ofShippedJars(installation, TokenKeyset.in(data)).replay(arguments);
    }
}

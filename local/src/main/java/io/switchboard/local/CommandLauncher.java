package io.switchboard.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import io.switchboard.local.data.TokenKeyset;
import io.switchboard.local.plan.InstallationAddresses;
import io.switchboard.local.plan.ProcessCommand;
import io.switchboard.local.plan.ServicePlans;
import io.switchboard.local.plan.StartFailed;

/** Starts the services' commands with the addresses and secrets of the installation that runs on this machine. */
record CommandLauncher(InstallationAddresses installation) {

    /** Runs the ingress' replay on this terminal and returns its exit code. */
    int replay(List<String> arguments) throws InterruptedException {
        var data = installation.options().data();
        if (!TokenKeyset.isIn(data)) {
            throw new StartFailed("Nothing has ever run on the data in %s.".formatted(data));
        }
        return run(
                ServicePlans.ofShippedJars(installation, TokenKeyset.in(data)).replay(arguments));
    }

    /** Runs provisioning's doctor on this terminal and returns its exit code. It needs nothing of an earlier run. */
    int doctor(List<String> arguments) throws InterruptedException {
        return run(ServicePlans.ofShippedJars(installation, "").doctor(arguments));
    }

    private static int run(ProcessCommand command) throws InterruptedException {
        try {
            return command.builder().inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start the command", e);
        }
    }
}

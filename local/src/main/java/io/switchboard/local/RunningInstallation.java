package io.switchboard.local;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.switchboard.local.data.DataFolder;
import io.switchboard.local.data.TokenKeyset;
import io.switchboard.local.demo.DemoCompany;
import io.switchboard.local.demo.DemoConversation;
import io.switchboard.local.infrastructure.LocalInfrastructure;
import io.switchboard.local.plan.InstallationAddresses;
import io.switchboard.local.plan.ProcessPlan;
import io.switchboard.local.plan.ServicePlans;
import io.switchboard.local.plan.StartFailed;
import io.switchboard.local.processes.ChildProcesses;
import io.switchboard.local.processes.ManagedProcess;
import io.switchboard.local.processes.ProcessControl;
import org.jspecify.annotations.Nullable;

/** A running installation: infrastructure inside this process, services as child processes. */
final class RunningInstallation implements AutoCloseable, ChildProcesses.Observer {

    private static final Duration STOP = Duration.ofSeconds(15);
    private static final Duration STOP_WITH_ARCHIVE = Duration.ofMinutes(3);

    /** The stop deadline on a full disk, or after Kafka failed on one: nothing ends in order, so waiting does not help. */
    private static final Duration STOP_ON_A_FULL_DISK = Duration.ofSeconds(2);

    private final InstallationAddresses installation;
    private final DataFolder folder;
    private final TerminalOutput terminal;
    private final DiskWatch disk;
    private final LocalInfrastructure infrastructure;
    private final ChildProcesses processes;
    private volatile @Nullable ProcessControl control;
    private volatile boolean up;
    private volatile boolean broken;
    private volatile boolean stopping;

    RunningInstallation(InstallationAddresses installation, DataFolder folder, TerminalOutput terminal) {
        this.installation = installation;
        this.folder = folder;
        this.terminal = terminal;
        this.disk = new DiskWatch(installation.options().data(), terminal::say);
        this.infrastructure = new LocalInfrastructure(
                installation, System.getenv().getOrDefault("PATH", ""), this::stopDeadline, this::infrastructureFailed);
        this.processes = new ChildProcesses(installation.options().logs(), this, this::stopDeadline);
    }

    /** Returns when everything is ready and reported, or throws {@link StartFailed}. */
    void start() {
        disk.start();
        if (disk.isFull()) {
            throw new StartFailed("Nothing was started.");
        }
        var plans = ServicePlans.ofUnpackedJars(
                installation, TokenKeyset.in(installation.options().data()));
        var first = new ArrayList<ProcessPlan>(plans.standIns());
        infrastructure.mongod().ifPresent(first::addFirst);
        var services = plans.services();
        installation.requireFreePorts(
                Stream.concat(first.stream(), services.stream()).toList());

        var allowedHosts = System.getenv().getOrDefault("SWITCHBOARD_ALLOWED_HOSTS", "");
        control = new ProcessControl(installation.ports().control(), allowedHosts, this::parts, terminal::say);
        sayWhatMongoThisIs();
        processes.start(first);
        infrastructure.start(this::ready);
        processes.start(services);
        processes.awaitReady();
        folder.keepPrivate();
        up = true;
        tell();
    }

    /** Returns whether the disk is full, which has been reported then. */
    boolean hasFullDisk() {
        disk.check();
        return disk.isFull();
    }

    boolean isStopping() {
        return stopping;
    }

    @Override
    public void close() {
        stopping = true;
        var open = control;
        if (open != null) {
            terminal.say("%nStopping …".formatted());
            open.close();
        }
        disk.check();
        processes.close();
        infrastructure.close();
        disk.close();
        folder.close();
        if (open != null && disk.isFull()) {
            terminal.say(FullDisk.line(installation.options().data()));
        }
        if (open != null) {
            terminal.say("Stopped. The data is kept in %s."
                    .formatted(installation.options().data()));
        }
    }

    /** Shows a service's line, except while stopping: errors caused by the shutdown are in the log files only. */
    @Override
    public void printed(String name, String line) {
        if (!stopping) {
            terminal.serviceSays(name, line);
        }
    }

    @Override
    public void ready(String name, Duration after) {
        terminal.say("  %-13s ready after %4.1f s".formatted(name, after.toMillis() / 1000.0));
    }

    @Override
    public void failed(String name, String message) {
        if (up && !stopping) {
            disk.check();
            terminal.say("%n%s%nEverything else keeps running. To start it again:%n  curl -X POST %s/%s/start%n"
                    .formatted(message, controlUrl(), name));
        }
    }

    private void infrastructureFailed(String message) {
        var isNews = !broken && !stopping;
        broken = true;
        if (isNews) {
            disk.check();
            terminal.say("%n%s".formatted(message));
        }
    }

    private Duration stopDeadline() {
        if (broken || disk.isFull()) {
            return STOP_ON_A_FULL_DISK;
        }
        return installation.options().prepare() ? STOP_WITH_ARCHIVE : STOP;
    }

    private void sayWhatMongoThisIs() {
        if (infrastructure.usesEmbeddedMongo()) {
            terminal.say("""
                    No mongod on the PATH and no MONGODB_URI: using the built-in MongoDB stand-in. It is for trying out:
                    it has no secondary indexes and gets slow with many messages.""");
        }
    }

    private void tell() {
        var startedAt = ManagementFactory.getRuntimeMXBean().getStartTime();
        terminal.say("Everything is up after %.1f s and holds %d MB of memory.%n"
                .formatted((System.currentTimeMillis() - startedAt) / 1000.0, processes.residentBytes() / 1_000_000));
        terminal.started();
        if (installation.demonstrates()) {
            new DemoConversation(installation, terminal::say).tell();
        }
        if (installation.fillsCompany()) {
            new DemoCompany(installation, terminal::say).fill();
        }
        terminal.say(new StartSummary(installation, controlUrl()).text());
    }

    private List<ManagedProcess> parts() {
        var parts = new ArrayList<ManagedProcess>(infrastructure.parts());
        parts.addAll(processes.parts());
        return parts;
    }

    private String controlUrl() {
        return "http://localhost:%d/processes".formatted(installation.ports().control());
    }
}

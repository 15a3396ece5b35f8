package io.switchboard.local;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.switchboard.local.data.DataFolder;
import io.switchboard.local.issuer.IssuerApplication;
import io.switchboard.local.plan.InstallationAddresses;
import io.switchboard.local.plan.LaunchOptions;
import io.switchboard.local.plan.StartFailed;

/** Starts, reports on and stops a whole installation on one machine. {@code ./run} starts it. */
public final class LocalLauncher {

    private LocalLauncher() {}

    public static void main(String[] arguments) throws InterruptedException {
        var words = List.of(arguments);
        if (!words.isEmpty() && words.getFirst().equals("replay")) {
            replay(words.subList(1, words.size()));
        } else if (!words.isEmpty() && words.getFirst().equals("doctor")) {
            examine(words.subList(1, words.size()));
        } else if (words.contains("--help")) {
            System.out.print(LaunchOptions.help());
        } else if (!words.isEmpty() && words.getFirst().equals("issuer")) {
            IssuerApplication.main(Arrays.copyOfRange(arguments, 1, arguments.length));
        } else {
            launch(words);
        }
    }

    private static void replay(List<String> arguments) throws InterruptedException {
        try {
            System.exit(new CommandLauncher(installation(List.of())).replay(arguments));
        } catch (StartFailed e) {
            throw exit(1, String.valueOf(e.getMessage()));
        }
    }

    private static void examine(List<String> arguments) throws InterruptedException {
        try {
            System.exit(new CommandLauncher(installation(List.of())).doctor(arguments));
        } catch (StartFailed e) {
            throw exit(1, String.valueOf(e.getMessage()));
        }
    }

    private static InstallationAddresses installation(List<String> words) {
        try {
            return InstallationAddresses.from(words, System.getenv());
        } catch (IllegalArgumentException e) {
            throw exit(2, String.valueOf(e.getMessage()));
        }
    }

    private static void launch(List<String> words) throws InterruptedException {
        var installation = installation(words);
        var options = installation.options();
        var folder = claim(options);
        logInto(options.logs());
        run(
                new RunningInstallation(installation, folder, TerminalOutput.ofThisProcess(options.verbose())),
                options.data());
        if (options.prepare()) {
            System.exit(0);
        }
        new CountDownLatch(1).await();
    }

    private static DataFolder claim(LaunchOptions options) {
        try {
            var folder = DataFolder.claim(options.data())
                    .orElseThrow(() -> exit(
                            1,
                            "Switchboard already runs on the data in %s. Stop it, or use another folder with --data."
                                    .formatted(options.data())));
            if (options.fresh()) {
                folder.empty();
            }
            return folder;
        } catch (StartFailed e) {
            throw exit(2, String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw exit(1, FullDisk.line(e, options.data()).orElse("%s: %s".formatted(e.getMessage(), e.getCause())));
        }
    }

    private static void run(RunningInstallation switchboard, Path data) {
        Runtime.getRuntime().addShutdownHook(new Thread(switchboard::close, "stop"));
        try {
            switchboard.start();
        } catch (StartFailed e) {
            if (!switchboard.isStopping()) {
                throw exit(1, switchboard.hasFullDisk() ? "" : "%n%s".formatted(e.getMessage()));
            }
        } catch (RuntimeException | Error e) {
            // An interrupted start fails on parts that are being stopped.
            if (!switchboard.isStopping()) {
                FullDisk.line(e, data).ifPresent(line -> {
                    throw exit(1, line);
                });
                e.printStackTrace();
                throw exit(1, "This should not have happened.");
            }
        }
    }

    /** Sends the logs of Kafka and the embedded MongoDB to files of their own, away from the terminal. */
    private static void logInto(Path folder) {
        System.setProperty("switchboard.logs", folder.toString());
        System.setProperty("logback.configurationFile", "logback-launcher.xml");
    }

    private static IllegalStateException exit(int code, String message) {
        System.err.println(message);
        System.exit(code);
        return new IllegalStateException("unreachable");
    }
}

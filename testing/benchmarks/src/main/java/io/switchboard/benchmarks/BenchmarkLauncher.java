package io.switchboard.benchmarks;

import io.switchboard.benchmarks.console.ConsoleArguments;
import io.switchboard.benchmarks.console.ScreenshotArguments;
import io.switchboard.benchmarks.deliveries.DeliveriesArguments;
import io.switchboard.benchmarks.ingress.IngressArguments;
import io.switchboard.benchmarks.measurement.MeasurementFailed;
import io.switchboard.benchmarks.purchase.PurchaseArguments;
import io.switchboard.benchmarks.push.PushArguments;
import io.switchboard.benchmarks.repair.RepairArguments;
import io.switchboard.benchmarks.store.StoreArguments;
import io.switchboard.benchmarks.stream.StreamArguments;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the benchmark that the first word of the command line names. */
@Command(
        name = "java -jar benchmarks.jar",
        synopsisSubcommandLabel = "<benchmark> [options]",
        commandListHeading = "%n",
        usageHelpWidth = BenchmarkLauncher.HELP_WIDTH,
        footer = {
            "",
            "java -jar benchmarks.jar <benchmark> --help lists its options.",
            "",
            "Exit codes: 0 sound figures, 1 something was lost, duplicated or refused, 2 nothing could be measured."
        })
public final class BenchmarkLauncher implements Runnable {

    static final int HELP_WIDTH = 120;

    @Option(names = "--help", usageHelp = true, description = "print this help")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private BenchmarkLauncher() {}

    public static void main(String[] arguments) {
        // SLF4J, which Kafka's client uses, would warn that it has no provider.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var command = new CommandLine(new BenchmarkLauncher())
                .addSubcommand(new IngressArguments())
                .addSubcommand(new MicrobenchmarkRunner())
                .addSubcommand(new BatchWriteArguments())
                .addSubcommand(new StoreArguments(System.getenv()))
                .addSubcommand(new StreamArguments(System.getenv()))
                .addSubcommand(new DeliveriesArguments(System.getenv()))
                .addSubcommand(new PushArguments())
                .addSubcommand(new PurchaseArguments(System.getenv()))
                .addSubcommand(new RepairArguments(System.getenv()))
                .addSubcommand(new ConsoleArguments())
                .addSubcommand(new ScreenshotArguments());
        return command.setExpandAtFiles(false).setExecutionExceptionHandler(failures());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a benchmark.");
    }

    private static IExecutionExceptionHandler failures() {
        return (failure, command, parsed) -> {
            if (failure instanceof MeasurementFailed) {
                command.getErr().println(failure.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
            throw failure;
        };
    }
}

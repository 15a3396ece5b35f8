package io.switchboard.ingress.replay;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

import io.switchboard.events.Topics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Parses the command line of the replay. Exit code 2 for a wrong one is picocli's default. */
@Command(
        name = ReplayCommand.NAME,
        sortOptions = false,
        usageHelpWidth = 110,
        description = {
            "",
            "Verifies rejected webhooks again, with the accounts and settings of today, and publishes those that are"
                    + " valid; or puts dead-lettered records back on their topics. Safe to repeat: consumers drop"
                    + " duplicates by id.",
            ""
        },
        footer = {"", "Exit codes: 0 all was read, 1 it could not finish, 2 the command line is wrong."})
final class ReplayArguments implements Callable<Integer> {

    private static final Pattern ACCOUNT_SID = Pattern.compile("AC[0-9a-fA-F]{32}");

    private final ToIntFunction<ReplayOptions> replay;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            converter = TopicConverter.class,
            description = "twilio.rejected (the default), one <topic>.dlt, or all-dlt for all of those")
    private String topic = Topics.TWILIO_REJECTED.name();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "only records of this time or later, such as 2026-11-20T00:00:00Z")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "only records before this time")
    private @Nullable Instant to;

    @Option(
            names = "--account",
            paramLabel = "SID",
            converter = AccountConverter.class,
            description = "only records of this Twilio account, AC...")
    private @Nullable String account;

    @Option(names = "--id", paramLabel = "ID", description = "only the record with this ce_id")
    private @Nullable String id;

    @Option(names = "--dry-run", description = "report what would be done and write nothing")
    private boolean dryRun;

    @Option(names = "--help", usageHelp = true, description = "print this help")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    private ReplayArguments(ToIntFunction<ReplayOptions> replay) {
        this.replay = replay;
    }

    /** Parses the arguments and replays what they select. Returns the exit code. */
    static int execute(List<String> arguments, PrintStream out, PrintStream err, ToIntFunction<ReplayOptions> replay) {
        return commandLine(new ReplayArguments(replay))
                .setOut(new PrintWriter(out, true, out.charset()))
                .setErr(new PrintWriter(err, true, err.charset()))
                .execute(arguments.toArray(String[]::new));
    }

    /**
     * Parses the arguments.
     *
     * @throws ParameterException when the command line is wrong
     */
    static ReplayOptions parse(List<String> arguments) {
        var parsed = new ReplayArguments(options -> 0);
        commandLine(parsed).parseArgs(arguments.toArray(String[]::new));
        return parsed.options();
    }

    @Override
    public Integer call() {
        return replay.applyAsInt(options());
    }

    private static CommandLine commandLine(ReplayArguments arguments) {
        return new CommandLine(arguments).setExpandAtFiles(false);
    }

    private ReplayOptions options() {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new ParameterException(new CommandLine(this), "--from must be before --to.");
        }
        return new ReplayOptions(topic, from, to, account, id, dryRun);
    }

    private static final class TopicConverter implements ITypeConverter<String> {
        @Override
        public String convert(String name) {
            if (!ReplayOptions.isReplayable(name)) {
                throw new TypeConversionException(name + " is not twilio.rejected, a <topic>.dlt, or all-dlt.");
            }
            return name;
        }
    }

    private static final class TimeConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException(text + " is no time with its zone, such as 2026-11-20T00:00:00Z.");
            }
        }
    }

    private static final class AccountConverter implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!ACCOUNT_SID.matcher(text).matches()) {
                throw new TypeConversionException(
                        text + " is no SID of a Twilio account, AC and 32 hexadecimal digits.");
            }
            return text;
        }
    }
}

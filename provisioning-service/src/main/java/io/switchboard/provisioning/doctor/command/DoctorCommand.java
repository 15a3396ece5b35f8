package io.switchboard.provisioning.doctor.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

import org.springframework.boot.logging.LoggingSystem;

/**
 * Runs {@code java -jar provisioning-service.jar doctor}: examines a Twilio account with the settings of the environment.
 * Needs neither MongoDB nor Kafka, and changes nothing.
 */
public final class DoctorCommand {

    public static final String NAME = "doctor";

    private static final int FINE = 0;
    private static final int NOT_FINE = 1;
    private static final int WRONG_COMMAND_LINE = 2;

    private static final String HELP = """
            doctor [--json]   Asks Twilio whether the set-up of an account and its active subaccounts is right.
                              Changes nothing, and needs neither MongoDB nor Kafka.

              --json   print the findings as JSON
              --help   print this help

            Settings of the environment: TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and PUBLIC_BASE_URL; TWILIO_API_BASE_URL
            for a stand-in for Twilio, PROVISIONING_DOCTOR_LOW_BALANCE (10) for the balance below which there is a warning.
            Exit codes: 0 nothing is broken, 1 something is broken or could not be checked, 2 the command line or a
            setting is wrong.
            """;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    DoctorCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** Returns the exit code. */
    public static int run(List<String> arguments) {
        // The command reports on its output; a log beside it would only repeat that.
        LoggingSystem.get(DoctorCommand.class.getClassLoader()).beforeInitialize();
        return new DoctorCommand(System.getenv(), System.out, System.err).execute(arguments);
    }

    int execute(List<String> arguments) {
        if (arguments.contains("--help")) {
            out.print(HELP);
            return FINE;
        }
        if (!List.of("--json").containsAll(arguments)) {
            err.println("The doctor knows --json and --help only.");
            return WRONG_COMMAND_LINE;
        }
        try {
            return report(arguments.contains("--json"), CommandSettings.from(environment));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return WRONG_COMMAND_LINE;
        }
    }

    private int report(boolean isJson, CommandSettings settings) {
        try (var accounts = new CommandAccounts(settings)) {
            var report = new DoctorReport(accounts.examine());
            out.print(isJson ? report.json() : report.text());
            return report.isFine() ? FINE : NOT_FINE;
        }
    }
}

package io.switchboard.local.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Parses the launcher's command line. The options that {@code ./run --help} shows itself are hidden here. */
@Command(sortOptions = false, usageHelpWidth = 120, optionListHeading = "Options%n", footer = LaunchArguments.FOOTER)
final class LaunchArguments {

    static final String FOOTER = """

            Environment, to use your own instead of what is started here
              SWITCHBOARD_PORT_OFFSET  added to every port: 8080-8087, 9080-9085, 19092, 19093, 27018
              KAFKA_BOOTSTRAP_SERVERS  your Kafka
              MONGODB_URI              your MongoDB (a mongod on the PATH is used by itself)
              OIDC_ISSUER_URI          your OpenID Connect issuer; tokens need a claim "tenant", and "roles"
              TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, PUBLIC_BASE_URL
                                       your Twilio account, and the https address under which Twilio reaches you
              SWITCHBOARD_TENANTS      the tenants of Twilio accounts: ACsid=tenant,ACsid=tenant
              SWITCHBOARD_ALLOWED_HOSTS
                                       names beside localhost under which emulator, issuer and the port below may be
                                       called: name:port,name (without a port: any)

            While everything runs, single processes can be killed and started again
              curl localhost:8087/processes
              curl -X POST localhost:8087/processes/conversation/kill
              curl -X POST localhost:8087/processes/conversation/start
              curl -X POST localhost:8087/processes/kafka/stop""";

    @Option(names = "--no-demo", description = "do not send a text and its answer through the system after the start")
    private boolean noDemo;

    @Option(
            names = "--demo",
            description =
                    "fill a company into the tenant demo: people, numbers, 60 conversations, calls, things that fail")
    private boolean company;

    @Option(
            names = "--only-infrastructure",
            description = "start Kafka, MongoDB, emulator and issuer only, for services run from an IDE")
    private boolean onlyInfrastructure;

    @Option(names = "--verbose", description = "show every line of every service")
    private boolean verbose;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "keep data and logs in DIR instead of .switchboard (or SWITCHBOARD_DATA)")
    private String data = "";

    @Option(names = "--root", hidden = true)
    private String root = "";

    @Option(names = "--fresh", hidden = true)
    private boolean fresh;

    @Option(names = "--prepare", hidden = true)
    private boolean prepare;

    @Option(names = "--help", usageHelp = true, description = "print this help")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    private LaunchArguments() {}

    /** Parses the options; throws {@link IllegalArgumentException} with a message for the terminal. */
    static LaunchOptions parse(List<String> arguments, Map<String, String> environment) {
        var parsed = new LaunchArguments();
        parsed.data = environment.getOrDefault("SWITCHBOARD_DATA", "");
        try {
            commandLine(parsed).parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new IllegalArgumentException("%s. See --help.".formatted(e.getMessage()), e);
        }
        return parsed.options();
    }

    /** The text that {@code --help} prints after the part of {@code ./run} itself. */
    static String help() {
        return commandLine(new LaunchArguments()).getUsageMessage();
    }

    private static CommandLine commandLine(LaunchArguments arguments) {
        return new CommandLine(arguments)
                .setExpandAtFiles(false)
                .setUsageHelpLongOptionsMaxWidth(24)
                .setHelpSectionKeys(List.of(
                        UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
                        UsageMessageSpec.SECTION_KEY_OPTION_LIST,
                        UsageMessageSpec.SECTION_KEY_FOOTER));
    }

    private LaunchOptions options() {
        var absoluteRoot = Path.of(root).toAbsolutePath().normalize();
        var absoluteData = absoluteRoot.resolve(data.isBlank() ? ".switchboard" : data);
        return new LaunchOptions(
                absoluteRoot, absoluteData.normalize(), fresh, !noDemo, company, verbose, onlyInfrastructure, prepare);
    }
}

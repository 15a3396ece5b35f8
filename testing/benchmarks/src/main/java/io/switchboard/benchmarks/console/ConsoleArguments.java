package io.switchboard.benchmarks.console;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parses the command line of the console's budgets, and measures them. */
@Command(
        name = "console",
        sortOptions = false,
        usageHelpWidth = 120,
        description = "the console's budgets: its start on slow networks, texts, keys, memory and frames",
        footer = {
            "",
            "Measures the console of a running ./run in Chromium, which must be on the PATH with chromedriver. Texts are",
            "those of new customers, whom the emulator plays; they stay in the installation.",
            "",
            "Parts: start, scripts, texts, long, many, tabs. Takes about four minutes."
        })
public final class ConsoleArguments implements Callable<Integer> {

    private static final List<String> PARTS = List.of("start", "scripts", "texts", "long", "many", "tabs");

    @Option(names = "--parts", paramLabel = "a,b", split = ",", description = "what is measured (all)")
    private List<String> parts = PARTS;

    @Option(names = "--rounds", paramLabel = "N", description = "starts on each network (${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(names = "--texts", paramLabel = "N", description = "texts whose way is measured (${DEFAULT-VALUE})")
    private int texts = 50;

    @Option(
            names = "--messages",
            paramLabel = "N",
            description = "messages of the long conversation (${DEFAULT-VALUE})")
    private int messages = 2_000;

    @Option(names = "--url", paramLabel = "URL", description = "the running system (${DEFAULT-VALUE})")
    private URI url = URI.create("http://localhost:8080");

    @Option(
            names = "--log-in-url",
            paramLabel = "URL",
            description = "where one logs in, when --url is a proxy in front (that of --url)")
    private @Nullable URI logInUrl;

    @Option(names = "--emulator", paramLabel = "URL", description = "its emulator of Twilio (${DEFAULT-VALUE})")
    private URI emulator = URI.create("http://localhost:8085");

    @Option(names = "--person", paramLabel = "NAME", description = "who looks, an admin (${DEFAULT-VALUE})")
    private String person = "admin";

    @Option(names = "--help", usageHelp = true, description = "print this help")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (rounds < 1 || texts < 1 || messages < 10 || messages > 20_000) {
            throw new ParameterException(
                    spec.commandLine(), "Rounds and texts must be positive, messages between 10 and 20000.");
        }
        if (!PARTS.containsAll(parts)) {
            throw new ParameterException(spec.commandLine(), "A part is one of " + PARTS + ".");
        }
        System.out.println(MeasuredBudget.HEADER);
        try (var customers = new CustomerTexts(emulator);
                var scripts = new ScriptSizes(url);
                var console = ConsoleBrowser.loggedIn(url, Objects.requireNonNullElse(logInUrl, url), person)) {
            part("start", () -> new StartTimes(rounds).measure(console));
            part("scripts", scripts::measure);
            part("texts", () -> new TextsOnScreen(customers, texts).measure(console));
            part("long", () -> new LongConversation(customers, messages).measure(console));
            part("many", () -> new ManyTexts(customers).measure(console));
            part("tabs", () -> new ManyTabs(customers).measure(console));
        }
        return 0;
    }

    private void part(String name, Supplier<List<MeasuredBudget>> measurement) {
        if (parts.contains(name)) {
            measurement.get().forEach(budget -> System.out.println(budget.line()));
        }
    }
}

package io.switchboard.ingress.replay;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

import org.apache.kafka.common.KafkaException;
import org.springframework.beans.BeansException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** The command line: {@code java -jar ingress-service.jar replay …}, with the settings of the service. */
public final class ReplayCommand {

    public static final String NAME = "replay";

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    /** The copy on disk is the service's, and it alone writes to it; what the command says is not said in log lines. */
    private static final String[] SETTINGS = {
        "--switchboard.directory.awaited=false",
        "--switchboard.directory.folder=",
        "--logging.level.root=warn",
        "--logging.level.org.springframework.boot=off"
    };

    private final PrintStream out;
    private final PrintStream err;

    ReplayCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Gives the exit code: 0 when all was read, 1 when it could not finish, 2 when it was called wrongly. */
    public static int run(List<String> arguments) {
        return new ReplayCommand(System.out, System.err).execute(arguments);
    }

    int execute(List<String> arguments, String... moreSettings) {
        if (arguments.contains("--help")) {
            out.println(ReplayOptions.USAGE);
            return DONE;
        }
        ReplayOptions options;
        try {
            options = ReplayOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println();
            err.println(ReplayOptions.USAGE);
            return MISUSED;
        }
        return replay(options, moreSettings);
    }

    private int replay(ReplayOptions options, String... moreSettings) {
        try (var context = context(moreSettings)) {
            context.getBean(TopicReplayer.class).run(options, out);
            return DONE;
        } catch (ReplayFailed e) {
            err.println(e.getMessage());
        } catch (BeansException | BindException | KafkaException e) {
            err.println(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
        err.println(
                "It could not finish. Nothing is lost, and it can be done again: what is there already is dropped by"
                        + " its id.");
        return FAILED;
    }

    private static ConfigurableApplicationContext context(String... moreSettings) {
        return new SpringApplicationBuilder(ReplayContext.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .registerShutdownHook(false)
                .run(concat(SETTINGS, moreSettings));
    }

    private static String[] concat(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }
}

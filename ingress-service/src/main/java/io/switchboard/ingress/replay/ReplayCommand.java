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

/** Runs {@code java -jar ingress-service.jar replay …}, with the settings of the service. */
public final class ReplayCommand {

    public static final String NAME = "replay";

    private static final int DONE = 0;
    private static final int FAILED = 1;

    /** The snapshot on disk belongs to the service, which alone writes it. The command reports on its output, not in a log. */
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

    /** Returns the exit code: 0 when all was read, 1 when it could not finish, 2 when the command line is wrong. */
    public static int run(List<String> arguments) {
        return new ReplayCommand(System.out, System.err).execute(arguments);
    }

    int execute(List<String> arguments, String... moreSettings) {
        return ReplayArguments.execute(arguments, out, err, options -> replay(options, moreSettings));
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
        err.println("The replay could not finish. Nothing is lost, and it can be repeated: consumers drop duplicates by"
                + " id.");
        return FAILED;
    }

    private static ConfigurableApplicationContext context(String... moreSettings) {
        return new SpringApplicationBuilder(ReplayContext.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .registerShutdownHook(false)
                .run(Stream.of(SETTINGS, moreSettings).flatMap(Stream::of).toArray(String[]::new));
    }
}

package io.switchboard.benchmarks.push;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;

import io.switchboard.benchmarks.process.ServiceArguments;
import io.switchboard.benchmarks.push.protocol.PeerServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Parses the command line of {@link PushBenchmark} and runs it. */
@Command(
        name = "streams",
        sortOptions = false,
        usageHelpWidth = 120,
        description = "many streams of events on one notification-service, over SSE and WebSocket",
        footer = {
            "",
            "Starts a broker and the shipped notification-service with the heap of its container, opens the streams,",
            "writes events to Kafka at a constant rate, and measures memory, latency and gaps. Ends with 1 when an event",
            "was missing on a stream that was not told to reload."
        })
public final class PushArguments implements Callable<Integer> {

    @Option(names = "--streams", paramLabel = "N", description = "open streams (${DEFAULT-VALUE})")
    private int streams = 5_000;

    @Option(
            names = "--websockets",
            paramLabel = "PERCENT",
            description = "share of them that are WebSockets (${DEFAULT-VALUE})")
    private int webSocketPercent = 50;

    @Option(names = "--tenants", paramLabel = "N", description = "tenants that share the streams (${DEFAULT-VALUE})")
    private int tenants = 100;

    @Option(names = "--rate", paramLabel = "N", description = "events per second (${DEFAULT-VALUE})")
    private int rate = 200;

    @Option(names = "--seconds", paramLabel = "N", description = "seconds to measure (${DEFAULT-VALUE})")
    private int seconds = 30;

    @Option(
            names = "--reconnects",
            paramLabel = "N",
            description = "connections that are broken during that time and resume (${DEFAULT-VALUE})")
    private int reconnects;

    @Option(names = "--event-bytes", paramLabel = "N", description = "size of an event's text (${DEFAULT-VALUE})")
    private int eventBytes = 700;

    @Option(
            names = "--peer",
            paramLabel = "NAME=HOST:PORT",
            converter = PeerConverter.class,
            description = "measure another server afterwards: nchan=localhost:8090, centrifugo=localhost:8000")
    private @Nullable PeerServer peer;

    @Mixin
    private ServiceArguments services = new ServiceArguments();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs the benchmark in a JVM that has the libraries of the issuer; returns its exit code. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        Objects.requireNonNull(options());
        return services.runBeside("notification-service", PushBenchmark.class, spec);
    }

    static PushOptions parse(String... words) {
        return CommandLine.populateCommand(new PushArguments(), words).options();
    }

    /** Returns the options; throws {@link ParameterException} when their values do not fit together. */
    private PushOptions options() {
        try {
            return new PushOptions(
                    services.root(),
                    streams,
                    webSocketPercent,
                    tenants,
                    rate,
                    seconds,
                    reconnects,
                    eventBytes,
                    peer,
                    services.javaOptions());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Reads a peer. */
    static final class PeerConverter implements ITypeConverter<PeerServer> {

        @Override
        public PeerServer convert(String value) {
            try {
                return PeerServer.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}

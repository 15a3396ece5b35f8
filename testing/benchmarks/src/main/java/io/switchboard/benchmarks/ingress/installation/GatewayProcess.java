package io.switchboard.benchmarks.ingress.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.switchboard.benchmarks.process.FreePorts;
import io.switchboard.benchmarks.process.JavaProcess;
import io.switchboard.benchmarks.process.ReadinessProbe;

/** The shipped gateway, set up as in a container, in front of the ingress. The other services are not there. */
final class GatewayProcess implements AutoCloseable {

    private final JavaProcess process;
    private final FreePorts ports;

    private GatewayProcess(JavaProcess process, FreePorts ports) {
        this.process = process;
        this.ports = ports;
    }

    /** Starts the gateway and returns when it is ready. */
    static GatewayProcess start(Path jar, List<String> javaOptions, InetSocketAddress ingress, Path folder)
            throws IOException, InterruptedException {
        var ports = FreePorts.free();
        var words = new ArrayList<String>(javaOptions);
        words.addAll(List.of("-jar", jar.toString()));
        var environment = Map.of(
                "SERVER_ADDRESS",
                "127.0.0.1",
                "SERVER_PORT",
                Integer.toString(ports.service()),
                "MANAGEMENT_SERVER_ADDRESS",
                "127.0.0.1",
                "MANAGEMENT_SERVER_PORT",
                Integer.toString(ports.management()),
                "INGRESS_URL",
                "http://127.0.0.1:" + ingress.getPort(),
                "PUBLIC_BASE_URL",
                IngressProcess.PUBLIC_URL,
                "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                "io.switchboard.starter.logging.EcsFormatter");
        var gateway = new GatewayProcess(JavaProcess.start("gateway", words, environment, folder), ports);
        gateway.process.awaitReady(() -> ReadinessProbe.isReady(ports.management()));
        return gateway;
    }

    JavaProcess process() {
        return process;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.service());
    }

    @Override
    public void close() {
        process.close();
    }
}

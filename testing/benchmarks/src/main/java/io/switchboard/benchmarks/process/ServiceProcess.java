package io.switchboard.benchmarks.process;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.benchmarks.measurement.SpringBootJar;

/** A shipped service on loopback ports, with log lines as in a container. */
public final class ServiceProcess implements AutoCloseable {

    private final JavaProcess process;
    private final FreePorts ports;

    private ServiceProcess(JavaProcess process, FreePorts ports) {
        this.process = process;
        this.ports = ports;
    }

    /**
     * Starts the service, which is not ready yet.
     *
     * @param root the project's folder, with the built jars
     * @param settings environment variables besides those of the ports and the log
     * @param folder the service's working folder, for its log
     */
    public static ServiceProcess start(
            Path root,
            String module,
            List<String> javaOptions,
            Map<String, String> settings,
            FreePorts ports,
            Path folder) {
        var words = new ArrayList<>(javaOptions);
        words.addAll(List.of("-cp", SpringBootJar.of(root, module).toString(), SpringBootJar.LAUNCHER));
        var environment = new HashMap<>(settings);
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(ports.service()));
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.management()));
        environment.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "io.switchboard.starter.logging.EcsFormatter");
        return new ServiceProcess(JavaProcess.start(module, words, environment, folder), ports);
    }

    public void awaitReady() throws InterruptedException {
        process.awaitReady(() -> ReadinessProbe.isReady(ports.management()));
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.service());
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + ports.service());
    }

    /** The processor time that the service has used until now. */
    public Duration cpu() {
        return process.cpu();
    }

    /** The bytes of all reachable objects of the service; it runs a full collection first. */
    public long liveBytes() {
        return LiveSet.bytes(process.pid());
    }

    /** Ends the service at once, as a power failure does. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}

package io.switchboard.benchmarks.ingress.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.switchboard.benchmarks.measurement.SpringBootJar;
import io.switchboard.benchmarks.process.FreePorts;
import io.switchboard.benchmarks.process.JavaProcess;
import io.switchboard.benchmarks.process.ReadinessProbe;

/** The shipped ingress, set up as in a container, with the echo beside it. */
final class IngressProcess implements AutoCloseable {

    /** The URL that the webhooks are signed for; it is never called. */
    static final String PUBLIC_URL = "https://hooks.example.com";

    private static final String INSIDE = "io/switchboard/benchmarks/ingress/inside/";
    private static final List<String> CLASSES = List.of("BareEcho", "EchoAutoConfiguration", "EchoServlet", "KeptEcho");
    private static final String AUTO_CONFIGURATIONS =
            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

    private final JavaProcess process;
    private final FreePorts ports;

    private IngressProcess(JavaProcess process, FreePorts ports) {
        this.process = process;
        this.ports = ports;
    }

    /** Starts the ingress and returns when it is ready, with its directory loaded. */
    static IngressProcess start(
            Path jar, List<String> javaOptions, String keyset, String bootstrapServers, FreePorts ports, Path folder)
            throws IOException, InterruptedException {
        var words = new ArrayList<String>(javaOptions);
        words.add("-Dloader.path=" + copyOfInside(folder.resolve("inside")));
        words.addAll(List.of("-cp", jar.toString(), SpringBootJar.LAUNCHER));
        var environment = Map.of(
                "SERVER_ADDRESS",
                "127.0.0.1",
                "SERVER_PORT",
                Integer.toString(ports.service()),
                "MANAGEMENT_SERVER_ADDRESS",
                "127.0.0.1",
                "MANAGEMENT_SERVER_PORT",
                Integer.toString(ports.management()),
                "KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers,
                "PUBLIC_BASE_URL",
                PUBLIC_URL,
                "SWITCHBOARD_KEYSET",
                keyset,
                "DIRECTORY_FOLDER",
                folder.resolve("directory").toString(),
                "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                "io.switchboard.starter.logging.EcsFormatter");
        var ingress = new IngressProcess(JavaProcess.start("ingress", words, environment, folder), ports);
        ingress.process.awaitReady(() -> ReadinessProbe.isReady(ports.management()));
        return ingress;
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

    /** Copies the echo's classes to a folder, since the rest of this jar must not mix with the ingress' own libraries. */
    private static Path copyOfInside(Path folder) throws IOException {
        var classes = Files.createDirectories(folder.resolve(INSIDE));
        for (var name : CLASSES) {
            try (var in = IngressProcess.class.getClassLoader().getResourceAsStream(INSIDE + name + ".class")) {
                if (in == null) {
                    throw new IllegalStateException(name + " is not in the jar");
                }
                Files.copy(in, classes.resolve(name + ".class"));
            }
        }
        var imports = folder.resolve(AUTO_CONFIGURATIONS);
        Files.createDirectories(imports.getParent());
        Files.writeString(imports, INSIDE.replace('/', '.') + "EchoAutoConfiguration\n");
        return folder;
    }
}

package io.switchboard.benchmarks.ingress.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.switchboard.benchmarks.process.FreePorts;
import io.switchboard.benchmarks.process.ServiceProcess;

/** Starts the shipped ingress, set up as in a container, with the echo beside it. */
final class EchoingIngress {

    /** The URL that the webhooks are signed for; it is never called. */
    static final String PUBLIC_URL = "https://hooks.example.com";

    private static final String INSIDE = "io/switchboard/benchmarks/ingress/inside/";
    private static final List<String> CLASSES = List.of("BareEcho", "EchoAutoConfiguration", "EchoServlet", "KeptEcho");
    private static final String AUTO_CONFIGURATIONS =
            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

    private EchoingIngress() {}

    /** Starts the ingress and returns when it is ready, with its directory loaded. */
    static ServiceProcess start(
            Path root, List<String> javaOptions, String keyset, String bootstrapServers, FreePorts ports, Path folder)
            throws IOException, InterruptedException {
        var options = new ArrayList<>(javaOptions);
        options.add("-Dloader.path=" + copyOfInside(folder.resolve("inside")));
        var settings = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
                "PUBLIC_BASE_URL", PUBLIC_URL,
                "SWITCHBOARD_KEYSET", keyset,
                "DIRECTORY_FOLDER", folder.resolve("directory").toString());
        var ingress = ServiceProcess.start(root, "ingress-service", options, settings, ports, folder);
        ingress.awaitReady();
        return ingress;
    }

    /** Copies the echo's classes to a folder, since the rest of this jar must not mix with the ingress' own libraries. */
    private static Path copyOfInside(Path folder) throws IOException {
        var classes = Files.createDirectories(folder.resolve(INSIDE));
        for (var name : CLASSES) {
            try (var in = EchoingIngress.class.getClassLoader().getResourceAsStream(INSIDE + name + ".class")) {
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

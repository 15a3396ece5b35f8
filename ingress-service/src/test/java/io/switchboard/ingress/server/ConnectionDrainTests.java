package io.switchboard.ingress.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class ConnectionDrainTests {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    @TempDir
    private Path folder;

    private final Tomcat tomcat = new Tomcat();
    private final ConnectionDrain drain = new ConnectionDrain(Duration.ofSeconds(1));
    private int port;

    @BeforeEach
    void start() throws LifecycleException {
        var http = new RequestDeadlineProtocol();
        http.setPort(0);
        drain.watch(http);
        tomcat.setBaseDir(folder.toString());
        var connector = new Connector(http);
        connector.setProperty("bindOnInit", "false"); // As Spring Boot does; otherwise the port stays open.
        tomcat.setConnector(connector);
        tomcat.getEngine().getPipeline().addValve(drain.closeConnectionValve());
        var context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "answers", new Answers());
        context.addServletMappingDecoded("/", "answers");
        tomcat.start();
        port = connector.getLocalPort();
        drain.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void aDrainThatHasEndedAcceptsNoConnection() {
        drain.stop();

        assertThatThrownBy(this::connection).isInstanceOf(ConnectException.class);
    }

    @Test
    void answersAConnectionThatWasAcceptedBeforeThePortWasClosed() throws Exception {
        try (var early = connection()) {
            var stopped = CompletableFuture.runAsync(drain::stop);
            await().until(this::isRefused);

            early.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(early.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200")
                    .contains("Connection: close")
                    .endsWith("kept");
            stopped.get(10, TimeUnit.SECONDS);
        }
    }

    private boolean isRefused() throws IOException {
        try {
            connection().close();
            return false;
        } catch (ConnectException e) {
            return true;
        }
    }

    private Socket connection() throws IOException {
        var socket = new Socket("localhost", port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static final class Answers extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write("kept");
        }
    }
}

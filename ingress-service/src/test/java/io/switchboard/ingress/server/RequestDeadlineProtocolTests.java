package io.switchboard.ingress.server;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class RequestDeadlineProtocolTests {

    private static final Duration TIMEOUT = Duration.ofMillis(300);

    /** Never silent for long, as Tomcat sees it. */
    private static final int PAUSE_MILLIS = 10;

    private static final Tomcat TOMCAT = new Tomcat();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws LifecycleException {
        var http = new RequestDeadlineProtocol();
        http.setRequestTimeout(TIMEOUT);
        http.setPort(0);
        TOMCAT.setBaseDir(folder.toString());
        TOMCAT.setConnector(new Connector(http));
        var context = TOMCAT.addContext("", folder.toString());
        Tomcat.addServlet(context, "reads", new Reads());
        Tomcat.addServlet(context, "refuses", new Refuses());
        Tomcat.addServlet(context, "works", new Works());
        context.addServletMappingDecoded("/reads", "reads");
        context.addServletMappingDecoded("/refuses", "refuses");
        context.addServletMappingDecoded("/works", "works");
        TOMCAT.start();
    }

    @AfterAll
    static void stop() throws LifecycleException {
        TOMCAT.stop();
        TOMCAT.destroy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "POST /", "POST /reads HTTP/1.1\r\nHost: x\r\nX: "})
    void closesAConnectionWhoseHeadTricklesIn(String begin) throws Exception {
        assertThat(trickle(begin, "x")).isEmpty();
    }

    @Test
    void cutsShortABodyThatTricklesIn() throws Exception {
        assertThat(trickle(head("/reads") + "Content-Length: 60000\r\n\r\n", "x"))
                .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\r\na\r\n", "5;", "0\r\nX: "})
    void cutsShortAChunkedBodyOfWhichAnyPartTricklesIn(String begin) throws Exception {
        var chunk = begin.equals("1\r\na\r\n") ? begin : "x";

        assertThat(trickle(head("/reads") + "Transfer-Encoding: chunked\r\n\r\n" + begin, chunk))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void stopsReadingTheBodyOfARejectedRequest() throws Exception {
        assertThat(trickle(head("/refuses") + "Content-Length: 60000\r\n\r\n", "x"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void answersARequestThatArrivedInTimeAndIsProcessedForLong() throws Exception {
        try (var socket = connected()) {
            send(socket, head("/works") + "Content-Length: 1\r\nConnection: close\r\n\r\nx");

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void keepsAConnectionThatIsBetweenTwoRequests() throws Exception {
        try (var socket = connected()) {
            socket.setSoTimeout((int) TIMEOUT.multipliedBy(3).toMillis());
            send(socket, head("/reads") + "Content-Length: 1\r\n\r\nx");
            assertThat(until("\r\n\r\n", socket)).startsWith("HTTP/1.1 200");
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            send(socket, head("/reads") + "Content-Length: 1\r\n\r\nx");

            assertThat(until("\r\n\r\n", socket)).startsWith("HTTP/1.1 200");
        }
    }

    /** Sends bit by bit, and never ends by itself. Gives what was answered when the other side ended it. */
    private static String trickle(String begin, String bit) throws IOException {
        try (var socket = connected()) {
            socket.setSoTimeout(PAUSE_MILLIS);
            send(socket, begin);
            var answer = new StringBuilder();
            while (true) {
                try {
                    var next = socket.getInputStream().read();
                    if (next < 0) {
                        return answer.toString();
                    }
                    answer.append((char) next);
                } catch (SocketTimeoutException e) {
                    send(socket, bit);
                } catch (SocketException e) {
                    return answer.toString();
                }
            }
        }
    }

    private static String until(String end, Socket socket) throws IOException {
        var seen = new StringBuilder();
        while (seen.indexOf(end) < 0) {
            seen.append((char) socket.getInputStream().read());
        }
        return seen.toString();
    }

    private static Socket connected() throws IOException {
        return new Socket("localhost", TOMCAT.getConnector().getLocalPort());
    }

    private static void send(Socket socket, String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (SocketException e) {
            // The other side has ended it; what it said is still to be read.
        }
    }

    private static String head(String path) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\n";
    }

    private static final class Reads extends HttpServlet {
        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try {
                request.getInputStream().readAllBytes();
            } catch (IOException e) {
                response.setStatus(400);
            }
            response.setContentLength(0);
        }
    }

    private static final class Refuses extends HttpServlet {
        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setStatus(403);
            response.setContentLength(0);
            response.flushBuffer();
        }
    }

    private static final class Works extends HttpServlet {
        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getInputStream().readAllBytes();
            try {
                var unused = new CountDownLatch(1).await(3 * TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

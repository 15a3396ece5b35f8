package io.switchboard.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/** An application that receives webhooks. Returns the prepared answers in order, then empty TwiML documents. */
final class Receiver implements AutoCloseable {
    private static final Answer EMPTY_TWIML = new Answer(200, "text/xml", "<Response/>");

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Map<String, Answer> answersByPath = new ConcurrentHashMap<>();

    record Answer(int status, @Nullable String contentType, String body) {}

    /**
     * A received request.
     *
     * @param url the URL as called
     * @param form the body's parameters, decoded; of a repeated one the last
     */
    record Received(
            String method, String url, Map<String, List<String>> headers, String body, Map<String, String> form) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        /** The parameters of the query for a GET, else of the body. */
        Map<String, String> parameters() {
            var query = url.indexOf('?');
            return method.equals("GET") && query >= 0 ? Receiver.form(url.substring(query + 1)) : form;
        }

        String path() {
            return url.replaceFirst("https?://[^/]+", "").replaceFirst("\\?.*", "");
        }
    }

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var url = "http://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI();
        received.add(new Received(exchange.getRequestMethod(), url, exchange.getRequestHeaders(), body, form(body)));
        var answer = answersByPath.get(exchange.getRequestURI().getPath());
        if (answer == null) {
            var next = answers.poll();
            answer = next == null ? EMPTY_TWIML : next;
        }
        if (answer.status() == 0) {
            hang();
        }
        var contentType = answer.contentType();
        if (contentType != null) {
            exchange.getResponseHeaders().add(answer.status() / 100 == 3 ? "Location" : "Content-Type", contentType);
        }
        var content = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private void hang() throws IOException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("closed");
    }

    private static Map<String, String> form(String body) {
        var form = new LinkedHashMap<String, String>();
        for (var pair : body.isEmpty() || body.startsWith("{") ? new String[0] : body.split("&", -1)) {
            var equals = pair.indexOf('=');
            form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String url(String pathAndMore) {
        return "http://localhost:" + server.getAddress().getPort() + pathAndMore;
    }

    Receiver answers(int status, @Nullable String contentType, String body) {
        answers.add(new Answer(status, contentType, body));
        return this;
    }

    /** Answers every request to this path with these verbs, and uses none of the prepared answers for it. */
    Receiver says(String path, String verbs) {
        answersByPath.put(path, new Answer(200, "text/xml", "<Response>" + verbs + "</Response>"));
        return this;
    }

    /** Leaves the next request without an answer until the receiver is closed. */
    Receiver hangs() {
        return answers(0, null, "");
    }

    Receiver redirects(int status, String location) {
        return answers(status, location, "");
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}

package io.switchboard.twilio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Stands in for Twilio: gives the answers it was told, in that order, and remembers what it was asked. */
final class TwilioStub implements AutoCloseable {

    record Call(String method, String target, String authorization, String body) {}

    private record Answer(int status, String body, Map<String, String> headers, boolean never) {}

    private final HttpServer server;
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    final List<Call> calls = new CopyOnWriteArrayList<>();

    TwilioStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    TwilioStub answers(int status, String body) {
        return answers(status, body, Map.of());
    }

    TwilioStub answers(int status, String body, Map<String, String> headers) {
        answers.add(new Answer(status, body, headers, false));
        return this;
    }

    TwilioStub neverAnswers() {
        answers.add(new Answer(0, "", Map.of(), true));
        return this;
    }

    /** Sends the headers of an answer and then no more. */
    TwilioStub stopsInTheMiddle() {
        answers.add(new Answer(201, "{", Map.of(), true));
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        calls.add(new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        var answer = answers.isEmpty() ? new Answer(500, "no answer left", Map.of(), false) : answers.remove();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (answer.never()) {
            stall(exchange, answer);
        }
        var bytes = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void stall(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.status() > 0) {
            exchange.sendResponseHeaders(answer.status(), 1000);
            exchange.getResponseBody().write(answer.body().getBytes(UTF_8));
            exchange.getResponseBody().flush();
        }
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("closed");
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}

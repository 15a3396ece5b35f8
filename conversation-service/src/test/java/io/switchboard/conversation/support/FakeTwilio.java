package io.switchboard.conversation.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/** The two operations of Twilio that sending needs, failing in the ways that matter. */
public final class FakeTwilio implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Map<String, Object>> messages = new CopyOnWriteArrayList<>();
    private final Deque<Failure> failures = new ArrayDeque<>();
    private final HttpServer server;

    /** How the next call to send ends. */
    public enum Failure {
        BUSY,
        ERROR_BEFORE_ACCEPTING,
        ERROR_AFTER_ACCEPTING,
        SILENCE_AFTER_ACCEPTING,
        OPTED_OUT
    }

    public FakeTwilio() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/2010-04-01/Accounts/" + OneNumber.ACCOUNT_SID + "/Messages.json", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public synchronized void failNext(Failure... how) {
        failures.addAll(List.of(how));
    }

    /** What Twilio accepted with this text, and so would deliver. */
    public List<Map<String, Object>> accepted(String body) {
        return messages.stream().filter(each -> body.equals(each.get("body"))).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                send(exchange);
            } else {
                list(exchange);
            }
        }
    }

    private void send(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Failure failure;
        synchronized (this) {
            failure = failures.poll();
        }
        switch (failure) {
            case null -> answer(exchange, 201, accept(form));
            case BUSY -> answer(exchange, 429, Map.of("code", 20429, "message", "Too many requests", "status", 429));
            case OPTED_OUT -> answer(exchange, 400, Map.of("code", 21610, "message", "Unsubscribed", "status", 400));
            case ERROR_BEFORE_ACCEPTING -> answer(exchange, 500, Map.of("code", 20500, "status", 500));
            case ERROR_AFTER_ACCEPTING -> {
                accept(form);
                answer(exchange, 500, Map.of("code", 20500, "status", 500));
            }
            case SILENCE_AFTER_ACCEPTING -> accept(form);
        }
    }

    private Map<String, Object> accept(Map<String, String> form) {
        var message = new HashMap<String, Object>();
        message.put("sid", "SM" + UUID.randomUUID().toString().replace("-", ""));
        message.put("from", form.getOrDefault("From", ""));
        message.put("to", form.getOrDefault("To", ""));
        message.put("body", form.getOrDefault("Body", ""));
        message.put("status_callback", form.getOrDefault("StatusCallback", ""));
        message.put("direction", "outbound-api");
        message.put("status", "queued");
        message.put("date_created", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        messages.addFirst(message);
        return message;
    }

    private void list(HttpExchange exchange) throws IOException {
        var query = form(exchange.getRequestURI().getRawQuery());
        var found = messages.stream()
                .filter(each -> Objects.equals(each.get("to"), query.get("To")))
                .filter(each -> Objects.equals(each.get("from"), query.get("From")))
                .toList();
        var page = new HashMap<String, Object>(Map.of("messages", found));
        page.put("next_page_uri", null);
        answer(exchange, 200, page);
    }

    private static Map<String, String> form(String text) {
        var form = new HashMap<String, String>();
        for (var pair : text.split("&", -1)) {
            var cut = pair.indexOf('=');
            form.put(decode(pair.substring(0, cut)), decode(pair.substring(cut + 1)));
        }
        return Collections.unmodifiableMap(form);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

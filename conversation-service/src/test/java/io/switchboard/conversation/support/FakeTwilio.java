package io.switchboard.conversation.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The two operations of Twilio that sending needs, of any number of accounts, failing in the ways that matter. */
public final class FakeTwilio implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Map<String, Object>> messages = new CopyOnWriteArrayList<>();
    private final Deque<Failure> failures = new ArrayDeque<>();
    private final Map<String, Failure> failuresByAccount = new ConcurrentHashMap<>();
    private final Map<String, Failure> failuresByReceiver = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Clock clock;
    private final HttpServer server;
    private volatile Consumer<Map<String, Object>> callback = message -> {};
    private volatile String foreignSid = "";
    private volatile @Nullable Integer retryAfter;

    /** How a call ends. */
    public enum Failure {
        BUSY,
        ERROR_BEFORE_ACCEPTING,
        ERROR_AFTER_ACCEPTING,
        SILENCE_AFTER_ACCEPTING,
        NO_ANSWER_AFTER_ACCEPTING,
        NO_ANSWER,
        CALLBACK_BEFORE_ANSWER,
        CALLBACK_AND_NO_ANSWER,
        FOREIGN_SID,
        SUSPENDED,
        LOOKUP_FORBIDDEN,
        OPTED_OUT
    }

    public FakeTwilio() throws IOException {
        this(Clock.systemUTC());
    }

    public FakeTwilio(Clock clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/2010-04-01/Accounts/", this::handle);
        server.start();
    }

    public static FakeTwilio of(Clock clock) {
        try {
            return new FakeTwilio(clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public synchronized void failNext(Failure... how) {
        failures.addAll(List.of(how));
    }

    /** Forgets failures that did not happen yet. */
    public synchronized void clearFailures() {
        failures.clear();
    }

    /** Every call for this account ends so, until it is null. */
    public void failAlways(String accountSid, @Nullable Failure how) {
        put(failuresByAccount, accountSid, how);
    }

    /** Every call to send to this address ends so, until it is null. */
    public void failAlwaysTo(String address, @Nullable Failure how) {
        put(failuresByReceiver, address, how);
    }

    private static void put(Map<String, Failure> failures, String key, @Nullable Failure how) {
        if (how == null) {
            failures.remove(key);
        } else {
            failures.put(key, how);
        }
    }

    /** From now on only this token opens the account. */
    public void rotate(String accountSid, String token) {
        tokens.put(accountSid, token);
    }

    /** What an answer 429 asks for. */
    public void retryAfter(@Nullable Integer seconds) {
        retryAfter = seconds;
    }

    /** Is called with a message before the answer, where a callback comes first. */
    public void callback(Consumer<Map<String, Object>> consumer) {
        callback = consumer;
    }

    /** The SID that an answer names in place of the message's own. */
    public void foreignSid(String sid) {
        foreignSid = sid;
    }

    /** What Twilio accepted with this text, and so would deliver. */
    public List<Map<String, Object>> accepted(String body) {
        return messages.stream().filter(each -> body.equals(each.get("body"))).toList();
    }

    /** What Twilio accepted from this address, newest first. */
    public List<Map<String, Object>> acceptedFrom(String address) {
        return messages.stream()
                .filter(each -> address.equals(each.get("from")))
                .toList();
    }

    /** Calls of an account, as {@code POST} or {@code GET}. */
    public long calls(String accountSid, String method) {
        return calls.stream()
                .filter(each -> each.equals(method + " " + accountSid))
                .count();
    }

    /** Adds a message that somebody else made. */
    public Map<String, Object> add(
            String from, String to, String body, int media, String direction, @Nullable Instant created) {
        var message = message(from, to, body, media);
        message.put("direction", direction);
        message.put("date_created", created == null ? null : date(created));
        messages.addFirst(message);
        return message;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var account = exchange.getRequestURI().getPath().split("/", -1)[3];
            calls.add(exchange.getRequestMethod() + " " + account);
            var sends = exchange.getRequestMethod().equals("POST");
            var form = sends
                    ? form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                    : form(exchange.getRequestURI().getRawQuery());
            if (!isAuthentic(exchange, account)) {
                answer(exchange, 401, Map.of("code", 20003, "message", "Authenticate", "status", 401));
            } else if (sends) {
                send(exchange, form, failure(account, first(form, "To")));
            } else {
                list(exchange, form, failuresByAccount.get(account));
            }
        }
    }

    private boolean isAuthentic(HttpExchange exchange, String account) {
        var token = tokens.get(account);
        var expected =
                "Basic " + Base64.getEncoder().encodeToString((account + ":" + token).getBytes(StandardCharsets.UTF_8));
        return token == null || expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private synchronized @Nullable Failure failure(String account, String to) {
        var lasting = failuresByReceiver.getOrDefault(to, failuresByAccount.get(account));
        return lasting == null ? failures.poll() : lasting;
    }

    private void send(HttpExchange exchange, Map<String, List<String>> form, @Nullable Failure failure)
            throws IOException {
        switch (failure) {
            case null -> answer(exchange, 201, accept(form));
            case LOOKUP_FORBIDDEN -> accept(form);
            case BUSY -> {
                var seconds = retryAfter;
                if (seconds != null) {
                    exchange.getResponseHeaders().add("Retry-After", seconds.toString());
                }
                answer(exchange, 429, Map.of("code", 20429, "message", "Too many requests", "status", 429));
            }
            case OPTED_OUT -> answer(exchange, 400, Map.of("code", 21610, "message", "Unsubscribed", "status", 400));
            case SUSPENDED ->
                answer(exchange, 401, Map.of("code", 20005, "message", "Account not active", "status", 401));
            case ERROR_BEFORE_ACCEPTING -> answer(exchange, 500, Map.of("code", 20500, "status", 500));
            case ERROR_AFTER_ACCEPTING -> {
                accept(form);
                answer(exchange, 500, Map.of("code", 20500, "status", 500));
            }
            case SILENCE_AFTER_ACCEPTING -> accept(form);
            case NO_ANSWER_AFTER_ACCEPTING -> {
                accept(form);
                hang();
            }
            case NO_ANSWER -> hang();
            case CALLBACK_BEFORE_ANSWER -> {
                var message = accept(form);
                callback.accept(message);
                answer(exchange, 201, message);
            }
            case CALLBACK_AND_NO_ANSWER -> callback.accept(accept(form));
            case FOREIGN_SID -> {
                var message = accept(form);
                message.put("sid", foreignSid);
                answer(exchange, 201, message);
            }
        }
    }

    private void hang() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> accept(Map<String, List<String>> form) {
        var message = message(
                first(form, "From"),
                first(form, "To"),
                first(form, "Body"),
                form.getOrDefault("MediaUrl", List.of()).size());
        message.put("status_callback", first(form, "StatusCallback"));
        message.put("date_created", date(clock.instant()));
        messages.addFirst(message);
        return message;
    }

    private static Map<String, Object> message(String from, String to, String body, int media) {
        var message = new HashMap<String, Object>();
        message.put("sid", "SM" + UUID.randomUUID().toString().replace("-", ""));
        message.put("from", from);
        message.put("to", to);
        message.put("body", body);
        message.put("num_media", Integer.toString(media));
        message.put("direction", "outbound-api");
        message.put("status", "queued");
        return message;
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC));
    }

    private void list(HttpExchange exchange, Map<String, List<String>> query, @Nullable Failure failure)
            throws IOException {
        if (failure == Failure.SUSPENDED) {
            answer(exchange, 401, Map.of("code", 20005, "message", "Account not active", "status", 401));
            return;
        }
        if (failure == Failure.LOOKUP_FORBIDDEN) {
            answer(exchange, 403, Map.of("code", 70051, "message", "Permission denied", "status", 403));
            return;
        }
        if (failure == Failure.NO_ANSWER || failure == Failure.NO_ANSWER_AFTER_ACCEPTING) {
            hang();
            return;
        }
        var found = messages.stream()
                .filter(each -> Objects.equals(each.get("to"), first(query, "To")))
                .filter(each -> Objects.equals(each.get("from"), first(query, "From")))
                .toList();
        var page = new HashMap<String, Object>(Map.of("messages", found));
        page.put("next_page_uri", null);
        answer(exchange, 200, page);
    }

    private static Map<String, List<String>> form(String text) {
        var form = new HashMap<String, List<String>>();
        for (var pair : text.split("&", -1)) {
            var cut = pair.indexOf('=');
            form.computeIfAbsent(decode(pair.substring(0, cut)), name -> new ArrayList<>())
                    .add(decode(pair.substring(cut + 1)));
        }
        return form;
    }

    private static String first(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).getFirst();
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
        closed.countDown();
        server.stop(0);
    }
}

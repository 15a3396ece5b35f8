package io.switchboard.provisioning.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Stands in for Twilio with one subaccount of many numbers, and counts the calls, for tests that the emulator is too slow for. */
final class FastTwilio implements AutoCloseable {

    static final String MAIN = "AC" + "0".repeat(31) + "1";
    static final String ACCOUNT = "AC" + "0".repeat(31) + "2";
    static final String TENANT = "many-numbers";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String NUMBERS = "/2010-04-01/Accounts/" + ACCOUNT + "/IncomingPhoneNumbers";

    private final HttpServer server;
    private final List<String> sids;
    private final Map<String, Map<String, String>> fields = new ConcurrentHashMap<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private volatile Duration latency = Duration.ZERO;

    FastTwilio(int numbers) {
        sids = IntStream.range(0, numbers).mapToObj(FastTwilio::sid).toList();
        sids.forEach(sid -> fields.put(sid, new ConcurrentHashMap<>()));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    static String sid(int number) {
        return "PN%032x".formatted(number);
    }

    static String address(int number) {
        return "+1555%07d".formatted(number);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Delays each answer about one number. */
    void delay(Duration duration) {
        latency = duration;
    }

    /** Answers the next calls about one number with this status instead. */
    void answersNext(int count, int status) {
        IntStream.range(0, count).forEach(n -> answers.add(status));
    }

    /** Gives all numbers the webhooks of an installation with this base URL. */
    void configureAll(String baseUrl) {
        var retries = "#rc=3&rp=5xx,ct,rt&ct=2000&rt=5000";
        List.of("Sms", "SmsFallback", "Voice", "VoiceFallback", "StatusCallback")
                .forEach(name -> {
                    var path = name.startsWith("Sms") ? "/sms" : name.startsWith("Voice") ? "/voice" : "/voice/status";
                    drift(
                            name.equals("StatusCallback") ? name : name + "Url",
                            baseUrl + "/api/webhooks" + path + retries);
                    drift(name + "Method", "POST");
                });
    }

    /** Sets a field of all numbers to this value. */
    void drift(String field, String value) {
        fields.values().forEach(number -> number.put(field, value));
    }

    String field(String sid, String name) {
        return fields.getOrDefault(sid, Map.of()).getOrDefault(name, "");
    }

    /** Returns method and kind of path of the calls since the last time. */
    List<String> takeCalls() {
        synchronized (calls) {
            var taken = List.copyOf(calls);
            calls.clear();
            return taken;
        }
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (path.equals("/2010-04-01/Accounts.json")) {
                calls.add("GET accounts");
                send(exchange, 200, accounts());
            } else if (path.contains(MAIN)) {
                send(exchange, 200, Map.of("incoming_phone_numbers", List.of()));
            } else if (path.equals("/messaging/v1/Services")) {
                calls.add("GET services");
                send(exchange, 200, Map.of("services", List.of(), "meta", Map.of()));
            } else if (path.equals("/messaging/v2/Channels/Senders")) {
                calls.add("GET senders");
                send(exchange, 200, Map.of("senders", List.of(), "meta", Map.of()));
            } else if (path.equals("/conversations/v1/Configuration/Webhooks")) {
                calls.add("GET conversations");
                send(exchange, 404, Map.of("code", 20404));
            } else if (path.equals(NUMBERS + ".json")) {
                calls.add("GET list");
                send(exchange, 200, page(exchange.getRequestURI().getQuery()));
            } else if (path.startsWith(NUMBERS)) {
                number(exchange, path.substring(NUMBERS.length() + 1).replace(".json", ""), body);
            } else {
                calls.add(exchange.getRequestMethod() + " " + path);
                send(exchange, 404, Map.of("code", 20404));
            }
        }
    }

    private void number(HttpExchange exchange, String sid, String body) throws IOException {
        calls.add(exchange.getRequestMethod() + " number");
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        LockSupport.parkNanos(latency.toNanos());
        var status = answers.poll();
        var number = fields.get(sid);
        if (number != null && status == null && !body.isEmpty()) {
            number.putAll(form(body));
        }
        atOnce.decrementAndGet();
        if (status != null) {
            send(exchange, status, Map.of("code", status == 429 ? 20429 : 21502));
        } else {
            send(exchange, number == null ? 404 : 200, number == null ? Map.of() : json(sid));
        }
    }

    private static Map<String, Object> accounts() {
        var main = Map.of("sid", MAIN, "friendly_name", "Main", "status", "active", "auth_token", "main-token");
        var sub = Map.of("sid", ACCOUNT, "friendly_name", TENANT, "status", "active", "auth_token", "token");
        return Map.of("accounts", List.of(main, sub), "next_page_uri", "");
    }

    private Map<String, Object> page(String query) {
        var parameters = form(query);
        var size = Integer.parseInt(parameters.getOrDefault("PageSize", "50"));
        var first = Integer.parseInt(parameters.getOrDefault("Page", "0")) * size;
        var last = Math.min(sids.size(), first + size);
        var next = last == sids.size() ? "" : NUMBERS + ".json?PageSize=" + size + "&Page=" + last / size;
        return Map.of(
                "incoming_phone_numbers",
                sids.subList(first, last).stream().map(this::json).toList(),
                "next_page_uri",
                next);
    }

    private Map<String, Object> json(String sid) {
        var number = Integer.parseInt(sid.substring(2), 16);
        var json = new HashMap<String, Object>(Map.of(
                "sid",
                sid,
                "account_sid",
                ACCOUNT,
                "phone_number",
                address(number),
                "friendly_name",
                "Line",
                "capabilities",
                Map.of("sms", true, "voice", true)));
        fields.getOrDefault(sid, Map.of()).forEach((field, value) -> json.put(property(field), value));
        return json;
    }

    private static String property(String parameter) {
        return parameter.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> pair.length == 1 ? "" : URLDecoder.decode(pair[1], UTF_8)));
    }

    private static void send(HttpExchange exchange, int status, Object json) throws IOException {
        var body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package io.switchboard.provisioning.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Stands in for Twilio's numbers, thousands of times a second, and breaks any share of the calls in every way that the
 * emulator knows. It shares nothing with the code under test, and its own list of owned numbers is the truth.
 */
public final class ChaoticTwilio implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int OFFERED = 20;

    /** The ways in which a call is broken. */
    public enum Fault {
        FAIL_BEFORE,
        FAIL_AFTER,
        TIMEOUT,
        TIMEOUT_AFTER,
        SLOW,
        BUSY,
        ERROR_BEFORE,
        ERROR_AFTER,
        /** An order is answered with an error, and takes effect when {@link #completeLateOrders} is called. */
        LATE,
        LIE
    }

    /** A number that an account pays for. */
    public record OwnedNumber(String sid, String accountSid, String address, Map<String, String> fields) {}

    private final HttpServer server;
    private final Map<String, OwnedNumber> byAddress = new ConcurrentHashMap<>();
    private final Map<Fault, AtomicInteger> faults = new ConcurrentHashMap<>();
    private final Queue<Runnable> lateOrders = new ConcurrentLinkedQueue<>();
    private final AtomicInteger purchases = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private final SplittableRandom random = new SplittableRandom(42);
    private final long hangMillis;
    private volatile double faultRate;

    /**
     * Starts it.
     *
     * @param hangMillis longer than the client's timeout
     */
    public ChaoticTwilio(long hangMillis) {
        this.hangMillis = hangMillis;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/2010-04-01/Accounts/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Breaks this share of the calls from now on. */
    public void breaks(double share) {
        faultRate = share;
    }

    /** The numbers that are paid for. */
    public Collection<OwnedNumber> owned() {
        return List.copyOf(byAddress.values());
    }

    /** How often each fault has occurred. */
    public Map<Fault, AtomicInteger> faults() {
        return faults;
    }

    /** How many purchases took effect, those of released numbers included. */
    public int purchases() {
        return purchases.get();
    }

    /** Lets an account own a number that was bought by hand. */
    public void own(String accountSid, String address, String friendlyName) {
        buy(accountSid, Map.of("PhoneNumber", address, "FriendlyName", friendlyName));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var fault = isOrder(exchange) && isLate() ? Fault.LATE : nextFault();
            if (fault != null) {
                faults.computeIfAbsent(fault, kind -> new AtomicInteger()).incrementAndGet();
            }
            var form = form(exchange);
            switch (fault) {
                case null -> write(exchange, answer(exchange, form));
                case FAIL_BEFORE -> {}
                case FAIL_AFTER -> answer(exchange, form);
                case TIMEOUT -> hang();
                case TIMEOUT_AFTER -> {
                    answer(exchange, form);
                    hang();
                }
                case SLOW -> {
                    var answer = answer(exchange, form);
                    TimeUnit.MILLISECONDS.sleep(5);
                    write(exchange, answer);
                }
                case BUSY -> write(exchange, new Answer(429, Map.of("code", 20429)));
                case ERROR_BEFORE -> write(exchange, new Answer(503, Map.of()));
                case ERROR_AFTER -> {
                    answer(exchange, form);
                    write(exchange, new Answer(500, Map.of("code", 20500)));
                }
                case LATE -> {
                    answerLater(exchange, form);
                    write(exchange, new Answer(504, Map.of()));
                }
                case LIE -> write(exchange, lie(answer(exchange, form)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isOrder(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("POST")
                && exchange.getRequestURI().getPath().endsWith("/IncomingPhoneNumbers.json");
    }

    private synchronized boolean isLate() {
        return faultRate > 0 && random.nextInt(20) == 0;
    }

    private void answerLater(HttpExchange exchange, Map<String, String> form) {
        if (isOrder(exchange)) {
            var account = exchange.getRequestURI().getPath().split("/", -1)[3];
            lateOrders.add(() -> buy(account, form));
        }
    }

    /** Lets the orders take effect that were answered with an error before. */
    public void completeLateOrders() {
        for (var order = lateOrders.poll(); order != null; order = lateOrders.poll()) {
            order.run();
        }
    }

    private void hang() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(hangMillis);
    }

    private synchronized @Nullable Fault nextFault() {
        if (random.nextDouble() >= faultRate) {
            return null;
        }
        var all = Fault.values();
        // Hanging calls cost time: one in eight of the others.
        var fault = all[random.nextInt(all.length)];
        var isHanging = fault == Fault.TIMEOUT || fault == Fault.TIMEOUT_AFTER;
        return isHanging && random.nextInt(8) > 0 ? Fault.ERROR_AFTER : fault;
    }

    private record Answer(int status, Map<String, ?> body) {}

    /** 200 with the old values. */
    private static Answer lie(Answer truth) {
        var body = new LinkedHashMap<String, Object>(truth.body());
        body.computeIfPresent("friendly_name", (name, value) -> "an older name");
        body.computeIfPresent("sms_url", (name, value) -> "https://older.example/");
        body.computeIfPresent("voice_url", (name, value) -> "");
        return new Answer(truth.status(), body);
    }

    private Answer answer(HttpExchange exchange, Map<String, String> form) {
        var path = exchange.getRequestURI().getPath().split("/", -1);
        var account = path[3];
        if (!authenticates(exchange, account)) {
            return new Answer(401, Map.of("code", 20003));
        }
        var method = exchange.getRequestMethod();
        return switch (path[4]) {
            case "AvailablePhoneNumbers" -> new Answer(200, Map.of("available_phone_numbers", offers()));
            case "IncomingPhoneNumbers.json" -> method.equals("POST") ? buy(account, form) : list(account, form);
            default -> one(method, account, path[5].replace(".json", ""), form);
        };
    }

    private static boolean authenticates(HttpExchange exchange, String account) {
        var expected = Base64.getEncoder().encodeToString((account + ":token-" + account).getBytes(UTF_8));
        return ("Basic " + expected).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    /** Offers numbers of which the first ones are often taken by the time they are ordered, as at Twilio. */
    private List<Map<String, Object>> offers() {
        var from = next.getAndAdd(2);
        return IntStream.range(from, from + OFFERED)
                .mapToObj(number -> Map.<String, Object>of(
                        "phone_number",
                        "+1415" + (2_000_000 + number),
                        "iso_country",
                        "US",
                        "address_requirements",
                        "none",
                        "capabilities",
                        Map.of("sms", true, "voice", true)))
                .toList();
    }

    private Answer buy(String account, Map<String, String> form) {
        var address = form.getOrDefault("PhoneNumber", "");
        var fields = new ConcurrentHashMap<>(form);
        fields.remove("PhoneNumber");
        var sid = "PN%032x".formatted(Long.parseLong(address.substring(1)));
        var number = new OwnedNumber(sid, account, address, fields);
        if (address.endsWith("7") || byAddress.putIfAbsent(address, number) != null) {
            return new Answer(400, Map.of("code", 21422, "message", "not available"));
        }
        purchases.incrementAndGet();
        return new Answer(201, resource(number));
    }

    private Answer list(String account, Map<String, String> filters) {
        var found = byAddress.values().stream()
                .filter(number -> number.accountSid().equals(account))
                .filter(number ->
                        filters.getOrDefault("PhoneNumber", number.address()).equals(number.address()))
                .filter(number ->
                        filters.getOrDefault("FriendlyName", name(number)).equals(name(number)))
                .map(ChaoticTwilio::resource)
                .toList();
        return new Answer(200, Map.of("incoming_phone_numbers", found));
    }

    private Answer one(String method, String account, String sid, Map<String, String> form) {
        var address = "+" + Long.parseLong(sid.substring(2), 16);
        var number = byAddress.get(address);
        if (number == null || !number.accountSid().equals(account)) {
            return new Answer(404, Map.of("code", 20404));
        }
        if (method.equals("DELETE")) {
            byAddress.remove(address);
            return new Answer(204, Map.of());
        }
        if (method.equals("POST") && form.containsKey("SmsUrl") && address.endsWith("3")) {
            return new Answer(400, Map.of("code", 21402, "message", "refused"));
        }
        if (method.equals("POST")) {
            number.fields().putAll(form);
        }
        return new Answer(200, resource(number));
    }

    private static String name(OwnedNumber number) {
        return number.fields().getOrDefault("FriendlyName", "");
    }

    private static Map<String, Object> resource(OwnedNumber number) {
        var json = new HashMap<String, Object>();
        for (var url : List.of(
                "SmsUrl",
                "SmsMethod",
                "SmsFallbackUrl",
                "SmsFallbackMethod",
                "VoiceUrl",
                "VoiceMethod",
                "VoiceFallbackUrl",
                "VoiceFallbackMethod",
                "StatusCallback",
                "StatusCallbackMethod",
                "FriendlyName")) {
            var property = url.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
            json.put(property, number.fields().getOrDefault(url, ""));
        }
        json.put("sid", number.sid());
        json.put("account_sid", number.accountSid());
        json.put("phone_number", number.address());
        json.put("capabilities", Map.of("sms", true, "mms", true, "voice", true, "fax", false));
        return json;
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        var fields = new HashMap<String, String>();
        var query = exchange.getRequestURI().getRawQuery();
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        for (var pair : ((query == null ? "" : query) + "&" + body).split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return fields;
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        var body = answer.status() == 204 ? new byte[0] : JSON.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package io.switchboard.provisioning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** As much of Twilio's accounts and numbers as provisioning talks to, with pages of two. */
public final class FakeTwilio {

    public record Call(String method, String path, Map<String, String> form) {}

    private record Answer(int status, Object body) {}

    private static final int PAGE = 2;
    private static final Pattern NUMBERS =
            Pattern.compile("/2010-04-01/Accounts/(AC\\w{32})/IncomingPhoneNumbers(?:/(PN\\w{32}))?\\.json");
    private static final JsonMapper JSON = new JsonMapper();

    public final String mainSid = sid("AC");
    public final String mainToken = "main-token";
    public final List<Call> calls = new CopyOnWriteArrayList<>();

    private final Map<String, Map<String, Object>> accounts = new ConcurrentSkipListMap<>();
    private final Map<String, Map<String, Object>> numbers = new ConcurrentSkipListMap<>();
    private final HttpServer server;
    private volatile Predicate<Call> broken = call -> false;
    private volatile Predicate<Call> refusing = call -> false;

    public FakeTwilio() {
        addAccount(mainSid, "My first Twilio account", mainToken);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public static String sid(String prefix) {
        var bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }

    /** A number nobody else in this test run has. */
    public static String address() {
        return "+1" + ThreadLocalRandom.current().nextLong(2_000_000_000L, 9_999_999_999L);
    }

    /** Adds a subaccount and returns its SID. */
    public String addAccount(String friendlyName) {
        var sid = sid("AC");
        addAccountAs(sid, friendlyName);
        return sid;
    }

    public void addAccountAs(String sid, String friendlyName) {
        addAccount(sid, friendlyName, "token-of-" + sid);
    }

    private void addAccount(String sid, String friendlyName, String token) {
        accounts.put(
                sid,
                new LinkedHashMap<>(Map.of(
                        "sid",
                        sid,
                        "friendly_name",
                        friendlyName,
                        "status",
                        "active",
                        "auth_token",
                        token,
                        "owner_account_sid",
                        mainSid)));
    }

    public void setAccount(String sid, String property, String value) {
        at(accounts, sid).put(property, value);
    }

    /** Adds a number that can do SMS and voice and returns its SID. */
    public String addNumber(String accountSid, String address) {
        var sid = sid("PN");
        numbers.put(
                sid,
                new LinkedHashMap<>(Map.of(
                        "sid",
                        sid,
                        "account_sid",
                        accountSid,
                        "phone_number",
                        address,
                        "friendly_name",
                        "Line",
                        "capabilities",
                        Map.of("sms", true, "mms", true, "voice", true, "fax", false),
                        "sms_url",
                        "https://demo.twilio.com/welcome/sms",
                        "sms_method",
                        "POST")));
        return sid;
    }

    public void setNumber(String sid, String property, String value) {
        at(numbers, sid).put(property, value);
    }

    public String number(String sid, String property) {
        return String.valueOf(at(numbers, sid).get(property));
    }

    public void removeNumber(String sid) {
        numbers.remove(sid);
    }

    /** Until {@link #mend()}, these calls are answered with 503. */
    public void breaks(Predicate<Call> which) {
        broken = which;
    }

    /** Until {@link #mend()}, these calls are answered with 400. */
    public void refuses(Predicate<Call> which) {
        refusing = which;
    }

    public void mend() {
        broken = call -> false;
        refusing = call -> false;
    }

    /** Leaves nothing but the main account. */
    public void reset() {
        mend();
        accounts.keySet().removeIf(sid -> !sid.equals(mainSid));
        numbers.clear();
        calls.clear();
    }

    private static Map<String, Object> at(Map<String, Map<String, Object>> all, String sid) {
        var found = all.get(sid);
        if (found == null) {
            throw new IllegalArgumentException("There is no " + sid);
        }
        return found;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var call = new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                form(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        calls.add(call);
        var answer = answer(call, String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        var bytes = JSON.writeValueAsBytes(answer.body());
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer answer(Call call, String authorization) {
        if (broken.test(call)) {
            return error(503, 20500);
        }
        if (refusing.test(call)) {
            return error(400, 21502);
        }
        var uri = URI.create(call.path());
        if (uri.getPath().equals("/2010-04-01/Accounts.json")) {
            return authorization.equals(basic(mainSid))
                    ? page(uri, "accounts", List.copyOf(accounts.values()))
                    : error(401, 20003);
        }
        var path = NUMBERS.matcher(uri.getPath());
        if (!path.matches()) {
            return error(404, 20404);
        }
        // Strictly the account's own credentials, though Twilio would take the main account's as well.
        if (!accounts.containsKey(path.group(1)) || !authorization.equals(basic(path.group(1)))) {
            return error(401, 20003);
        }
        var owned = numbers.values().stream()
                .filter(number -> path.group(1).equals(number.get("account_sid")))
                .toList();
        return path.group(2) == null
                ? page(uri, "incoming_phone_numbers", owned)
                : one(
                        call,
                        owned.stream()
                                .filter(number -> path.group(2).equals(number.get("sid")))
                                .toList());
    }

    private static Answer one(Call call, List<Map<String, Object>> found) {
        if (found.isEmpty()) {
            return error(404, 20404);
        }
        call.form().forEach((name, value) -> found.getFirst().put(snakeCase(name), value));
        return new Answer(200, found.getFirst());
    }

    private static Answer page(URI uri, String key, List<Map<String, Object>> all) {
        var query = uri.getQuery() == null ? "" : uri.getQuery();
        var from = query.startsWith("Page=") ? Integer.parseInt(query.substring(5)) : 0;
        var body = new LinkedHashMap<String, Object>();
        body.put(key, new ArrayList<>(all.subList(from, Math.min(from + PAGE, all.size()))));
        if (from + PAGE < all.size()) {
            body.put("next_page_uri", uri.getPath() + "?Page=" + (from + PAGE));
        }
        return new Answer(200, body);
    }

    private static Answer error(int status, int code) {
        return new Answer(status, Map.of("code", code, "message", "no", "status", status));
    }

    private String basic(String accountSid) {
        var token = at(accounts, accountSid).get("auth_token");
        return "Basic " + Base64.getEncoder().encodeToString((accountSid + ":" + token).getBytes(UTF_8));
    }

    private static Map<String, String> form(String body) {
        var form = new LinkedHashMap<String, String>();
        for (var pair : body.isEmpty() ? new String[0] : body.split("&")) {
            var parts = pair.split("=", 2);
            form.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
        }
        return form;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}

package io.switchboard.twilio.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Stands in for Twilio: records each request, and answers with an object that has the names of all resources and lists. */
final class RecordingTwilio implements AutoCloseable {

    static final String ACCOUNT = "AC000000000000000000000000000000d1";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Answers every operation: an absent list would fail the reading of it. */
    private static final String ANSWER = """
            {"sid": "XX00000000000000000000000000000001", "status": "queued", "auth_token": "t", "secondary_auth_token": "t",
             "friendly_name": "n",
             "accounts": [], "incoming_phone_numbers": [], "available_phone_numbers": [], "countries": [], "messages": [],
             "calls": [], "recordings": [], "media_list": [], "contents": [], "conversations": [], "participants": [],
             "phone_number_prices": [], "services": [], "senders": [], "phone_numbers": [], "usage_records": [],
             "alerts": [], "addresses": [], "keys": [], "balance": "1.5", "content": [], "data": [], "verifications": [],
             "address_configurations": [], "rules": [], "meta": {}}""";

    private final HttpServer server;
    private final TwilioClients clients;
    private final List<SentRequest> requests = new CopyOnWriteArrayList<>();

    /**
     * A request as it came.
     *
     * @param path below the base URL; a product's host is its first segment: {@code /conversations/v1/…}
     * @param parameters of the query and the form, or the properties of a JSON body with dots between their levels
     */
    record SentRequest(String method, String path, Map<String, List<String>> parameters) {}

    RecordingTwilio() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
        clients = new TwilioClients(TwilioSettings.of(
                URI.create("http://localhost:" + server.getAddress().getPort())));
    }

    TwilioAccount account() {
        return clients.account(ACCOUNT, "token");
    }

    /** Returns the requests since the last call, oldest first. */
    List<SentRequest> takeRequests() {
        var taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var parameters = new LinkedHashMap<String, List<String>>();
            addForm(parameters, exchange.getRequestURI().getRawQuery());
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
            if (type.startsWith("application/json")) {
                addJson(parameters, "", JSON.readTree(body));
            } else {
                addForm(parameters, body);
            }
            requests.add(new SentRequest(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), parameters));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            var answer = ANSWER.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static void addForm(Map<String, List<String>> parameters, String form) {
        for (var pair : form == null || form.isEmpty() ? new String[0] : form.split("&")) {
            var equals = pair.indexOf('=');
            add(
                    parameters,
                    URLDecoder.decode(pair.substring(0, equals), UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
    }

    private static void addJson(Map<String, List<String>> parameters, String path, JsonNode json) {
        if (json.isObject()) {
            json.properties()
                    .forEach(property -> addJson(
                            parameters,
                            path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                            property.getValue()));
        } else {
            add(parameters, path, json.asText());
        }
    }

    private static void add(Map<String, List<String>> parameters, String name, String value) {
        parameters.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value);
    }

    @Override
    public void close() {
        clients.close();
        server.stop(0);
    }
}

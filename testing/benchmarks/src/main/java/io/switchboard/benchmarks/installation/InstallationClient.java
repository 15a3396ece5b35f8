package io.switchboard.benchmarks.installation;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.switchboard.benchmarks.measurement.MeasurementFailed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running installation of {@code ./run} over HTTP: its API as the tenant demo, the emulator, and its launcher. */
public final class InstallationClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final String ACCOUNT = "AC000000000000000000000000000000d1";
    private static final String ACCOUNT_TOKEN = "demo-auth-token";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI gateway;
    private final URI emulator;
    private final URI control;
    private final String authorization;

    private InstallationClient(URI gateway, URI issuer, URI emulator, URI control) {
        this.gateway = gateway;
        this.emulator = emulator;
        this.control = control;
        this.authorization = "Bearer " + token(issuer);
    }

    /**
     * Logs in to the installation of this machine.
     *
     * @param environment has {@code SWITCHBOARD_PORT_OFFSET} where {@code ./run} has it
     * @throws MeasurementFailed when no installation answers
     */
    public static InstallationClient local(Map<String, String> environment) {
        var text = environment.getOrDefault("SWITCHBOARD_PORT_OFFSET", "0").strip();
        if (!text.matches("[0-9]{1,5}")) {
            throw new MeasurementFailed("SWITCHBOARD_PORT_OFFSET must be a whole number.");
        }
        var offset = Integer.parseInt(text);
        return new InstallationClient(
                local(8080 + offset), local(8086 + offset), local(8085 + offset), local(8087 + offset));
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }

    /** An answer of the API; status 0 when there was none. */
    public record Answer(int status, JsonNode json) {

        public boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    /** Asks the API, whose service may be dead at the moment. */
    public Answer get(String path) {
        return send(api(path).GET().build());
    }

    /** Sends a request to the API under an idempotency key. */
    public Answer post(String path, String key, Map<String, ?> body) {
        var request = api(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return send(request.build());
    }

    /** Sends a PUT without a body to the API. */
    public Answer put(String path) {
        return send(api(path).PUT(BodyPublishers.noBody()).build());
    }

    /** Returns all pages of a list of the API. */
    public List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = required(get(path + (path.contains("?") ? "&" : "?") + "limit=100&cursor=" + cursor), path);
            page.path("items").forEach(items::add);
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return items;
    }

    /** Returns the numbers that Twilio bills to the account. */
    public List<JsonNode> billed() {
        var numbers = new ArrayList<JsonNode>();
        var next = "/2010-04-01/Accounts/%s/IncomingPhoneNumbers.json?PageSize=1000".formatted(ACCOUNT);
        while (!next.isEmpty()) {
            var request = HttpRequest.newBuilder(URI.create(emulator + next))
                    .header("Authorization", basic(ACCOUNT, ACCOUNT_TOKEN))
                    .timeout(TIMEOUT);
            var page = required(send(request.build()), next);
            page.path("incoming_phone_numbers").forEach(numbers::add);
            next = page.path("next_page_uri").asString("");
        }
        return numbers;
    }

    /** Buys the number for the account at Twilio, without Switchboard. */
    public void buy(String address, String friendlyName) {
        required(
                send(twilio(
                        "/IncomingPhoneNumbers.json", Map.of("PhoneNumber", address, "FriendlyName", friendlyName))),
                address);
    }

    /** Changes a field of a number at Twilio, without Switchboard. */
    public void configure(String sid, String field, String value) {
        required(send(twilio("/IncomingPhoneNumbers/%s.json".formatted(sid), Map.of(field, value))), sid);
    }

    private HttpRequest twilio(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(emulator + "/2010-04-01/Accounts/" + ACCOUNT + path))
                .header("Authorization", basic(ACCOUNT, ACCOUNT_TOKEN))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(TIMEOUT)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /** Returns how many purchases are in each state, of the newest 200. */
    public Map<String, Integer> purchaseStates() {
        var states = new TreeMap<String, Integer>();
        get("/api/phone-numbers/purchases?limit=200")
                .json()
                .path("items")
                .forEach(purchase -> states.merge(purchase.path("state").asString(), 1, Integer::sum));
        return states;
    }

    /** Lets calls of Twilio's API fail or be slow as these faults say, until the next faults. */
    public void faults(List<Map<String, ?>> faults) {
        var request = HttpRequest.newBuilder(URI.create(emulator + "/control/behaviour"))
                .header("Content-Type", "application/json")
                .timeout(TIMEOUT)
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("api", faults))));
        required(send(request.build()), "the emulator's behaviour");
    }

    /** Kills or starts the service that buys, by the launcher. */
    public void provisioning(String action) {
        var request = HttpRequest.newBuilder(URI.create(control + "/processes/provisioning/" + action))
                .POST(BodyPublishers.noBody())
                .timeout(TIMEOUT);
        required(send(request.build()), action);
    }

    /** Returns the id of the process of the service that buys. */
    public long provisioningPid() {
        var request = HttpRequest.newBuilder(URI.create(control + "/processes")).timeout(TIMEOUT);
        for (var process : required(send(request.build()), "the launcher").path("processes")) {
            if (process.path("name").asString().equals("provisioning")) {
                return process.path("pid").asLong();
            }
        }
        throw new MeasurementFailed("The launcher names no process 'provisioning'.");
    }

    private HttpRequest.Builder api(String path) {
        return HttpRequest.newBuilder(URI.create(gateway + path))
                .header("Authorization", authorization)
                .timeout(TIMEOUT);
    }

    private String token(URI issuer) {
        var request = HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                .header("Authorization", basic("demo", "demo"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(TIMEOUT)
                .POST(BodyPublishers.ofString("grant_type=client_credentials"));
        return required(send(request.build()), "the issuer")
                .path("access_token")
                .asString();
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private Answer send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            var body = response.body();
            return new Answer(
                    response.statusCode(), body.startsWith("{") ? JSON.readTree(body) : JSON.createObjectNode());
        } catch (IOException e) {
            return new Answer(0, JSON.createObjectNode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeasurementFailed("Interrupted", e);
        }
    }

    private static JsonNode required(Answer answer, String what) {
        if (!answer.isSuccess()) {
            throw new MeasurementFailed("%s: status %d. Is ./run ready?".formatted(what, answer.status()));
        }
        return answer.json();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

package io.switchboard.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running emulator, one for all tests and reset before each, with Twilio's own SDK as its client. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=" + EmulatorApplication.CONFIGURATION,
            "management.server.port=0",
            "emulator.messages-kept=500",
            "emulator.guard.allowed-hosts=emulator:8085,twilio.test"
        })
abstract class EmulatorTest {
    static final String MAIN = "AC00000000000000000000000000000001";
    static final String DEMO = "AC000000000000000000000000000000d1";
    static final String OTHER = "AC000000000000000000000000000000d2";
    static final String OURS = "+15005550006";
    static final String THEIRS = "+15551234567";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final Receiver receiver;

    @LocalServerPort
    private int port;

    EmulatorTest() {
        try {
            receiver = new Receiver();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void reset() {
        post("/control/reset?everything=true", "");
        behaves("{\"statusDelayMillis\": 10, \"retryPauseMillis\": 10}");
    }

    @AfterEach
    void stopReceiver() {
        receiver.close();
    }

    TwilioRestClient main() {
        return sdk(MAIN, "local-auth-token");
    }

    TwilioRestClient demo() {
        return sdk(DEMO, "demo-auth-token");
    }

    TwilioRestClient other() {
        return sdk(OTHER, "other-auth-token");
    }

    TwilioRestClient sdk(String accountSid, String authToken) {
        return new TwilioRestClient.Builder(accountSid, authToken)
                .httpClient(new EmulatorHttpClient())
                .build();
    }

    IncomingPhoneNumber demoNumber() {
        return IncomingPhoneNumber.reader().read(demo()).iterator().next();
    }

    /** Sets the number's SMS webhook to the receiver. */
    void demoListensAt(String pathAndMore) {
        IncomingPhoneNumber.updater(demoNumber().getSid())
                .setSmsUrl(receiver.url(pathAndMore))
                .update(demo());
    }

    String customerTexts(String body) {
        var answer = post(
                "/control/texts",
                JsonMapper.shared().writeValueAsString(Map.of("from", THEIRS, "to", OURS, "body", body)));
        return json(answer).get("sid").asString();
    }

    void behaves(String changes) {
        var answer = put("/control/behaviour", changes);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    List<JsonNode> phone() {
        return json(get("/control/messages?address=" + THEIRS)).get("messages").values().stream()
                .toList();
    }

    List<JsonNode> webhooks() {
        return json(get("/control/webhooks")).get("webhooks").values().stream().toList();
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String json) {
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> put(String path, String json) {
        return send(request(path).PUT(BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path))).header("Content-Type", "application/json");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** Twilio's own client, which calls the emulator instead of Twilio's hosts. */
    private final class EmulatorHttpClient extends NetworkHttpClient {
        @Override
        public Response makeRequest(Request original) {
            var url = original.getUrl()
                    .replaceFirst("^https://api\\.twilio\\.com", url(""))
                    .replaceFirst("^https://([a-z]+)\\.twilio\\.com", url("/$1"));
            var request = new Request(original.getMethod(), url);
            request.setAuth(original.getUsername(), original.getPassword());
            request.setContentType(original.getContentType());
            request.setBody(original.getBody());
            original.getHeaderParams()
                    .forEach((name, values) -> values.forEach(value -> request.addHeaderParam(name, value)));
            original.getQueryParams()
                    .forEach((name, values) -> values.forEach(value -> request.addQueryParam(name, value)));
            original.getPostParams()
                    .forEach((name, values) -> values.forEach(value -> request.addPostParam(name, value)));
            return super.makeRequest(request);
        }
    }
}

package io.switchboard.benchmarks.push.protocol;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server-sent events of Centrifugo, with its recovery of missed publications. The token subscribes the client to the
 * tenant's channel.
 *
 * @see <a href="https://centrifugal.dev/docs/transports/uni_sse">Centrifugo on unidirectional SSE</a>
 */
public final class CentrifugoProtocol implements StreamProtocol {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DATA = "data: ";

    private final String tenant;
    private final String token;
    private String epoch = "";

    /** @param secret the server's {@code client.token.hmac_secret_key} */
    CentrifugoProtocol(String tenant, String secret) {
        this.tenant = tenant;
        this.token = token(tenant, secret);
    }

    @Override
    public String request(StreamTransport transport, @Nullable String position) {
        var connect = JSON.createObjectNode().put("token", token);
        if (position != null) {
            connect.putObject("subs")
                    .putObject(tenant)
                    .put("recover", true)
                    .put("epoch", epoch)
                    .put("offset", Long.parseLong(position));
        }
        var parameter = URLEncoder.encode(connect.toString(), StandardCharsets.UTF_8);
        return "GET /connection/uni_sse?cf_connect=" + parameter
                + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
    }

    @Override
    public Received read(String text) {
        var data = text.indexOf(DATA);
        if (data < 0) {
            return new Received(null, List.of(), false);
        }
        var push = JSON.readTree(text.substring(data + DATA.length()));
        if (push.has("pub")) {
            return new Received(push.at("/pub/offset").asString(), events(List.of(push.get("pub"))), false);
        }
        var subscription = push.path("connect").path("subs").path(tenant);
        return subscription.isMissingNode() ? new Received(null, List.of(), false) : subscribed(subscription);
    }

    private Received subscribed(JsonNode subscription) {
        epoch = subscription.path("epoch").asString("");
        var isLost = subscription.path("was_recovering").asBoolean(false)
                && !subscription.path("recovered").asBoolean(false);
        return new Received(
                subscription.path("offset").asString("0"), events(subscription.path("publications")), isLost);
    }

    private static List<String> events(Iterable<JsonNode> publications) {
        var events = new ArrayList<String>();
        publications.forEach(publication ->
                events.addAll(StreamProtocol.eventIn(publication.path("data").toString())));
        return events;
    }

    /** A JSON Web Token with Centrifugo's claim of channels. */
    private static String token(String tenant, String secret) {
        var signed = part(JSON.writeValueAsBytes(Map.of("alg", "HS256", "typ", "JWT")))
                + "."
                + part(JSON.writeValueAsBytes(Map.of("sub", tenant, "channels", List.of(tenant))));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return signed + "." + part(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

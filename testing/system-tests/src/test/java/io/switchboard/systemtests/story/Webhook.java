package io.switchboard.systemtests.story;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook built by a test, signed as Twilio signs or in any other way. It has a signer of its own: one shared with the
 * platform would agree with every error of the platform.
 *
 * @see <a href="https://www.twilio.com/docs/usage/security">How Twilio signs</a>
 */
public final class Webhook {

    private final String gateway;
    private final String path;
    private String signedUrl;
    private final Map<String, String> parameters = new TreeMap<>();
    private String token;
    private String body = "";
    private String contentType = "application/x-www-form-urlencoded";
    private boolean signed = true;

    Webhook(String gateway, Tenant signer, String path) {
        this.gateway = gateway;
        this.path = path;
        this.signedUrl = gateway;
        this.token = signer.authToken();
        parameters.put("AccountSid", signer.accountSid());
    }

    public Webhook with(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    /** Adds the parameters that every text has. */
    public Webhook text(String sid, String from, String to, String text) {
        return with("MessageSid", sid).with("From", from).with("To", to).with("Body", text);
    }

    public Webhook signedWith(String otherToken) {
        token = otherToken;
        return this;
    }

    /** Signs for another public URL than the configured one. */
    public Webhook signedFor(String publicBaseUrl) {
        signedUrl = publicBaseUrl;
        return this;
    }

    public Webhook unsigned() {
        signed = false;
        return this;
    }

    public Webhook contentType(String other) {
        contentType = other;
        return this;
    }

    /** Appends raw text to the parameters, which the signature does not cover. */
    public Webhook raw(String more) {
        body = more;
        return this;
    }

    public Answer send() {
        var request = Http.to(gateway + path).header("Content-Type", contentType);
        if (signed) {
            request.header("X-Twilio-Signature", signature());
        }
        return Http.send(request.POST(BodyPublishers.ofString(form() + body)));
    }

    private String form() {
        return parameters.entrySet().stream()
                .map(parameter -> Http.encoded(parameter.getKey()) + "=" + Http.encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Returns HMAC-SHA1 over the URL and each parameter's name and value, in the order of the names. */
    private String signature() {
        var text = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + parameter.getValue())
                .collect(Collectors.joining("", signedUrl + path, ""));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

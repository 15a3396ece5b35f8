package io.switchboard.twilio;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import com.twilio.constant.EnumConstants.ContentType;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/** Translates the SDK's requests into those of the JDK's HTTP client, and the responses back. */
record SdkTranslator(TwilioHosts hosts) {

    /** Returns the request as the JDK sends it, to the base URL. */
    HttpRequest request(Request request) {
        var builder = HttpRequest.newBuilder(
                        hosts.map(URI.create(request.constructURL().toString())))
                .method(request.getMethod().toString(), body(request))
                .header("User-Agent", "switchboard")
                .header("Accept", "application/json");
        if (request.requiresAuthentication()) {
            builder.header("Authorization", request.getAuthString());
        }
        if (request.getMethod() != HttpMethod.GET) {
            builder.header("Content-Type", contentType(request).getValue());
        }
        request.getHeaderParams().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    private static BodyPublisher body(Request request) {
        if (request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.DELETE) {
            return BodyPublishers.noBody();
        }
        return switch (contentType(request)) {
            case JSON -> BodyPublishers.ofString(request.getBody());
            case FORM_URLENCODED -> BodyPublishers.ofString(request.encodeFormBody());
            case MULTIPART_FORM_DATA -> throw new UnsupportedOperationException("Uploads are not supported");
        };
    }

    private static ContentType contentType(Request request) {
        return request.getContentType() == null ? ContentType.FORM_URLENCODED : request.getContentType();
    }

    /**
     * Returns the response as the SDK reads it.
     *
     * @throws TwilioUnavailable for a redirect, which the SDK takes for success
     */
    static Response response(HttpResponse<String> response) {
        if (response.statusCode() >= 300 && response.statusCode() < 400) {
            throw new TwilioUnavailable("answer " + response.statusCode(), true);
        }
        var headers = response.headers().map().entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> new BasicHeader(header.getKey(), value)))
                .toArray(Header[]::new);
        return new Response(response.body(), response.statusCode(), headers);
    }
}

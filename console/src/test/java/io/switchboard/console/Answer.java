package io.switchboard.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import tools.jackson.databind.json.JsonMapper;

/** The answer of the fake server to one request. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, String contentType, byte[] body) {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript",
            "css", "text/css",
            "svg", "image/svg+xml");

    /** From a byte to the end, as browsers ask for sound in which people seek. */
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

    /** That of the gateway. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; img-src 'self' blob:; media-src 'self' blob:; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script';"
                    + " trusted-types lit-html switchboard";

    static Answer json(int status, JsonMapper json, Object body) {
        return new Answer(status, "application/json", json.writeValueAsBytes(body));
    }

    static Answer problem(int status, String title, String detail) {
        var body = "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}".formatted(title, status, detail);
        return new Answer(status, "application/problem+json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of the console, or of its tests. */
    static Answer file(String path) throws IOException {
        var name = path.equals("/") ? "/index.html" : path;
        try (var shipped = Answer.class.getResourceAsStream("/META-INF/resources" + name);
                var test = Answer.class.getResourceAsStream(name)) {
            var found = shipped != null ? shipped : test;
            if (found == null) {
                return problem(404, "Not found", path);
            }
            var type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            return new Answer(200, type, found.readAllBytes());
        }
    }

    Answer replacing(String text, String other) {
        var replaced = new String(body, StandardCharsets.UTF_8).replace(text, other);
        return new Answer(status, contentType, replaced.getBytes(StandardCharsets.UTF_8));
    }

    void send(HttpExchange exchange) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", contentType);
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        var range = RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
        var isPart = status == 200 && range.matches();
        var from = isPart ? Math.min(Integer.parseInt(range.group(1)), body.length) : 0;
        if (isPart) {
            headers.set("Content-Range", "bytes %d-%d/%d".formatted(from, body.length - 1, body.length));
        }
        exchange.sendResponseHeaders(isPart ? 206 : status, from == body.length ? -1 : body.length - from);
        exchange.getResponseBody().write(body, from, body.length - from);
        exchange.close();
    }
}

package io.switchboard.testing;

import java.io.IOException;
import java.net.URLDecoder;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads the parameters and writes the JSON of the test issuer's endpoints. */
final class IssuerHttp {

    private IssuerHttp() {}

    static void json(HttpExchange exchange, String body) throws IOException {
        json(exchange, 200, body);
    }

    static void json(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }

    /** The first value of each parameter. */
    static Map<String, String> parameters(String encoded) {
        return Stream.of(encoded.split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parts -> URLDecoder.decode(parts[0], UTF_8),
                        parts -> parts.length == 1 ? "" : URLDecoder.decode(parts[1], UTF_8),
                        (first, repeated) -> first));
    }

    static String required(Map<String, String> parameters, String name) throws IOException {
        var value = parameters.get(name);
        if (value == null) {
            throw new IOException("no " + name);
        }
        return value;
    }
}

package io.switchboard.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/** The answers that tests give to requests by their method and path, and the requests that came. */
final class StubbedApi {

    /** A write that the console made. */
    record Request(
            String method,
            String path,
            String body,
            @Nullable String idempotencyKey,
            @Nullable String ifMatch) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    StubbedApi() {
        put("GET", "/api/status", parsed("{\"state\":\"working\",\"at\":\"2026-11-27T09:41:07Z\",\"parts\":{}}"));
        for (var list : List.of("members", "labels", "phone-numbers", "templates", "calls", "notifications")) {
            put("GET", "/api/" + list, parsed("{\"items\":[],\"next\":null}"));
        }
        put("GET", "/api/calls/counts", parsed("{\"calls\":0,\"missed\":0,\"notCalledBack\":0}"));
        put("GET", "/api/doctor", parsed("{\"checks\":[]}"));
        put("GET", "/api/notifications/unread-count", parsed("{\"unread\":0}"));
        put("GET", "/api/notifications/preferences", parsed("{\"types\":{}}"));
        put("GET", "/api/settings/company", parsed("{\"revision\":0}"));
        put("GET", "/api/members/me", parsed("{\"id\":\"agent\",\"name\":\"agent\",\"roles\":[]}"));
    }

    void put(String method, String path, Answer answer) {
        answers.put(method + " " + path, answer);
    }

    /** The answer to a path with its query, or else to the path with any query. */
    @Nullable
    Answer find(String method, String path, @Nullable String query) {
        var exact = query == null ? null : answers.get(method + " " + path + "?" + query);
        return exact != null ? exact : answers.get(method + " " + path);
    }

    void received(Request request) {
        requests.add(request);
    }

    List<Request> requests(String method, String path) {
        return requests.stream()
                .filter(request ->
                        request.method().equals(method) && request.path().equals(path))
                .toList();
    }

    /** Reads JSON, or the file of that name below {@code src/test/resources/fake}. */
    static Answer parsed(String jsonOrFile) {
        var isJson = jsonOrFile.startsWith("{") || jsonOrFile.startsWith("[");
        var content = isJson ? jsonOrFile.getBytes(StandardCharsets.UTF_8) : file(jsonOrFile);
        return new Answer(200, "application/json", content);
    }

    private static byte[] file(String name) {
        try (var file = StubbedApi.class.getResourceAsStream("/fake/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.switchboard.console;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Answers the requests about conversations from the memory of a {@link FakeSwitchboard}. */
final class FakeConversations {

    private record TimelineEntry(String kind, String id, Object at, Message message) {}

    private final FakeSwitchboard switchboard;

    FakeConversations(FakeSwitchboard switchboard) {
        this.switchboard = switchboard;
    }

    Answer read(URI uri) {
        var parts = uri.getPath().split("/", -1);
        if (!parts[2].equals("conversations")) {
            return Answer.problem(404, "Not found", uri.getPath());
        }
        if (parts.length == 3) {
            return page(uri, switchboard.conversations());
        }
        if (parts[3].equals("counts")) {
            return json(
                    200,
                    Map.of(
                            "views", Map.of(),
                            "channels", Map.of(),
                            "calls", Map.of("open", 0, "unread", 0),
                            "labels", Map.of()));
        }
        if (parts.length == 5) {
            return parts[4].equals("timeline") ? timeline(uri, parts[3]) : page(uri, List.of());
        }
        var conversation = switchboard.conversation(parts[3]);
        return conversation == null
                ? Answer.problem(404, "Not found", "There is no such conversation.")
                : json(200, conversation);
    }

    Answer write(StubbedApi.Request request) {
        var path = request.path();
        if (path.matches("/api/conversations/[^/]+/read")) {
            return json(200, switchboard.read(path.split("/", -1)[3]));
        }
        if (!path.matches("/api/messages|/api/conversations/[^/]+/messages")) {
            return Answer.problem(404, "Not found", path);
        }
        var body = FakeSwitchboard.JSON.readTree(request.body());
        return switchboard.send(
                addressee(path, body), body.get("body").asString(), String.valueOf(request.idempotencyKey()));
    }

    private Conversation addressee(String path, JsonNode body) {
        var known = path.equals("/api/messages") ? null : switchboard.conversation(path.split("/", -1)[3]);
        return known != null
                ? known
                : switchboard.conversationWith(body.get("to").asString(), null);
    }

    /** Oldest first; {@code before} and {@code after} are places in it. */
    private Answer timeline(URI uri, String conversationId) {
        var all = switchboard.messagesOf(conversationId).reversed().stream()
                .map(message -> new TimelineEntry("message", message.id(), message.createdAt(), message))
                .toList();
        var query = query(uri.getQuery());
        var limit = Integer.parseInt(query.getOrDefault("limit", "50"));
        var end = Integer.parseInt(query.getOrDefault("before", String.valueOf(all.size())));
        var from = Integer.parseInt(query.getOrDefault("after", String.valueOf(Math.max(0, end - limit))));
        var to = query.containsKey("after") ? Math.min(all.size(), from + limit) : end;
        var page = new HashMap<String, @Nullable Object>(Map.of("items", all.subList(from, to)));
        page.put("before", from > 0 ? String.valueOf(from) : null);
        page.put("after", to < all.size() ? String.valueOf(to) : null);
        return json(200, page);
    }

    private static Answer page(URI uri, List<?> all) {
        var query = query(uri.getQuery());
        var from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        var to = Math.min(all.size(), from + Integer.parseInt(query.getOrDefault("limit", "20")));
        var page = new HashMap<String, @Nullable Object>(Map.of("items", all.subList(from, to)));
        page.put("next", to < all.size() ? String.valueOf(to) : null);
        return json(200, page);
    }

    private static Answer json(int status, Object body) {
        return Answer.json(status, FakeSwitchboard.JSON, body);
    }

    private static Map<String, String> query(@Nullable String query) {
        return Arrays.stream(query == null ? new String[0] : query.split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1]));
    }
}

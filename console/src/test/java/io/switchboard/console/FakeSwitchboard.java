package io.switchboard.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Holds the conversations of a small Switchboard in memory, and causes the events and failures that a test asks for. */
final class FakeSwitchboard implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    final EventStream stream = new EventStream(JSON);
    final StubbedApi api = new StubbedApi();

    /** The paths of the console's files that were asked for. */
    final Queue<String> files = new ConcurrentLinkedQueue<>();

    /** By path, the tenant for which the last request asked; an empty text for one's own. */
    final Map<String, String> tenants = new ConcurrentHashMap<>();

    /** How many requests each path had. */
    final Map<String, Integer> requests = new ConcurrentHashMap<>();

    /** Whether the files' paths name a build, as the gateway's do, so that the service worker keeps them. */
    volatile boolean isBuilt;

    private final Map<String, Conversation> conversations = new ConcurrentHashMap<>();
    private final Map<String, Message> messages = new ConcurrentHashMap<>();
    private final Map<String, Message> sentByKey = new ConcurrentHashMap<>();
    private final Queue<Mishap> mishaps = new ConcurrentLinkedQueue<>();
    private final AtomicLong ids = new AtomicLong(1000);
    private final Instant start = Instant.now().minus(Duration.ofHours(1));
    private volatile boolean loggedIn = true;
    private volatile boolean member;

    private volatile @Nullable String lastPath;
    private volatile Map<String, Object> session = session("agent");

    FakeSwitchboard() {
        FakeServer.serve(this);
    }

    String url() {
        return FakeServer.url();
    }

    /**
     * Answers requests for a path from now on.
     *
     * @param path with its query, or without for any query
     * @param jsonOrFile JSON, or the name of a file below {@code src/test/resources/fake}
     */
    void answers(String method, String path, String jsonOrFile) {
        answers(method, path, StubbedApi.parsed(jsonOrFile));
    }

    void answers(String method, String path, Answer answer) {
        api.put(method, path, answer);
    }

    /** Gives the person who is logged in another role than the agent's; an operator has no tenant. */
    void hasRole(String role) {
        session = session(role);
    }

    Map<String, Object> session() {
        return session;
    }

    private static Map<String, Object> session(String role) {
        var person = new HashMap<String, Object>(Map.of("user", role, "roles", List.of(role)));
        if (!role.equals("operator")) {
            person.put("tenant", "demo");
        }
        return person;
    }

    /** A conversation that exists, without an event that tells of it. */
    Conversation conversationWith(String theirAddress, @Nullable String contactName) {
        var id = "c" + ids.incrementAndGet();
        var conversation = Conversation.with(id, theirAddress, contactName, now());
        conversations.put(id, conversation);
        return conversation;
    }

    /** A text that was received, without an event that tells of it. */
    Message receivedQuietly(Conversation conversation, String body) {
        return keep(Message.inbound("m" + ids.incrementAndGet(), conversation, body, now()));
    }

    /** A customer's text arrives, and everybody hears of it. */
    Message customerTexts(Conversation conversation, String body) {
        var message = receivedQuietly(conversation, body);
        stream.push("received-" + message.id(), "message.received", message);
        stream.push(
                "conversation-" + message.id(),
                "conversation.updated",
                Objects.requireNonNull(conversations.get(conversation.id())));
        return message;
    }

    void customerSends(Conversation conversation, String... mediaUrls) {
        var message = Message.inbound("m" + ids.incrementAndGet(), conversation, "", now());
        stream.push("received-" + message.id(), "message.received", keep(message.withMedia(mediaUrls)));
    }

    void statusChanges(Message message, String status) {
        pushStatus(message, status, Map.of());
    }

    void fails(Message message, String errorCode, String errorMessage) {
        pushStatus(message, "failed", Map.of("errorCode", errorCode, "errorMessage", errorMessage));
    }

    private void pushStatus(Message message, String status, Map<String, String> error) {
        var change = new HashMap<String, String>(error);
        change.put("messageId", message.id());
        change.put("conversationId", message.conversationId());
        change.put("status", status);
        stream.push(message.id() + "-" + status, "message.status-changed", change);
    }

    /** The next send is turned down like this. */
    void refusesTheNextSendWith(Answer answer) {
        mishaps.add(new Mishap(false, answer));
    }

    /** The next send happens, but the one who asked for it is told something else. */
    void sendsTheNextSecretlyAndAnswers(Answer answer) {
        mishaps.add(new Mishap(true, answer));
    }

    void logIn() {
        loggedIn = true;
    }

    void logOut() {
        loggedIn = false;
    }

    /** The session is over when this path is next asked for, and for that request already. */
    void endsTheSessionAt(String path) {
        lastPath = path;
    }

    void isAskedFor(String path) {
        if (path.equals(lastPath)) {
            lastPath = null;
            logOut();
        }
    }

    void hasJoined() {
        member = true;
    }

    /** Returns whether the person has asked for the own profile, which makes a member. */
    boolean isMember() {
        return member;
    }

    boolean isLoggedIn() {
        return loggedIn;
    }

    /** The messages that agents sent, oldest first. */
    List<Message> sent() {
        return messages.values().stream()
                .filter(message -> message.direction().equals("outbound"))
                .sorted(Comparator.comparing(Message::createdAt))
                .toList();
    }

    /** Newest activity first. */
    List<Conversation> conversations() {
        return conversations.values().stream()
                .sorted(Comparator.comparing(Conversation::updatedAt).reversed())
                .toList();
    }

    @Nullable
    Conversation conversation(String id) {
        return conversations.get(id);
    }

    /** Marks a conversation read for everybody, which the stream tells of. */
    Conversation read(String id) {
        var read = Objects.requireNonNull(conversations.computeIfPresent(id, (same, unread) -> unread.read()));
        stream.push("read-" + id + "-" + ids.incrementAndGet(), "conversation.updated", read);
        return read;
    }

    /** The contact of a conversation is erased with everything that was said, which the stream tells of. */
    void erases(Conversation conversation) {
        conversations.remove(conversation.id());
        messages.values().removeIf(message -> message.conversationId().equals(conversation.id()));
        stream.push(
                "erased-" + conversation.id(),
                "contact.erased",
                Map.of("contactId", conversation.contactId(), "requestedAt", "2026-11-03T09:41:00Z"));
    }

    /** Newest first. */
    List<Message> messagesOf(String conversationId) {
        return messages.values().stream()
                .filter(message -> message.conversationId().equals(conversationId))
                .sorted(Comparator.comparing(Message::createdAt).reversed())
                .toList();
    }

    /** Sends once for each key. */
    Answer send(Conversation conversation, String body, String key) {
        var mishap = mishaps.poll();
        if (mishap != null && !mishap.isSent()) {
            return mishap.answer();
        }
        var message = sentByKey.computeIfAbsent(
                key, unseen -> keep(Message.outbound("m" + ids.incrementAndGet(), conversation, body, now())));
        if (mishap != null) {
            return mishap.answer();
        }
        stream.push("queued-" + message.id(), "message.queued", message);
        return Answer.json(202, JSON, message);
    }

    private Message keep(Message message) {
        messages.put(message.id(), message);
        conversations.computeIfPresent(message.conversationId(), (id, conversation) -> conversation.after(message));
        return message;
    }

    /** Each moment is a second after the one before, so that the order is never in doubt. */
    private Instant now() {
        return start.plusSeconds(ids.get() - 1000);
    }

    private record Mishap(boolean isSent, Answer answer) {}

    @Override
    public void close() {
        stream.drop();
        FakeServer.serveNothing();
    }
}

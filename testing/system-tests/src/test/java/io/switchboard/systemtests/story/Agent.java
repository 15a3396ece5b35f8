package io.switchboard.systemtests.story;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import static io.switchboard.systemtests.story.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** An agent of a tenant, who uses the API with a token and has the tenant's stream open. */
public final class Agent implements AutoCloseable {

    private final Tenant tenant;
    private final String gateway;
    private final String token;
    private final EventStream stream;

    Agent(Tenant tenant, String gateway, String issuer) {
        this.tenant = tenant;
        this.gateway = gateway;
        this.token = token(tenant, issuer);
        this.stream = new EventStream(gateway, token);
        stream.awaitOpen();
    }

    private static String token(Tenant tenant, String issuer) {
        var login = tenant.id() + ":" + tenant.id();
        return Http.send(Http.to(issuer + "/oauth2/token")
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")))
                .expecting(200)
                .json()
                .get("access_token")
                .asString();
    }

    public Tenant tenant() {
        return tenant;
    }

    public EventStream stream() {
        return stream;
    }

    /** Opens another connection, which the caller must close. */
    public EventStream opensAnotherStream() {
        var another = new EventStream(gateway, token);
        another.awaitOpen();
        return another;
    }

    /** Waits until the text is pushed, and is on top of its conversation and of the list. */
    public void sees(Customer customer, String body) {
        eventually(() -> assertThat(stream.events("message.received")).anySatisfy(event -> {
            assertThat(event.data().get("from").asString()).isEqualTo(customer.number());
            assertThat(event.data().get("body").asString()).isEqualTo(body);
        }));
        eventually(() -> assertThat(conversationWith(customer).preview()).isEqualTo(body));
        assertThat(messages(conversationWith(customer).id()).getFirst().body()).isEqualTo(body);
    }

    /** Answers in the customer's conversation and returns the accepted message. */
    public Message answers(Customer customer, String body) {
        var path = "/api/conversations/" + conversationWith(customer).id() + "/messages";
        return Message.of(posts(path, Map.of("body", body)).expecting(202).json());
    }

    /** Texts a customer first and returns the accepted message. */
    public Message texts(Customer customer, String body) {
        return Message.of(tries(customer, body).expecting(202).json());
    }

    /** Tries to text a customer. */
    public Answer tries(Customer customer, String body) {
        return posts("/api/messages", Map.of("to", customer.number(), "body", body));
    }

    /** Returns the message's present state. */
    public Message looksAt(Message message) {
        return Message.of(gets("/api/messages/" + message.id()).expecting(200).json());
    }

    /** Waits until the message is shown with this status. */
    public void seesStatus(Message message, String status) {
        eventually(() -> assertThat(looksAt(message).status()).isEqualTo(status));
    }

    /** Returns the statuses of a message that were pushed so far. */
    public Set<String> pushedStatuses(Message message) {
        return stream.events("message.status-changed").stream()
                .map(EventStream.Event::data)
                .filter(data -> data.get("messageId").asString().equals(message.id()))
                .map(data -> data.get("status").asString())
                .collect(Collectors.toSet());
    }

    /** Waits until the list of calls shows the call with this result, and returns it. */
    public JsonNode seesCall(Call call, String result) {
        eventually(() -> assertThat(findCall(call).get("result").asString()).isEqualTo(result));
        return findCall(call);
    }

    private JsonNode findCall(Call call) {
        return allPages("/api/calls", item -> item).stream()
                .filter(item -> item.path("callSid").asString("").equals(call.sid()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no call " + call.sid()));
    }

    /** Plays the call's first recording, or a part of it. */
    public Answer plays(JsonNode call, String range) {
        return Http.send(request("/api/calls/" + call.get("id").asString() + "/recording")
                .header("Range", range));
    }

    public Conversation conversationWith(Customer customer) {
        return findConversation(customer.number())
                .orElseThrow(() -> new AssertionError("no conversation with " + customer.number()));
    }

    public Optional<Conversation> findConversation(String theirAddress) {
        return conversations().stream()
                .filter(conversation -> conversation.theirAddress().equals(theirAddress))
                .findFirst();
    }

    /** Returns the conversations of all pages, newest activity first. */
    public List<Conversation> conversations() {
        return allPages("/api/conversations", Conversation::of);
    }

    /** Returns the messages of all pages of a conversation, newest first. */
    public List<Message> messages(String conversationId) {
        return allPages("/api/conversations/" + conversationId + "/messages", Message::of);
    }

    /** Sets the plan of the tenant's number; it takes effect a little later. */
    public void plansCalls(Object voicePlan) {
        var id = allPages("/api/phone-numbers", number -> number).stream()
                .filter(number -> number.get("address").asString().equals(tenant.number()))
                .map(number -> number.get("id").asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError(tenant.number() + " is not there"));
        patches("/api/phone-numbers/" + id, Map.of("voicePlan", voicePlan)).expecting(200);
    }

    /** Replaces a page of the tenant's settings. */
    public void setsUp(String page, Object values) {
        Http.send(Http.json(request("/api/settings/" + page)).PUT(Http.body(values)))
                .expecting(200);
    }

    private Answer patches(String path, Object json) {
        return Http.send(Http.json(request(path)).method("PATCH", Http.body(json)));
    }

    public Answer gets(String path) {
        return Http.send(request(path));
    }

    public Answer posts(String path, Object json) {
        return Http.send(Http.json(request(path)).POST(Http.body(json)));
    }

    private HttpRequest.Builder request(String path) {
        return Http.to(gateway + path).header("Authorization", "Bearer " + token);
    }

    private <T> List<T> allPages(String path, Function<JsonNode, T> view) {
        var all = new ArrayList<T>();
        var cursor = "";
        do {
            var page = gets(path + "?limit=100&cursor=" + cursor).expecting(200).json();
            page.get("items").valueStream().map(view).forEach(all::add);
            cursor = page.get("next").asString("");
        } while (!cursor.isEmpty());
        return all;
    }

    @Override
    public void close() {
        stream.close();
    }
}

package io.switchboard.twilio.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.http.Response;
import io.switchboard.twilio.JsonFields;
import io.switchboard.twilio.SendOutcome;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;
import io.switchboard.twilio.TwilioMessage;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * Creates and reads the conversations of one account, with their participants and messages. A change asks Twilio to call the
 * webhooks, which it does not do for changes by the API otherwise.
 *
 * @see <a href="https://www.twilio.com/docs/conversations-classic/conversations-webhooks">When webhooks are called</a>
 */
public final class ConversationsClient {

    private static final String PRODUCT = "conversations";
    private static final String HOST = "https://conversations.twilio.com";
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 100;
    private static final int NOT_FOUND = 404;
    private static final Map<String, String> WITH_WEBHOOKS = Map.of("X-Twilio-Webhook-Enabled", "true");

    private final TwilioApi api;
    private final String root;

    /**
     * Creates a client.
     *
     * @param serviceSid the Conversations Service; null for the account's default one
     */
    public ConversationsClient(TwilioAccount account, @Nullable String serviceSid) {
        this.api = account.api().product(PRODUCT);
        this.root = (serviceSid == null ? "/v1" : "/v1/Services/" + TwilioApi.sid(serviceSid)) + "/Conversations";
    }

    /** Returns the conversation with this SID or unique name; empty when there is none. */
    public Optional<TwilioConversation> find(String sidOrUniqueName) {
        return api.find(root + "/" + sidOrUniqueName).map(TwilioConversation::of);
    }

    /**
     * Creates a conversation, exactly once. After {@link TwilioUnavailable} it may exist: {@link #find} tells.
     *
     * @throws TwilioRefused with code 50353 or status 409 when the unique name is taken
     */
    public TwilioConversation create(String uniqueName, @Nullable String friendlyName) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "UniqueName", uniqueName);
        if (friendlyName != null) {
            TwilioApi.add(params, "FriendlyName", friendlyName);
        }
        return TwilioConversation.of(post(root, params));
    }

    /**
     * Adds a participant who is reached at an address, exactly once.
     *
     * @param address theirs, in Twilio's form, as {@code proxyAddress}, which is ours
     * @throws TwilioRefused with code 50416 or 50433 when the pair of addresses is in a conversation already
     */
    public TwilioParticipant add(String conversationSid, String address, String proxyAddress) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "MessagingBinding.Address", address);
        TwilioApi.add(params, "MessagingBinding.ProxyAddress", proxyAddress);
        return TwilioParticipant.of(post(participantsOf(conversationSid), params));
    }

    /** Returns all participants of the conversation; empty when there is no such conversation. */
    public List<TwilioParticipant> participants(String conversationSid) {
        return list(participantsOf(conversationSid), "participants", TwilioApi.params(), LARGEST_PAGE)
                .map(TwilioParticipant::of)
                .toList();
    }

    /** Returns the newest messages of the conversation, the newest first; pages are fetched as the stream is read. */
    public Stream<ConversationMessage> newestMessages(String conversationSid) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "Order", "desc");
        return list(messagesOf(conversationSid), "messages", params, PAGE).map(ConversationMessage::of);
    }

    /** Returns the conversation that is not closed and in which this customer and this address of ours are. */
    public Optional<TwilioConversation> openWith(String address, String proxyAddress) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "Address", address);
        return list(root.replaceFirst("/Conversations$", "/ParticipantConversations"), "conversations", params, PAGE)
                .filter(json -> proxyAddress.equals(
                                JsonFields.text(json.path("participant_messaging_binding"), "proxy_address"))
                        && !JsonFields.text(json, "conversation_state").equals("closed"))
                .map(json -> JsonFields.text(json, "conversation_sid"))
                .flatMap(sid -> find(sid).stream())
                .findFirst();
    }

    /** Deletes the conversation with its messages; returns false if there is none. */
    public boolean delete(String conversationSid) {
        return api.delete(root + "/" + TwilioApi.sid(conversationSid));
    }

    /**
     * Adds a message to the conversation, exactly once. Every failure is an outcome, none is an exception.
     *
     * @param attributes JSON text, by which the message is found again
     */
    public SendOutcome send(String conversationSid, String body, String attributes) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "Body", body);
        TwilioApi.add(params, "Attributes", attributes);
        try {
            return outcome(api.exchangePost(messagesOf(conversationSid), params, WITH_WEBHOOKS));
        } catch (TwilioUnavailable e) {
            var reason = String.valueOf(e.getMessage());
            return e.mayHaveBeenProcessed() ? new SendOutcome.Unknown(reason) : new SendOutcome.NotSent(reason);
        }
    }

    private SendOutcome outcome(Response response) {
        var status = response.getStatusCode();
        return switch (TwilioApi.kind(status)) {
            case SUCCESS -> accepted(api.read(response));
            case BUSY -> new SendOutcome.Busy(null);
            case REFUSED -> {
                var json = api.readOrEmpty(response);
                yield new SendOutcome.Refused(
                        status, JsonFields.number(json, "code"), JsonFields.text(json, "message"));
            }
            case AMBIGUOUS -> new SendOutcome.Unknown("answer " + status);
        };
    }

    /** A participant with a binding gets the message later, and delivery receipts follow; others have it at once. */
    private static SendOutcome accepted(JsonNode json) {
        var sid = JsonFields.text(json, "sid");
        var status = json.path("delivery").isObject() ? "queued" : "sent";
        return sid.isEmpty()
                ? new SendOutcome.Unknown("an answer without a message SID")
                : new SendOutcome.Accepted(
                        new TwilioMessage(sid, "", "", "", 0, "outbound-api", status, null, null, null, null, 0));
    }

    private JsonNode post(String path, Map<String, List<String>> params) {
        var response = api.exchangePost(path, params, WITH_WEBHOOKS);
        var status = response.getStatusCode();
        return switch (TwilioApi.kind(status)) {
            case SUCCESS -> api.read(response);
            case BUSY -> throw new TwilioUnavailable("Twilio is busy for " + path, false);
            case REFUSED -> throw new TwilioRefused(status, JsonFields.number(api.readOrEmpty(response), "code"), path);
            case AMBIGUOUS -> throw new TwilioUnavailable("Twilio answered %s with %d".formatted(path, status), true);
        };
    }

    /** The items of the list; none where what it belongs to does not exist. */
    private Stream<JsonNode> list(String path, String key, Map<String, List<String>> params, int pageSize) {
        try {
            return api.listByUrl(HOST + path, key, params, pageSize);
        } catch (TwilioRefused e) {
            if (e.httpStatus() == NOT_FOUND) {
                return Stream.empty();
            }
            throw e;
        }
    }

    private String participantsOf(String conversationSid) {
        return root + "/" + TwilioApi.sid(conversationSid) + "/Participants";
    }

    private String messagesOf(String conversationSid) {
        return root + "/" + TwilioApi.sid(conversationSid) + "/Messages";
    }
}

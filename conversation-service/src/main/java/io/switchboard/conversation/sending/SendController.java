package io.switchboard.conversation.sending;

import java.util.List;
import java.util.regex.Pattern;

import io.switchboard.conversation.api.Problem;
import io.switchboard.conversation.thread.Conversations;
import io.switchboard.directory.Directory;
import io.switchboard.events.Address;
import io.switchboard.events.Message;
import io.switchboard.events.NumberRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sends: an answer in a thread, or the first message of one. Answers 202 with the queued message once it is safe. */
@RestController
class SendController {

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern CHANNEL = Pattern.compile("[a-z]{2,20}");

    private final Outbox outbox;
    private final Conversations conversations;
    private final Directory directory;

    SendController(Outbox outbox, Conversations conversations, Directory directory) {
        this.outbox = outbox;
        this.conversations = conversations;
        this.directory = directory;
    }

    record Answer(@Nullable String body, @Nullable List<@Nullable String> mediaUrls) {}

    record NewMessage(
            @Nullable String from,
            @Nullable String to,
            @Nullable String channel,
            @Nullable String body,
            @Nullable List<@Nullable String> mediaUrls) {}

    @PostMapping("/api/conversations/{id}/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Message answer(
            @AuthenticationPrincipal(expression = "claims['tenant']") String tenantId,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody Answer answer) {
        var text = MessageText.of(answer.body(), answer.mediaUrls());
        var conversation = conversations.find(tenantId, id).orElseThrow(() -> Problem.notFound("conversation", id));
        var ours = new Address(conversation.channel(), conversation.ourAddress());
        var theirs = new Address(conversation.channel(), conversation.theirAddress());
        return outbox.put(tenantId, ours, theirs, text, idempotencyKey);
    }

    @PostMapping("/api/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Message begin(
            @AuthenticationPrincipal(expression = "claims['tenant']") String tenantId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody NewMessage message) {
        var text = MessageText.of(message.body(), message.mediaUrls());
        var channel = message.channel() == null ? Address.SMS : message.channel();
        if (!CHANNEL.matcher(channel).matches()) {
            throw Problem.invalid("invalid-channel", "channel must be a word such as sms or whatsapp");
        }
        var to = new Address(channel, address("to", message.to()));
        var from =
                new Address(channel, message.from() == null ? usualNumber(tenantId) : address("from", message.from()));
        return outbox.put(tenantId, from, to, text, idempotencyKey);
    }

    private String usualNumber(String tenantId) {
        return directory.numbersOf(tenantId).stream()
                .map(NumberRecord::address)
                .findFirst()
                .orElseThrow(() -> Problem.conflict("no-number", "You have no number to send from"));
    }

    private static String address(String field, @Nullable String value) {
        if (value == null || !E164.matcher(value).matches()) {
            throw Problem.invalid(
                    "invalid-address", field + " must be a phone number in E.164 form, like +15005550006");
        }
        return value;
    }
}

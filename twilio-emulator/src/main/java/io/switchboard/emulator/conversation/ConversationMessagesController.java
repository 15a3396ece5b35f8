package io.switchboard.emulator.conversation;

import java.time.Clock;
import java.util.Comparator;
import java.util.Map;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import static io.switchboard.emulator.conversation.ConversationsController.WEBHOOKS;

/** Serves the messages of conversations. */
@RestController
@RequestMapping({
    "/conversations/v1/Conversations/{conversation}",
    "/conversations/v1/Services/{service}/Conversations/{conversation}"
})
class ConversationMessagesController {
    private final EmulatedConversations conversations;
    private final ConversationWebhooks webhooks;
    private final ConversationDelivery delivery;
    private final Clock clock;

    ConversationMessagesController(
            EmulatedConversations conversations,
            ConversationWebhooks webhooks,
            ConversationDelivery delivery,
            Clock clock) {
        this.conversations = conversations;
        this.webhooks = webhooks;
        this.delivery = delivery;
        this.clock = clock;
    }

    @PostMapping("/Messages")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> addMessage(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable("conversation") String sid,
            @RequestHeader(name = WEBHOOKS, defaultValue = "false") boolean isReported,
            @RequestParam(name = "Author", defaultValue = "system") String author,
            @RequestParam(name = "Body", defaultValue = "") String body,
            @RequestParam(name = "Attributes", defaultValue = "{}") String attributes) {
        var conversation = existing(request, account, sid);
        if (body.isEmpty() || body.length() > 1600) {
            throw TwilioError.badRequest(50501, "Message body must have 1 to 1600 characters");
        }
        var isDelivered = conversations.participantsOf(conversation).stream()
                .anyMatch(participant -> participant.address() != null && !author.equals(participant.address()));
        var message = conversations.add(
                conversation,
                index -> ConversationMessage.sent(index, author, body, attributes, isDelivered, clock.instant()));
        if (isReported) {
            webhooks.message("onMessageAdded", conversation, message, "API");
        }
        delivery.deliver(conversation, message);
        return ConversationResource.of(conversation, message);
    }

    @GetMapping("/Messages")
    Map<String, @Nullable Object> messages(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable("conversation") String sid,
            @RequestParam(name = "Order", defaultValue = "asc") String order,
            @RequestParam(name = "Page", defaultValue = "0") int page,
            @RequestParam(name = "PageSize", defaultValue = "50") int size) {
        var conversation = existing(request, account, sid);
        var byIndex = Comparator.comparing(ConversationMessage::index);
        var items = conversations.messagesOf(conversation).stream()
                .sorted(order.equals("desc") ? byIndex.reversed() : byIndex)
                .map(message -> ConversationResource.of(conversation, message))
                .toList();
        var path = request.getRequestURI() + (order.equals("desc") ? "?Order=desc" : "");
        return ConversationResource.page(path, "messages", items, page, size);
    }

    @GetMapping("/Messages/{message}")
    Map<String, @Nullable Object> message(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable("conversation") String sid,
            @PathVariable("message") String messageSid) {
        var conversation = existing(request, account, sid);
        return ConversationResource.of(conversation, existing(request, conversation, messageSid));
    }

    @PostMapping("/Messages/{message}")
    Map<String, @Nullable Object> change(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable("conversation") String sid,
            @PathVariable("message") String messageSid,
            @RequestHeader(name = WEBHOOKS, defaultValue = "false") boolean isReported) {
        var conversation = existing(request, account, sid);
        var message = existing(request, conversation, messageSid);
        var body = request.getParameter("Body");
        var attributes = request.getParameter("Attributes");
        var changed = conversations.change(
                conversation,
                message,
                body == null ? message.body() : body,
                attributes == null ? message.attributes() : attributes);
        if (isReported) {
            webhooks.message("onMessageUpdated", conversation, changed, "API");
        }
        return ConversationResource.of(conversation, changed);
    }

    @DeleteMapping("/Messages/{message}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable("conversation") String sid,
            @PathVariable("message") String messageSid,
            @RequestHeader(name = WEBHOOKS, defaultValue = "false") boolean isReported) {
        var conversation = existing(request, account, sid);
        var message = existing(request, conversation, messageSid);
        conversations.remove(conversation, message);
        if (isReported) {
            webhooks.message("onMessageRemoved", conversation, message, "API");
        }
    }

    private EmulatedConversation existing(HttpServletRequest request, Account account, String sid) {
        return conversations.find(account.sid(), sid).orElseThrow(() -> TwilioError.notFound(request.getRequestURI()));
    }

    private static ConversationMessage existing(
            HttpServletRequest request, EmulatedConversation conversation, String sid) {
        return conversation.message(sid).orElseThrow(() -> TwilioError.notFound(request.getRequestURI()));
    }
}

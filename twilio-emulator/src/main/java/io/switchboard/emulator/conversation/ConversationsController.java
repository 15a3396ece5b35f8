package io.switchboard.emulator.conversation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

/** Serves {@code conversations.twilio.com/v1}, whose host is a path here. */
@RestController
@RequestMapping({"/conversations/v1", "/conversations/v1/Services/{service}"})
class ConversationsController {
    static final String WEBHOOKS = "X-Twilio-Webhook-Enabled";

    private final EmulatedConversations conversations;
    private final ConversationWebhooks webhooks;

    ConversationsController(EmulatedConversations conversations, ConversationWebhooks webhooks) {
        this.conversations = conversations;
        this.webhooks = webhooks;
    }

    @PostMapping("/Conversations")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> create(
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @RequestHeader(name = WEBHOOKS, defaultValue = "false") boolean isReported,
            @RequestParam(name = "UniqueName", required = false) @Nullable String uniqueName,
            @RequestParam(name = "FriendlyName", required = false) @Nullable String friendlyName) {
        var conversation = conversations.create(account.sid(), uniqueName, friendlyName);
        if (isReported) {
            webhooks.conversation("onConversationAdded", conversation, "API", List.of());
        }
        return ConversationResource.of(conversation);
    }

    @GetMapping("/Conversations")
    Map<String, @Nullable Object> list(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @RequestParam(name = "Page", defaultValue = "0") int page,
            @RequestParam(name = "PageSize", defaultValue = "50") int size) {
        var items = conversations.ofAccount(account.sid()).stream()
                .map(ConversationResource::of)
                .toList();
        return ConversationResource.page(request.getRequestURI(), "conversations", items, page, size);
    }

    @GetMapping("/Conversations/{sid}")
    Map<String, @Nullable Object> fetch(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid) {
        return ConversationResource.of(existing(request, account, sid));
    }

    @PostMapping("/Conversations/{sid}")
    Map<String, @Nullable Object> update(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid,
            @RequestHeader(name = WEBHOOKS, defaultValue = "false") boolean isReported,
            @RequestParam(name = "State", required = false) @Nullable String state,
            @RequestParam(name = "FriendlyName", required = false) @Nullable String friendlyName) {
        var conversation = existing(request, account, sid);
        if (friendlyName != null) {
            conversation.friendlyName = friendlyName;
        }
        if (state != null) {
            if (!List.of("active", "inactive", "closed").contains(state)) {
                throw TwilioError.badRequest(20001, "State must be active, inactive or closed");
            }
            var before = conversations.move(conversation, state);
            if (isReported && !before.equals(state)) {
                webhooks.state(conversation, before, "API");
            }
        }
        return ConversationResource.of(conversation);
    }

    @DeleteMapping("/Conversations/{sid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid,
            @RequestHeader(name = WEBHOOKS, defaultValue = "false") boolean isReported) {
        var conversation = existing(request, account, sid);
        conversations.remove(conversation);
        if (isReported) {
            webhooks.conversation("onConversationRemoved", conversation, "API", List.of());
        }
    }

    /** The conversations that someone with this address is in. */
    @GetMapping("/ParticipantConversations")
    Map<String, @Nullable Object> ofAddress(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @RequestParam(name = "Address") String address,
            @RequestParam(name = "Page", defaultValue = "0") int page,
            @RequestParam(name = "PageSize", defaultValue = "50") int size) {
        var items = conversations.ofAccount(account.sid()).stream()
                .flatMap(conversation -> conversations.participantsOf(conversation).stream()
                        .filter(participant -> address.equals(participant.address()))
                        .map(participant -> ParticipationResource.of(conversation, participant)))
                .toList();
        var path = request.getRequestURI() + "?Address=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
        return ConversationResource.page(path, "conversations", items, page, size);
    }

    private EmulatedConversation existing(HttpServletRequest request, Account account, String sid) {
        return conversations.find(account.sid(), sid).orElseThrow(() -> TwilioError.notFound(request.getRequestURI()));
    }
}

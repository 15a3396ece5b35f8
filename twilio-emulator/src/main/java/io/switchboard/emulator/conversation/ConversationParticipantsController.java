package io.switchboard.emulator.conversation;

import java.time.Clock;
import java.util.Map;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.rest.SidGenerator;
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

/** Serves the participants of conversations. */
@RestController
@RequestMapping({
    "/conversations/v1/Conversations/{conversation}",
    "/conversations/v1/Services/{service}/Conversations/{conversation}"
})
class ConversationParticipantsController {
    private final EmulatedConversations conversations;
    private final ConversationWebhooks webhooks;
    private final Clock clock;

    ConversationParticipantsController(
            EmulatedConversations conversations, ConversationWebhooks webhooks, Clock clock) {
        this.conversations = conversations;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @PostMapping("/Participants")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> addParticipant(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable("conversation") String sid,
            @RequestHeader(name = WEBHOOKS, defaultValue = "false") boolean isReported) {
        var conversation = existing(request, account, sid);
        var participant = new ConversationParticipant(
                SidGenerator.next("MB"),
                request.getParameter("Identity"),
                request.getParameter("MessagingBinding.Address"),
                request.getParameter("MessagingBinding.ProxyAddress"),
                request.getParameter("MessagingBinding.ProjectedAddress"),
                clock.instant());
        check(participant);
        conversations.add(conversation, participant);
        if (isReported) {
            webhooks.participant("onParticipantAdded", conversation, participant, "API");
        }
        return ConversationResource.of(conversation, participant);
    }

    private static void check(ConversationParticipant participant) {
        if (participant.identity() == null && !participant.hasBinding()) {
            throw TwilioError.badRequest(50200, "Identity not provided");
        }
        var address = participant.address();
        if (address != null && !address.substring(address.indexOf(':') + 1).matches("\\+[1-9]\\d{6,14}")) {
            throw TwilioError.badRequest(50407, "Invalid messaging binding address");
        }
        if (address != null && address.equals(participant.proxyAddress())) {
            throw TwilioError.badRequest(50409, "Participant address must not equal its proxy address");
        }
    }

    @GetMapping("/Participants")
    Map<String, @Nullable Object> participants(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable("conversation") String sid,
            @RequestParam(name = "Page", defaultValue = "0") int page,
            @RequestParam(name = "PageSize", defaultValue = "50") int size) {
        var conversation = existing(request, account, sid);
        var items = conversations.participantsOf(conversation).stream()
                .map(participant -> ConversationResource.of(conversation, participant))
                .toList();
        return ConversationResource.page(request.getRequestURI(), "participants", items, page, size);
    }

    @DeleteMapping("/Participants/{participant}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeParticipant(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable("conversation") String sid,
            @PathVariable("participant") String participantSid,
            @RequestHeader(name = WEBHOOKS, defaultValue = "false") boolean isReported) {
        var conversation = existing(request, account, sid);
        var participant = conversations.participantsOf(conversation).stream()
                .filter(known -> known.sid().equals(participantSid))
                .findFirst()
                .orElseThrow(() -> TwilioError.notFound(request.getRequestURI()));
        conversations.remove(conversation, participant);
        if (isReported) {
            webhooks.participant("onParticipantRemoved", conversation, participant, "API");
        }
    }

    private EmulatedConversation existing(HttpServletRequest request, Account account, String sid) {
        return conversations.find(account.sid(), sid).orElseThrow(() -> TwilioError.notFound(request.getRequestURI()));
    }
}

package io.switchboard.conversation.call.request;

import java.util.regex.Pattern;

import io.switchboard.conversation.call.CallAccess;
import io.switchboard.conversation.call.request.CallRequests.WantedCall;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.directory.Directory;
import io.switchboard.events.Address;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.call.Call;
import io.switchboard.events.twilio.HiddenCallers;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes calls: rings the agent, and then the customer. */
@RestController
class CallRequestController {

    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern AGENT = Pattern.compile(
            PHONE_NUMBER + "|client:[A-Za-z0-9._@-]{1,121}|sips?:[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,128}");

    private final CallRequests requests;
    private final CallAccess access;
    private final Conversations conversations;
    private final Directory directory;

    CallRequestController(CallRequests requests, CallAccess access, Conversations conversations, Directory directory) {
        this.requests = requests;
        this.access = access;
        this.conversations = conversations;
        this.directory = directory;
    }

    /**
     * The body of a request.
     *
     * @param to the customer; by default that of the call or the conversation
     * @param from the tenant's number; by default that of the call or the conversation, else the first one
     * @param agent the address that is rung first
     * @param callId a call that is called back, and so dismissed
     */
    record CallForm(
            @Nullable String to,
            @Nullable String from,
            @Nullable String agent,
            @Nullable String callId,
            @Nullable String conversationId) {}

    @PostMapping("/api/calls")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Call call(ApiCaller caller, TenantId tenant, @Nullable IdempotencyKey idempotencyKey, @RequestBody CallForm form) {
        var earlier = earlier(caller, tenant, form);
        var to = phoneNumber("to", form.to() != null || earlier == null ? form.to() : earlier.theirs());
        var number = number(tenant, form.from() != null || earlier == null ? form.from() : earlier.ours());
        var agent = agent(form.agent());
        if (agent.equals(to) || number.address().equals(to)) {
            throw ApiProblem.invalid("invalid-address", "to must be another number than agent and from.");
        }
        var addresses = new AddressPair(Address.SMS, number.address(), to);
        var wanted = new WantedCall(addresses, number.accountSid(), agent, form.callId());
        return requests.add(caller, tenant, wanted, idempotencyKey).view();
    }

    /** The addresses of the call or conversation that the form names. */
    private @Nullable AddressPair earlier(ApiCaller caller, TenantId tenant, CallForm form) {
        var callId = form.callId();
        if (callId != null) {
            return access.find(caller, tenant, callId).addresses();
        }
        var conversationId = form.conversationId();
        return conversationId == null
                ? null
                : conversations
                        .find(tenant, conversationId)
                        .map(StoredConversation::addresses)
                        .orElseThrow(() -> ApiProblem.notFound("conversation", conversationId));
    }

    private NumberRecord number(TenantId tenant, @Nullable String from) {
        if (from == null) {
            return directory.numbersOf(tenant.value()).stream()
                    .findFirst()
                    .orElseThrow(() -> ApiProblem.conflict("no-number", "You have no phone number to call from."));
        }
        var ours = phoneNumber("from", from);
        return directory
                .number(ours)
                .filter(number -> number.tenantId().equals(tenant.value()))
                .orElseThrow(() ->
                        ApiProblem.conflict("number-not-owned", "None of your phone numbers is %s.".formatted(ours)));
    }

    private static String phoneNumber(String field, @Nullable String text) {
        if (text == null || !PHONE_NUMBER.matcher(text).matches() || HiddenCallers.include(text)) {
            throw ApiProblem.invalid(
                    "invalid-address", field + " must be a phone number in E.164 form, such as +15005550006.");
        }
        return text;
    }

    private static String agent(@Nullable String text) {
        if (text == null || !AGENT.matcher(text).matches()) {
            throw ApiProblem.invalid(
                    "invalid-agent",
                    "agent must be the address that is rung first: a phone number in E.164 form, client:name, or a SIP"
                            + " address.");
        }
        return text;
    }
}

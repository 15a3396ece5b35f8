package io.switchboard.conversation.sending;

import java.util.Optional;

import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.sending.content.RenderedText;
import io.switchboard.conversation.sending.content.RequestedText;
import io.switchboard.conversation.sending.content.SendPreview;
import io.switchboard.conversation.sending.content.TextRenderer;
import io.switchboard.conversation.sending.content.TextRenderer.Recipient;
import io.switchboard.conversation.sending.rule.SendRules;
import io.switchboard.conversation.sending.rule.SendRules.SendState;
import io.switchboard.events.Address;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Renders the texts that requests ask for, with what is known of the customer. */
@Component
class MessageTexts {

    private final TextRenderer renderer;
    private final SenderAccounts accounts;
    private final Conversations conversations;
    private final SendRules rules;

    MessageTexts(TextRenderer renderer, SenderAccounts accounts, Conversations conversations, SendRules rules) {
        this.rules = rules;
        this.renderer = renderer;
        this.accounts = accounts;
        this.conversations = conversations;
    }

    /** The text of a reply. */
    RenderedText of(TenantId tenant, StoredConversation conversation, RequestedText text) {
        return render(tenant, conversation.addresses(), conversation.contactName(), conversation.accountSid(), text);
    }

    /** The text of a message between two addresses, which may have a conversation. */
    RenderedText of(TenantId tenant, AddressPair addresses, RequestedText text) {
        var open = needsConversation(text)
                ? conversations.open(StoredConversation.openKey(tenant, addresses))
                : Optional.<StoredConversation>empty();
        return render(
                tenant,
                addresses,
                open.map(StoredConversation::contactName).orElse(null),
                open.map(StoredConversation::accountSid).orElse(null),
                text);
    }

    /** The text of a message to a contact with this name, whether or not there is a conversation. */
    RenderedText of(TenantId tenant, AddressPair addresses, @Nullable String contactName, RequestedText text) {
        return render(tenant, addresses, contactName, null, text);
    }

    /** The preview of a text whose recipient is not known. */
    SendPreview preview(RequestedText text) {
        if (needsConversation(text)) {
            throw ApiProblem.invalid("invalid-address", "The preview of a template needs a conversationId or to.");
        }
        return SendPreview.of(Address.SMS, text.body(), new SendState(false, null));
    }

    /** The preview of a text between two addresses. */
    SendPreview preview(TenantId tenant, AddressPair addresses, RequestedText text) {
        return SendPreview.of(addresses.channel(), of(tenant, addresses, text).body(), rules.state(tenant, addresses));
    }

    private static boolean needsConversation(RequestedText text) {
        return text.templateId() != null || text.contentSid() != null;
    }

    private RenderedText render(
            TenantId tenant,
            AddressPair addresses,
            @Nullable String contactName,
            @Nullable String receivedBy,
            RequestedText text) {
        var recipient =
                new Recipient(tenant, addresses, contactName, () -> accounts.account(tenant, addresses, receivedBy));
        return renderer.render(recipient, text);
    }
}

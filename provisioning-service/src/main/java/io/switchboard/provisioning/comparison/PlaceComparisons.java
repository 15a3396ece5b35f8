package io.switchboard.provisioning.comparison;

import java.util.List;
import java.util.Optional;

import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.provisioning.comparison.ConversationsComparison.DoubledAddress;
import io.switchboard.provisioning.conversations.AutoCreationPlanner;
import io.switchboard.provisioning.conversations.ConversationsPlanner;
import io.switchboard.provisioning.conversations.ConversationsRepairer;
import io.switchboard.provisioning.conversations.DoubledAddresses;
import io.switchboard.provisioning.place.PlaceHistory;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.sender.SenderPlanner;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.conversation.ConversationsWebhook;
import io.switchboard.twilio.sender.WhatsappSender;
import org.springframework.stereotype.Component;

/** Compares the places of a number besides the number itself. */
@Component
class PlaceComparisons {

    private static final int MAX_STATUS_LENGTH = 64;

    private final SenderPlanner senders;
    private final ConversationsPlanner conversations;
    private final ConversationsRepairer webhooks;
    private final ServiceComparisons services;
    private final AutoCreationPlanner autoCreation;
    private final DoubledAddresses addresses;
    private final PlaceHistory history;

    PlaceComparisons(
            SenderPlanner senders,
            ConversationsPlanner conversations,
            ConversationsRepairer webhooks,
            ServiceComparisons services,
            AutoCreationPlanner autoCreation,
            DoubledAddresses addresses,
            PlaceHistory history) {
        this.senders = senders;
        this.conversations = conversations;
        this.webhooks = webhooks;
        this.services = services;
        this.autoCreation = autoCreation;
        this.addresses = addresses;
        this.history = history;
    }

    /** Compares the number's WhatsApp sender; empty for a number without one. */
    Optional<WhatsappSenderComparison> senderOf(TwilioAccount twilio, PhoneNumber number) {
        return senders.senderOf(twilio, number).map(sender -> compare(number, sender));
    }

    private WhatsappSenderComparison compare(PhoneNumber number, WhatsappSender sender) {
        var known = history.of(SenderPlanner.keyOf(sender));
        return new WhatsappSenderComparison(
                sender.sid(),
                TwilioText.cleaned(sender.status(), MAX_STATUS_LENGTH),
                ComparedFields.of(senders.desired(number, sender, known), sender.webhook(), known),
                senders.isManaged() ? null : "PROVISIONING_CHANNELS",
                ComparedFields.failing(known));
    }

    /** Compares the webhook of Conversations; empty for an account without it. */
    Optional<ConversationsComparison> conversationsOf(TwilioAccount twilio, PhoneNumber number) {
        return webhooks.webhookOf(twilio).map(webhook -> compare(twilio, number, webhook));
    }

    private ConversationsComparison compare(TwilioAccount twilio, PhoneNumber number, ConversationsWebhook webhook) {
        var known = history.of(ConversationsPlanner.keyOf(twilio.sid()));
        var doubled =
                addresses.of(twilio, number).stream().map(DoubledAddress::of).toList();
        var isEnded = autoCreation.isEndedBy(number.tenantId());
        return new ConversationsComparison(
                ComparedFields.of(
                        conversations.desired(webhook, known.isManaged()), ConversationsPlanner.actual(webhook), known),
                conversations.managedBy(webhook, known.isManaged()),
                ComparedFields.failing(known),
                services.of(twilio, number.tenantId()),
                isEnded,
                doubled,
                hint(doubled, isEnded));
    }

    private static String hint(List<DoubledAddress> doubled, boolean isEnded) {
        if (doubled.isEmpty()) {
            return "Conversations creates no conversations for this number by itself.";
        }
        var consequence =
                "For each message to this number Twilio creates a conversation besides the webhook; it may arrive"
                        + " twice, or by Conversations only. ";
        return consequence
                + (isEnded
                        ? "The next pass ends that, as the tenant's settings say."
                        : "A repair with clearOverrides=true ends that, and so does endAutoCreation in the settings.");
    }
}

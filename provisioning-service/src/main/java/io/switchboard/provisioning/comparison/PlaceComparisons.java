package io.switchboard.provisioning.comparison;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.provisioning.comparison.ConversationsComparison.DoubledAddress;
import io.switchboard.provisioning.comparison.WebhookComparison.Failing;
import io.switchboard.provisioning.comparison.WebhookComparison.Field;
import io.switchboard.provisioning.conversations.ConversationsPlanner;
import io.switchboard.provisioning.conversations.ConversationsRepairer;
import io.switchboard.provisioning.conversations.DoubledAddresses;
import io.switchboard.provisioning.place.PlaceHistory;
import io.switchboard.provisioning.place.PlaceWebhooks;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.sender.SenderPlanner;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.conversation.ConversationsWebhook;
import io.switchboard.twilio.sender.WhatsappSender;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares the places of a number besides the number itself. */
@Component
class PlaceComparisons {

    private static final int MAX_STATUS_LENGTH = 64;

    private final SenderPlanner senders;
    private final ConversationsPlanner conversations;
    private final ConversationsRepairer webhooks;
    private final DoubledAddresses addresses;
    private final PlaceHistory history;

    PlaceComparisons(
            SenderPlanner senders,
            ConversationsPlanner conversations,
            ConversationsRepairer webhooks,
            DoubledAddresses addresses,
            PlaceHistory history) {
        this.senders = senders;
        this.conversations = conversations;
        this.webhooks = webhooks;
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
                fields(senders.desired(number, sender, known), sender.webhook(), known),
                senders.isManaged() ? null : "PROVISIONING_CHANNELS",
                failing(known));
    }

    /** Compares the webhook of Conversations; empty for an account without it. */
    Optional<ConversationsComparison> conversationsOf(TwilioAccount twilio, PhoneNumber number) {
        return webhooks.webhookOf(twilio).map(webhook -> compare(twilio, number, webhook));
    }

    private ConversationsComparison compare(TwilioAccount twilio, PhoneNumber number, ConversationsWebhook webhook) {
        var known = history.of(ConversationsPlanner.keyOf(twilio.sid()));
        var doubled =
                addresses.of(twilio, number).stream().map(DoubledAddress::of).toList();
        return new ConversationsComparison(
                fields(conversations.desired(webhook, known.isManaged()), ConversationsPlanner.actual(webhook), known),
                conversations.managedBy(webhook, known.isManaged()),
                failing(known),
                doubled,
                hint(doubled));
    }

    private static String hint(List<DoubledAddress> doubled) {
        return doubled.isEmpty()
                ? "Conversations creates no conversations for this number by itself."
                : "For each message to this number Twilio creates a conversation besides the webhook; it may arrive twice, or by"
                        + " Conversations only. A repair with clearOverrides=true ends that.";
    }

    private static List<Field> fields(Map<String, String> desired, Map<String, String> actual, PlaceWebhooks known) {
        return desired.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(field -> {
                    var change = known.change(field.getKey());
                    return Field.of(
                            field.getKey(),
                            field.getValue(),
                            actual.getOrDefault(field.getKey(), ""),
                            change == null ? null : change.at(),
                            change == null ? null : change.by());
                })
                .toList();
    }

    private static @Nullable Failing failing(PlaceWebhooks known) {
        var failure = known.failure();
        return failure == null ? null : new Failing(failure.detail(), failure.since());
    }
}

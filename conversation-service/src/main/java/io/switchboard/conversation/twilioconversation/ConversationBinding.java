package io.switchboard.conversation.twilioconversation;

import java.util.Optional;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.twilioconversation.StoredTwilioConversation.StoredBinding;
import io.switchboard.events.Address;

/**
 * The addresses of our conversation for a conversation at Twilio, as far as its participants tell.
 *
 * <ul>
 *   <li>One customer with an address is in the conversation of the two addresses, together with what comes from the number.
 *   <li>Several customers are a group, which has a conversation of its own: what is written there is read by all of them.
 *   <li>Without any customer's address it is a chat, which has a conversation of its own.
 * </ul>
 *
 * A conversation that becomes another kind continues in another conversation of ours; what was written before stays.
 *
 * @param rank a conversation at Twilio is bound again only to a higher one
 */
public record ConversationBinding(int rank, AddressPair addresses) {

    public static final String CHAT_CHANNEL = "chat";
    public static final String GROUP_CHANNEL = "group";

    static final int CHAT = 1;
    static final int PAIR = 2;
    static final int GROUP = 3;

    /** Returns the binding; empty while participants that decide it may be unknown. */
    static Optional<ConversationBinding> of(StoredTwilioConversation conversation) {
        var addresses = conversation.addresses();
        var isKnown = conversation.lookedUpAt() != null;
        if (conversation.ourAddresses().isEmpty() && !isKnown) {
            return Optional.empty();
        }
        if (addresses.size() > 1) {
            return Optional.of(own(GROUP, GROUP_CHANNEL, conversation));
        }
        if (addresses.size() == 1 && !conversation.ourAddresses().isEmpty()) {
            var theirs = Address.parse(addresses.getFirst());
            var ours = Address.parse(conversation.ourAddresses().getFirst());
            return Optional.of(
                    new ConversationBinding(PAIR, new AddressPair(theirs.channel(), ours.value(), theirs.value())));
        }
        return isKnown ? Optional.of(own(CHAT, CHAT_CHANNEL, conversation)) : Optional.empty();
    }

    /** Without an address of the tenant, the account stands in its place. */
    private static ConversationBinding own(int rank, String channel, StoredTwilioConversation conversation) {
        var ours = conversation.ourAddresses().isEmpty()
                ? conversation.accountSid()
                : Address.parse(conversation.ourAddresses().getFirst()).value();
        return new ConversationBinding(rank, new AddressPair(channel, ours, conversation.sid()));
    }

    /** Whether conversations on this channel exist at Twilio only, so that there is no other way to answer. */
    public static boolean isOnlyAtTwilio(String channel) {
        return channel.equals(CHAT_CHANNEL) || channel.equals(GROUP_CHANNEL);
    }

    boolean replaces(StoredTwilioConversation conversation) {
        return conversation.binding() == null || conversation.binding().rank() < rank;
    }

    StoredBinding stored() {
        return new StoredBinding(rank, addresses.channel(), addresses.ours(), addresses.theirs());
    }
}

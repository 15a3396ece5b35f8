package io.switchboard.conversation.twilioconversation;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The part of a conversation at Twilio that one event, or one participant in Twilio's list, tells. Facts are added up, so
 * that they may come in any order.
 *
 * @param name the name that people gave the conversation
 * @param serviceSid the Conversations Service
 * @param addresses addresses of customers, in Twilio's form
 * @param ourAddresses addresses of the tenant that customers see, in Twilio's form
 */
public record ConversationFacts(
        @Nullable String name, @Nullable String serviceSid, List<String> addresses, List<String> ourAddresses) {

    public ConversationFacts {
        addresses = List.copyOf(addresses);
        ourAddresses = List.copyOf(ourAddresses);
    }

    /** The facts of a participant as Twilio lists it. */
    public static ConversationFacts listed(@Nullable String address, List<String> ourAddresses) {
        return new ConversationFacts(
                null, null, Optional.ofNullable(address).stream().toList(), ourAddresses);
    }
}

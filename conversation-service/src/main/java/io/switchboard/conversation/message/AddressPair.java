package io.switchboard.conversation.message;

import io.switchboard.events.Address;
import io.switchboard.events.Topics;

/**
 * Names the two sides of a conversation: one address of the tenant and one of the other side, on the same channel.
 *
 * @param channel {@code sms}, {@code whatsapp}, {@code rcs} …, in lower case
 * @param ours the tenant's address, without a channel prefix
 * @param theirs the other side's address, without a channel prefix
 */
public record AddressPair(String channel, String ours, String theirs) {

    public Address ourAddress() {
        return new Address(channel, ours);
    }

    public Address theirAddress() {
        return new Address(channel, theirs);
    }

    /** The key of the pair's records in Kafka: all records of a pair are in one partition, in order. */
    public String topicKey() {
        return Topics.pairKey(ourAddress().twilio(), theirAddress().twilio());
    }
}

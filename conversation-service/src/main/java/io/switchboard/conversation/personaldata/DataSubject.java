package io.switchboard.conversation.personaldata;

import java.util.List;

/**
 * Names everything by which the data of one contact are found. It is kept in a job's checkpoint, because it can no longer be
 * found out once a part is erased.
 *
 * @param contactIds the contact's id first, then those of the contacts that were merged into it
 * @param channels the channels of the addresses, in the order of {@code addresses}
 * @param addresses the contact's addresses in every spelling, without channel prefixes
 */
public record DataSubject(
        String tenantId,
        List<String> contactIds,
        List<String> channels,
        List<String> addresses,
        List<String> conversationIds) {

    public DataSubject {
        contactIds = List.copyOf(contactIds);
        channels = List.copyOf(channels);
        addresses = List.copyOf(addresses);
        conversationIds = List.copyOf(conversationIds);
    }

    /** The id under which the API shows the contact. */
    public String contactId() {
        return contactIds.getFirst();
    }
}

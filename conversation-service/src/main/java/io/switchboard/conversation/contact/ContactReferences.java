package io.switchboard.conversation.contact;

import java.util.List;

/** Points the documents of another feature at the contact that an address belongs to. */
public interface ContactReferences {

    /**
     * Makes everything that concerns the addresses of these documents refer to the contact, with its present name, and
     * announces it. May be repeated.
     *
     * @param person the contact
     * @param documents the contact's documents, that of {@code person} included: one per address
     * @param formerIds the ids of contacts that the references may have now
     */
    void relink(StoredContact person, List<StoredContact> documents, List<String> formerIds);
}

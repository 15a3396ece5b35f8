package io.switchboard.conversation.twilioconversation;

import org.springframework.data.mongodb.core.query.Update;

/** Makes the update that adds facts to a conversation at Twilio and takes none away. */
final class FactsUpdate {

    private FactsUpdate() {}

    static Update of(ConversationKey key, ConversationFacts facts) {
        var update = new Update().set("sid", key.sid());
        if (facts.name() != null) {
            update.set("name", facts.name());
        }
        if (facts.serviceSid() != null) {
            update.set("serviceSid", facts.serviceSid());
        }
        if (!facts.addresses().isEmpty()) {
            update.addToSet("addresses").each(facts.addresses().toArray());
        }
        if (!facts.ourAddresses().isEmpty()) {
            update.addToSet("ourAddresses").each(facts.ourAddresses().toArray());
        }
        return update;
    }
}

package io.switchboard.conversation.personaldata;

import java.util.List;

import io.switchboard.conversation.address.AddressSpellings;
import io.switchboard.conversation.contact.ContactReferences;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.events.Address;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Points calls at the contact that their address belongs to, after merges. A call shows the contact's id only. */
@Component
class CallContacts implements ContactReferences {

    private static final String CALLS = "calls";

    private final MongoOperations mongo;

    CallContacts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void relink(StoredContact person, List<StoredContact> documents, List<String> formerIds) {
        for (var document : documents) {
            var theirs = where("tenantId")
                    .is(person.tenantId().value())
                    .and("contactId")
                    .in(formerIds)
                    .and("theirAddress")
                    .in(AddressSpellings.all(new Address(document.channel(), document.address())));
            mongo.updateMulti(query(theirs), new Update().set("contactId", person.id()), CALLS);
        }
    }
}

package io.switchboard.conversation.optout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.switchboard.conversation.consent.ConsentFact;
import io.switchboard.conversation.consent.ConsentStore;
import io.switchboard.conversation.consent.OptOutWord;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Learns from stored messages what their customers allow: from those that Twilio rejected because the customer had opted out,
 * and from the customer's words since then. May be repeated.
 */
@Component
public class ConsentImport {

    private static final int PAGE = 200;

    /** How many of a conversation's messages are searched for a later word. */
    private static final int LATER_MESSAGES = 500;

    private final MongoOperations mongo;
    private final Messages messages;
    private final ConsentStore consents;

    ConsentImport(MongoOperations mongo, Messages messages, ConsentStore consents) {
        this.mongo = mongo;
        this.messages = messages;
        this.consents = consents;
    }

    @Bean
    static DeclaredIndex messagesToOptedOutCustomers() {
        return new DeclaredIndex(
                "messages",
                Indexes.ascending("errorCode", "_id"),
                new IndexOptions()
                        .name("opted_out")
                        .partialFilterExpression(Filters.eq("errorCode", ConsentErrors.OPTED_OUT)),
                "refusals are imported from the messages that Twilio rejected, page by page");
    }

    /** Imports from all stored messages; returns the number of rejected ones. */
    public int importAll() {
        var imported = 0;
        var page = page("");
        while (!page.isEmpty()) {
            consents.note(page.stream().flatMap(this::facts).toList());
            imported += page.size();
            page = page(page.getLast().id());
        }
        return imported;
    }

    private List<StoredMessage> page(String afterId) {
        var rejected = where("errorCode").is(ConsentErrors.OPTED_OUT).and("_id").gt(afterId);
        return mongo.find(query(rejected).with(Sort.by("_id")).limit(PAGE), StoredMessage.class);
    }

    private Stream<ConsentFact> facts(StoredMessage rejected) {
        var facts = new ArrayList<ConsentFact>();
        ConsentErrors.fact(rejected, rejected.errorCode()).ifPresent(refusal -> {
            facts.add(refusal);
            messages.page(rejected.tenantId(), rejected.conversationId(), null, LATER_MESSAGES).stream()
                    .filter(message ->
                            message.isInbound() && message.createdAt().isAfter(refusal.at()))
                    .flatMap(ConsentImport::word)
                    .forEach(facts::add);
        });
        return facts.stream();
    }

    private static Stream<ConsentFact> word(StoredMessage message) {
        return OptOutWord.binding(message.addresses(), "", message.body())
                .flatMap(word -> ConsentWords.fact(message, word))
                .stream();
    }
}

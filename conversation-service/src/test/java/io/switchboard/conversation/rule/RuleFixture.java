package io.switchboard.conversation.rule;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.conversation.change.StoredChange;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.setting.TestSettings;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;

/** An instance of the service in which the tenant demo has rules. */
final class RuleFixture implements AutoCloseable {

    final TestStore store;

    RuleFixture(MongoDatabase database) {
        store = new TestStore(database);
        var mongo = store.get(MongoOperations.class);
        for (var label : List.of("tyres", "urgent")) {
            mongo.save(
                    new Document("_id", label)
                            .append("tenantId", "demo")
                            .append("nameKey", label)
                            .append("revision", 1),
                    "labels");
        }
        store.add(rules(store.get(Conversations.class)));
    }

    private ConversationRules rules(Conversations conversations) {
        var meters = new RuleMeters(store.get(MeterRegistry.class));
        return new ConversationRules(
                new RuleDecisions(
                        tenantRules(), conversations, new RuleSettings(Duration.ofHours(24)), meters, store.clock()),
                new RuleRuns(store.get(MongoOperations.class)),
                store.get(io.switchboard.conversation.rule.action.RuledConversations.class),
                store.published().publisher(),
                meters);
    }

    TenantRules tenantRules() {
        return new TenantRules(
                store.get(io.switchboard.conversation.setting.Settings.class),
                store.get(io.switchboard.conversation.label.Labels.class),
                store.get(io.switchboard.conversation.assignee.AssignableMembers.class),
                new RuleMeters(store.get(MeterRegistry.class)));
    }

    /** Sets the rules, each as JSON with apostrophes. */
    void set(String... rules) {
        set("rules", rules);
    }

    /** Sets the rules of keywords, each as JSON with apostrophes. */
    void setKeywords(String... rules) {
        set("keywords", rules);
    }

    private void set(String name, String[] rules) {
        var json = "{'rules':[%s]}".formatted(String.join(",", rules)).replace('\'', '"');
        Map<String, @Nullable Object> page =
                new HashMap<>(JsonMapper.shared().readValue(json, new TypeReference<Map<String, Object>>() {}));
        new TestSettings(store.components()).set(name, page);
    }

    /** A text of the customer that arrives now. */
    NewMessageBuilder text(String sid, String body) {
        return inbound(sid).body(body).at(store.clock().instant());
    }

    void receive(NewMessage... messages) {
        store.get(MessageStore.class).add(List.of(messages));
    }

    /** The only conversation of the tenant. */
    StoredConversation conversation() {
        return store.get(Conversations.class).page(OneNumber.TENANT, null, 2).getFirst();
    }

    /** The stored changes as kind, values and author, oldest first. */
    List<String> changes() {
        return store
                .get(MongoOperations.class)
                .find(new Query().with(Sort.by("at", "_id")), StoredChange.class)
                .stream()
                .map(change -> change.kind() + change.values() + " by "
                        + (change.by() == null
                                ? ""
                                : Objects.requireNonNull(change.by()).name()))
                .toList();
    }

    double count(String outcome) {
        var counter = store.get(MeterRegistry.class)
                .find("switchboard.conversation.rules.decided")
                .tag("outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    @Override
    public void close() {
        store.close();
    }
}

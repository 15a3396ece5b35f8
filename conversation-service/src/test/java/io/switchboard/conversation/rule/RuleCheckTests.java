package io.switchboard.conversation.rule;

import java.time.Duration;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.rule.RuleCheck.CheckedConversation;
import io.switchboard.conversation.setting.page.RulesPage;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.RecordedQueries;
import io.switchboard.testing.TestMongo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static io.switchboard.conversation.support.NewMessageBuilder.outbound;
import static org.assertj.core.api.Assertions.assertThat;

class RuleCheckTests {

    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final RuleFixture instance = new RuleFixture(database);
    private final RuleCheck check = new RuleCheck(
            instance.tenantRules(), instance.store.get(Conversations.class), instance.store.get(Messages.class));

    @AfterEach
    void close() {
        instance.close();
        database.drop();
    }

    @Test
    void rulesAreTriedAgainstTheLastTextOfTheLastHundredConversations() {
        for (var number = 0; number < 102; number++) {
            instance.receive(text("SM" + number, number, "A tyre"));
            instance.store.clock().advance(Duration.ofSeconds(1));
        }
        instance.receive(text("SMlast", 101, "Thanks"));
        instance.receive(outbound()
                .between(OneNumber.ADDRESS, customer(100))
                .at(instance.store.clock().instant().plusSeconds(5))
                .build());
        instance.store.published().take();

        var result = check.of(OneNumber.TENANT, page());

        assertThat(result.tried()).isEqualTo(100);
        assertThat(result.matches()).hasSize(99).first().satisfies(first -> {
            assertThat(first.theirAddress()).isEqualTo(customer(100));
            assertThat(first.preview()).isEqualTo("A tyre");
            assertThat(first.rules()).containsExactly("a");
            assertThat(first.actions()).hasSize(1);
        });
        assertThat(result.matches())
                .extracting(CheckedConversation::theirAddress)
                .doesNotContain(customer(1));
        assertThat(instance.changes()).isEmpty();
        assertThat(instance.store.published().take()).isEmpty();
    }

    @Test
    void theCheckUsesIndexes() {
        try (var queries = new RecordedQueries();
                var asked = new RuleFixture(queries.database())) {
            asked.receive(asked.text("SM1", "A tyre").build());
            var recorded = new RuleCheck(
                    asked.tenantRules(), asked.store.get(Conversations.class), asked.store.get(Messages.class));
            queries.clear();

            assertThat(recorded.of(OneNumber.TENANT, page()).matches()).hasSize(1);

            assertThat(queries.plans()).allSatisfy(plan -> assertThat(plan).doesNotContain("COLLSCAN"));
        }
    }

    private NewMessage text(String sid, int number, String body) {
        return instance.text(sid, body)
                .between(OneNumber.ADDRESS, customer(number))
                .build();
    }

    private static String customer(int number) {
        return "+1555" + (1_000_000 + number);
    }

    private static RulesPage page() {
        var json = "{'rules':[{'name':'a','if':{'words':['tyre']},'then':{'addLabels':['tyres']}}]}";
        return JsonMapper.shared().readValue(json.replace('\'', '"'), RulesPage.class);
    }
}

package io.switchboard.conversation.message.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.stream.IntStream;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.message.waiting.WaitingMessages.Waiting;
import io.switchboard.conversation.message.waiting.WaitingMessages.WaitingMessage;
import io.switchboard.conversation.sending.dispatch.SendingFixture;
import io.switchboard.conversation.sending.dispatch.SendingProcess;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.QueryPlans;
import io.switchboard.events.SendMessage;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;

import static io.switchboard.conversation.sending.dispatch.SendingFixture.CUSTOMER;
import static io.switchboard.conversation.sending.dispatch.SendingFixture.OTHERS;
import static io.switchboard.conversation.sending.dispatch.SendingFixture.OURS;
import static org.assertj.core.api.Assertions.assertThat;

class WaitingMessagesTests {

    private static final int QUEUED_RANK = 2;
    private static final int FINAL_RANK = 5;
    private static final TenantId OTHER = new TenantId("other");

    private final SendingFixture world = new SendingFixture();
    private SendingProcess process;
    private WaitingMessages messages;

    @BeforeEach
    void start() {
        process = world.process();
        process.createIndexes();
        messages = process.get(WaitingMessages.class);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aTextWaitsFromItsAcceptanceUntilTwilioHasIt() {
        var text = command("demo", OURS);
        process.store(text);

        var accepted = waiting();
        process.take(text);
        var scheduled = waiting();
        process.runDue();

        assertThat(accepted.count()).isEqualTo(1);
        assertThat(accepted.oldest())
                .isEqualTo(new WaitingMessage(
                        text.messageId(), process.message(text).conversationId(), text.createdAt()));
        assertThat(scheduled).isEqualTo(accepted);
        assertThat(waiting()).isEqualTo(new Waiting(0, null));
    }

    @Test
    void theOldestOfSeveralIsNamed() {
        var first = command("demo", OURS);
        world.clock.advance(Duration.ofMinutes(3));
        process.take(command("demo", OURS), first);

        assertThat(waiting().count()).isEqualTo(2);
        assertThat(waiting().oldest())
                .extracting(WaitingMessage::id, WaitingMessage::since)
                .containsExactly(first.messageId(), first.createdAt());
    }

    @Test
    void aTextThatIsScheduledForLaterDoesNotWait() {
        var sendAt = world.clock.instant().plus(Duration.ofHours(1));

        process.take(command("demo", OURS).toBuilder().sendAt(sendAt).build());

        assertThat(waiting()).isEqualTo(new Waiting(0, null));
    }

    @Test
    void aTextOfARefusedAccountWaits() {
        world.twilio.rotate(SendingFixture.ACCOUNT, "another token");
        var text = command("demo", OURS);
        process.take(text);
        process.runDue();

        assertThat(process.message(text).status()).isEqualTo("held");
        assertThat(waiting().count()).isEqualTo(1);
    }

    @Test
    void eachTenantSeesItsOwn() {
        process.take(command("demo", OURS), command("other", OTHERS), command("other", OTHERS));

        assertThat(waiting().count()).isEqualTo(1);
        assertThat(messages.of(OTHER).count()).isEqualTo(2);
    }

    @Test
    void theCountEndsAtALimit() {
        var collection = process.get(MongoDatabase.class).getCollection("messages");
        collection.insertMany(IntStream.rangeClosed(0, WaitingMessages.MOST)
                .mapToObj(number -> waitingDocument("m%04d".formatted(number)))
                .toList());

        assertThat(waiting().count()).isEqualTo(WaitingMessages.MOST);
        assertThat(waiting().oldest()).extracting(WaitingMessage::id).isEqualTo("m0000");
    }

    /** Asks a real MongoDB, among so many messages that a scan of the tenant's is never the best plan. */
    @Test
    void aCountReadsOnlyMessagesThatTwilioDoesNotHave() {
        var collection = process.get(MongoDatabase.class).getCollection("messages");
        collection.insertMany(IntStream.range(0, 500)
                .mapToObj(number -> waitingDocument("d" + number)
                        .append("status", "delivered")
                        .append("rank", FINAL_RANK)
                        .append("sentAt", Date.from(Instant.EPOCH)))
                .toList());
        collection.insertOne(waitingDocument("w"));
        var plans =
                new QueryPlans(process.get(MongoDatabase.class), (MongoTemplate) process.get(MongoOperations.class));

        var plan = plans.of(StoredMessage.class, WaitingMessages.criteria(OneNumber.TENANT), Sort.unsorted());

        assertThat(plan).contains("without_final_status");
    }

    private static Document waitingDocument(String id) {
        return new Document("_id", id)
                .append("key", id)
                .append("tenantId", "demo")
                .append("conversationId", "c")
                .append("status", "queued")
                .append("rank", QUEUED_RANK)
                .append("createdAt", Date.from(Instant.EPOCH));
    }

    private Waiting waiting() {
        return messages.of(OneNumber.TENANT);
    }

    private SendMessage command(String tenant, String from) {
        return process.command(tenant, from, CUSTOMER, "Hi");
    }
}

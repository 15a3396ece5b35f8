package io.switchboard.notification.session;

import io.switchboard.events.CloudEvent;
import io.switchboard.notification.log.StreamRecords;
import io.switchboard.notification.stream.OpenStream;
import io.switchboard.notification.subscription.Subscription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An event with a recipient reaches the streams of that member only, live and when a client catches up. */
class RecipientTests {

    private final StreamFixture kafka = StreamFixture.withQueueOf(100);

    @Test
    void anEventForOneMemberReachesThatMembersStreamsOnly() throws InterruptedException {
        var one = open("demo", "one");
        var two = open("demo", "two");
        var program = open("demo", null);
        var stranger = open("other", "one");
        kafka.happens("demo", "for all");
        kafka.streams.accept(forMember("demo", "for one", "one"));

        assertThat(kafka.serve(one, null).ids()).containsExactly("for all", "for one");
        assertThat(kafka.serve(two, null).ids()).containsExactly("for all");
        assertThat(kafka.serve(program, null).ids()).containsExactly("for all");
        assertThat(kafka.serve(stranger, null).ids()).isEmpty();
    }

    @Test
    void aMemberCatchesUpOnItAndNoOtherDoes() throws InterruptedException {
        kafka.happens("demo", "before");
        kafka.streams.accept(forMember("demo", "for one", "one"));
        kafka.happens("demo", "after");
        var from = kafka.position(0).toString();

        assertThat(kafka.serve(open("demo", "one"), from).ids()).containsExactly("before", "for one", "after");
        assertThat(kafka.serve(open("demo", "two"), from).ids()).containsExactly("before", "after");
    }

    private OpenStream open(String tenantId, @Nullable String subject) throws InterruptedException {
        return kafka.streams.open(new Subscription(tenantId, subject));
    }

    private ConsumerRecord<byte[], byte[]> forMember(String tenantId, String id, String member) {
        var event = new CloudEvent<Object>(
                        id, "io.switchboard.notification.created", "/test", null, StreamRecords.TIME, tenantId, "")
                .forRecipient(member);
        var record = StreamRecords.of(0, kafka.topic.size(), event, "{}");
        kafka.topic.add(record);
        return record;
    }
}

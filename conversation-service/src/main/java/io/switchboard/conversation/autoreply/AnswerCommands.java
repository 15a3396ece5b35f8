package io.switchboard.conversation.autoreply;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.SendMessage;
import io.switchboard.events.Topics;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.ProducerAcknowledgement;
import io.switchboard.kafka.PublishFailed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Publishes the commands to send answers. The same answer is always the same command, which is executed once. */
@Component
class AnswerCommands {

    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(30);

    private final EventPublisher publisher;

    AnswerCommands(EventPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * Publishes the commands and waits until Kafka has all of them.
     *
     * @throws PublishFailed when not all were acknowledged
     */
    void publish(List<CausedAnswer> answers) {
        if (answers.isEmpty()) {
            return;
        }
        var acknowledgements = answers.stream()
                .map(caused -> publisher.begin(Topics.OUTBOUND, key(caused.answer()), event(caused)))
                .toArray(CompletableFuture<?>[]::new);
        ProducerAcknowledgement.await(() -> CompletableFuture.allOf(acknowledgements), PUBLISH_TIMEOUT);
    }

    /** An answer and the event that carried the customer's message, whose trace it belongs to; null for one that time caused. */
    record CausedAnswer(StoredAnswer answer, @Nullable CloudEvent<?> cause) {}

    private static String key(StoredAnswer answer) {
        return new AddressPair(answer.channel(), answer.ours(), answer.theirs()).topicKey();
    }

    private static CloudEvent<SendMessage> event(CausedAnswer caused) {
        var command = caused.answer().command();
        var event = DomainEvents.of(
                EventType.MESSAGE_SEND,
                command.messageId(),
                command.messageId(),
                command.createdAt(),
                caused.answer().tenantId(),
                command);
        return caused.cause() == null ? event : event.causedBy(caused.cause());
    }
}

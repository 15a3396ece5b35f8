package io.switchboard.conversation.events;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.switchboard.events.CloudEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchListenerFailedException;

/**
 * The records of one poll, up to the first that can never be processed. That one is named to the error handler after
 * those before it are done: it is set aside, and the rest comes again.
 */
public final class Poll<T> {

    private final List<CloudEvent<T>> events;
    private final @Nullable BatchListenerFailedException poison;

    private Poll(List<CloudEvent<T>> events, @Nullable BatchListenerFailedException poison) {
        this.events = events;
        this.poison = poison;
    }

    /**
     * Sorts out the records.
     *
     * @param check throws {@link IllegalArgumentException} for an event that can never be processed
     */
    public static <T> Poll<T> of(List<ConsumerRecord<String, CloudEvent<T>>> records, Consumer<CloudEvent<T>> check) {
        var events = new ArrayList<CloudEvent<T>>();
        for (var record : records) {
            try {
                var event = record.value();
                if (event == null) {
                    throw new IllegalArgumentException("the value is no CloudEvent");
                }
                check.accept(event);
                events.add(event);
            } catch (IllegalArgumentException e) {
                return new Poll<>(events, new BatchListenerFailedException("poison record", e, record));
            }
        }
        return new Poll<>(events, null);
    }

    public List<CloudEvent<T>> events() {
        return List.copyOf(events);
    }

    /** Those of the types asked for. */
    public List<CloudEvent<T>> events(Predicate<String> type) {
        return events.stream().filter(each -> type.test(each.type())).toList();
    }

    /** Tells the error handler which record to set aside, if there is one. */
    public void throwIfPoisoned() {
        if (poison != null) {
            throw poison;
        }
    }
}

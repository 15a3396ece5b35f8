package io.switchboard.provisioning.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Measures how long customers wait for an answer: from the first message since the answer before to the answer. It is read
 * from what is stored of the conversation, so that any order and repetition of events leads to the same times. A message
 * concerns the first answer at or after it, and an answer also the one after it.
 */
@Component
class UsageAnswers {

    private static final String AT = "at";

    private final MongoOperations mongo;

    UsageAnswers(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex contributionsOfConversation() {
        return DeclaredIndex.plain(
                UsageContribution.COLLECTION,
                "of_conversation",
                Indexes.ascending("tenantId", "conversation", AT),
                "the answer to a customer's message is looked for");
    }

    /**
     * Measures the answers again that stored messages concern.
     *
     * @param messages with the times of their events
     * @return the units in which they are counted, each with the time of the event that changed it
     */
    Map<UsageUnitKey, Instant> measure(Map<UsageContribution, Instant> messages) {
        var answered = answeredConversations(messages.keySet());
        Map<UsageUnitKey, Instant> changed = new LinkedHashMap<>();
        messages.forEach((message, at) -> {
            if (answered.contains(message.conversation())) {
                measure(message)
                        .forEach(unit -> changed.merge(unit, at, BinaryOperator.minBy(Comparator.naturalOrder())));
            }
        });
        return changed;
    }

    /** Most texts are not answered yet when they are counted: one query finds the conversations in which it matters. */
    private Set<String> answeredConversations(Set<UsageContribution> messages) {
        var byTenant = messages.stream()
                .filter(message -> message.conversation() != null && message.at() != null)
                .collect(Collectors.groupingBy(
                        UsageContribution::tenantId,
                        Collectors.mapping(UsageContribution::conversation, Collectors.toSet())));
        Set<String> answered = new HashSet<>();
        byTenant.forEach((tenant, conversations) -> {
            var answers = where("tenantId")
                    .is(tenant)
                    .and("conversation")
                    .in(conversations)
                    .and("isAnswer")
                    .is(true);
            answered.addAll(mongo.findDistinct(query(answers), "conversation", UsageContribution.class, String.class));
        });
        return answered;
    }

    private Stream<UsageUnitKey> measure(UsageContribution message) {
        var at = Objects.requireNonNull(message.at());
        var concerned = isAnswer(message)
                ? Stream.concat(
                        Stream.of(message), first(answers(message).and(AT).gt(at), Direction.ASC).stream())
                : first(answers(message).and(AT).gte(at), Direction.ASC).stream();
        return concerned.flatMap(answer -> {
            measureOne(answer.id());
            return answer.units();
        });
    }

    /** Repeats the measurement when another instance made one since the answer was read: one of both saw all messages. */
    private void measureOne(String answerId) {
        var isStored = false;
        while (!isStored) {
            var answer = mongo.findById(answerId, UsageContribution.class);
            isStored = answer == null || isStored(answer, secondsOf(answer));
        }
    }

    private static boolean isAnswer(UsageContribution message) {
        return Boolean.TRUE.equals(message.isAnswer());
    }

    private @Nullable Long secondsOf(UsageContribution answer) {
        var at = Objects.requireNonNull(answer.at());
        var before = first(answers(answer).and(AT).lt(at), Direction.DESC)
                .map(UsageContribution::at)
                .orElse(Instant.EPOCH);
        return first(
                        ofConversation(answer)
                                .and("direction")
                                .is("inbound")
                                .and(AT)
                                .gt(before)
                                .lte(at),
                        Direction.ASC)
                .map(UsageContribution::at)
                .map(asked -> Duration.between(asked, at).toSeconds())
                .orElse(null);
    }

    private boolean isStored(UsageContribution answer, @Nullable Long seconds) {
        var update = new Update().inc("measured", 1);
        var measured = seconds == null ? update.unset("answeredAfter") : update.set("answeredAfter", seconds);
        var unchanged = where("_id").is(answer.id()).and("measured").is(answer.measured());
        return mongo.updateFirst(query(unchanged), measured, UsageContribution.class)
                        .getMatchedCount()
                > 0;
    }

    private Optional<UsageContribution> first(Criteria messages, Direction direction) {
        var first = query(messages).with(Sort.by(direction, AT)).limit(1);
        return Optional.ofNullable(mongo.findOne(first, UsageContribution.class));
    }

    private static Criteria answers(UsageContribution message) {
        return ofConversation(message).and("isAnswer").is(true);
    }

    private static Criteria ofConversation(UsageContribution message) {
        return where("tenantId").is(message.tenantId()).and("conversation").is(message.conversation());
    }
}

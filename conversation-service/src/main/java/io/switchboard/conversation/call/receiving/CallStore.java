package io.switchboard.conversation.call.receiving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.switchboard.conversation.call.Calls;
import io.switchboard.conversation.call.Calls.VersionedUpdate;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.call.receiving.CallChange.Progress;
import io.switchboard.conversation.conversation.CallConversations;
import io.switchboard.conversation.conversation.CallConversations.FiledCall;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.mongo.IdGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Stores facts about calls, many at once with a fixed number of round trips. Facts of one call may come from several
 * partitions, because a leg has a CallSid of its own: each write requires the version that was read, and is repeated.
 */
@Component
class CallStore {

    private static final int MAX_ATTEMPTS = 20;

    private final Calls calls;
    private final CallConversations conversations;
    private final CallLookup lookup;

    CallStore(Calls calls, CallConversations conversations, IdGenerator ids) {
        this.calls = calls;
        this.conversations = conversations;
        this.lookup = new CallLookup(calls, ids);
    }

    /** What the facts changed, and the calls as they are stored now, by key. */
    record StoredFacts(List<CallChange> changes, Map<String, StoredCall> callByKey) {

        StoredCall call(CallChange change) {
            return Objects.requireNonNull(callByKey.get(change.reported().key()));
        }
    }

    /** Stores the facts in this order; may be repeated. */
    StoredFacts add(List<ReportedFact> received) {
        for (var attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            var read = lookup.findOrInsert(received);
            var reported = received.stream()
                    .filter(fact ->
                            !Objects.requireNonNull(read.get(fact.key())).isErased())
                    .map(fact -> fact.of(Objects.requireNonNull(read.get(fact.key()))))
                    .toList();
            read.values().removeIf(StoredCall::isErased);
            var progress = new Progress();
            read.forEach((key, call) -> progress.begin(key, call.facts()));
            var changes = reported.stream().map(progress::add).toList();
            if (calls.write(updates(reported, read, progress))) {
                return new StoredFacts(changes, lookup.find(reported));
            }
        }
        throw new ConcurrencyFailureException("Calls were changed by others all the time");
    }

    private List<VersionedUpdate> updates(
            List<ReportedFact> reported, Map<String, StoredCall> read, Progress progress) {
        var summaries = new LinkedHashMap<String, CallSummary>();
        for (var fact : reported) {
            var call = Objects.requireNonNull(read.get(fact.key()));
            if (!call.facts().equals(progress.facts(fact.key()))) {
                summaries.computeIfAbsent(fact.key(), key -> CallSummary.of(call, progress.facts(key)));
            }
        }
        var filed = conversations.file(unfiled(summaries, read));
        var updates = new ArrayList<VersionedUpdate>();
        summaries.forEach((key, summary) -> {
            var call = Objects.requireNonNull(read.get(key));
            var update = new Update().set("facts", progress.facts(key));
            summary.writeTo(update);
            nameOf(call, key, update);
            fileIn(filed.get(key), summary, update);
            updates.add(new VersionedUpdate(call, update));
        });
        return updates;
    }

    private static List<FiledCall> unfiled(Map<String, CallSummary> summaries, Map<String, StoredCall> read) {
        var unfiled = new ArrayList<FiledCall>();
        summaries.forEach((key, summary) -> {
            var call = Objects.requireNonNull(read.get(key));
            if (call.conversationId() == null && summary.hasConversation()) {
                unfiled.add(new FiledCall(
                        key, call.tenantId(), summary.addresses(), summary.startedAt(), call.accountSid()));
            }
        });
        return unfiled;
    }

    private static void nameOf(StoredCall call, String key, Update update) {
        if (call.callSid() == null) {
            update.set("key", key)
                    .set("callSid", key.substring(key.lastIndexOf('|') + 1))
                    .unset("openRequestAt");
        }
    }

    private static void fileIn(@Nullable StoredConversation conversation, CallSummary summary, Update update) {
        if (conversation != null) {
            update.set("conversationId", conversation.id())
                    .set("contactId", conversation.contactId())
                    .set("filedAt", summary.startedAt());
        }
    }
}

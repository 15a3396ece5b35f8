package io.switchboard.conversation.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import com.mongodb.MongoInterruptedException;
import org.jspecify.annotations.Nullable;

/** Changes several conversations at once, each of them by one thread and in the order of its messages. */
final class RuleWorkers {

    private static final int THREADS = 16;

    private RuleWorkers() {}

    /** Passes each run to the work and returns when all are done; throws the first failure. */
    static void apply(List<RuleRun> runs, Consumer<RuleRun> work) {
        var byConversation = new LinkedHashMap<String, List<RuleRun>>();
        runs.forEach(run -> byConversation
                .computeIfAbsent(run.conversationId(), id -> new ArrayList<>())
                .add(run));
        if (byConversation.size() < 2) {
            runs.forEach(work);
            return;
        }
        var tasks = byConversation.values().stream()
                .<Callable<Void>>map(ofOne -> () -> {
                    ofOne.forEach(work);
                    return null;
                })
                .toList();
        var threads = Thread.ofVirtual().name("rule-", 0).factory();
        try (var workers = Executors.newFixedThreadPool(Math.min(THREADS, tasks.size()), threads)) {
            for (var result : workers.invokeAll(tasks)) {
                result.get();
            }
        } catch (ExecutionException e) {
            rethrow(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MongoInterruptedException("Interrupted while rules changed conversations", e);
        }
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof RuntimeException ours) {
            throw ours;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(failure);
    }
}

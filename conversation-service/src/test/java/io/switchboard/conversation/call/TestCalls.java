package io.switchboard.conversation.call;

import java.time.Clock;
import java.util.List;

import io.switchboard.change.RevisionEvents;
import io.switchboard.conversation.assignee.AssignableMembers;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.directory.Directory;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.data.mongodb.core.MongoOperations;

/** The calls of a {@link TestStore}, which has no calls of its own. */
public final class TestCalls {

    private final TestStore store;
    private final Calls calls;
    private final RevisedDocuments<StoredCall> revisions;

    public TestCalls(TestStore store) {
        var mongo = store.get(MongoOperations.class);
        this.store = store;
        this.calls = new Calls(mongo);
        this.revisions = store.get(RevisionEvents.class).documents(mongo, StoredCall.class);
        create(CallIndexes.oneCallPerSid());
    }

    private void create(DeclaredIndex index) {
        store.get(MongoOperations.class).getCollection(index.collection()).createIndex(index.keys(), index.options());
    }

    public Calls calls() {
        return calls;
    }

    public RevisedDocuments<StoredCall> revisions() {
        return revisions;
    }

    public CallFollowUps followUps() {
        return new CallFollowUps(calls, dismissals());
    }

    /** Of an instance in which nobody is told of calls that were seen. */
    public static CallFollowUps followUps(Calls calls, RevisedDocuments<StoredCall> revisions, Clock clock) {
        return new CallFollowUps(calls, new CallDismissals(revisions, List.of(), clock));
    }

    public CallAccess access(Directory directory) {
        return new CallAccess(calls, directory, store.get(AssignableMembers.class));
    }

    public CallDismissals dismissals() {
        return new CallDismissals(revisions, List.of(store.get(SeenCallListener.class)), store.clock());
    }
}

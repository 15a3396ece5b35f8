package io.switchboard.conversation.personaldata;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.search.SearchEntries;
import org.bson.Document;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Exports and erases the contact's calls as they are stored, whatever fields a version stores. An empty document stays under
 * the call's key, so that a report that comes for the call later finds it.
 */
@Component
@Order(30)
class CallData implements PersonalData {

    private static final String CALLS = "calls";
    private static final int PAGE = 100;
    private static final Pattern RECORDING = Pattern.compile("RE[0-9a-f]{32}");

    private final MongoOperations mongo;
    private final TwilioCopies copies;
    private final SearchEntries searchEntries;

    CallData(MongoOperations mongo, TwilioCopies copies, SearchEntries searchEntries) {
        this.mongo = mongo;
        this.copies = copies;
        this.searchEntries = searchEntries;
    }

    @Override
    public String name() {
        return CALLS;
    }

    @Override
    public void export(DataSubject subject, Receiver receiver) throws IOException {
        var after = "";
        var page = page(subject, after);
        while (!page.isEmpty()) {
            for (var call : page) {
                call.remove("pendingEvents");
                receiver.accept(call);
            }
            after = page.getLast().getString("_id");
            page = page(subject, after);
        }
    }

    @Override
    public int erase(DataSubject subject, Progress progress) {
        var erased = 0;
        var page = page(subject, "");
        while (!page.isEmpty()) {
            if (progress.isAtTwilio()) {
                page.forEach(call -> deleteAtTwilio(call, progress));
            }
            var emptied = page.stream()
                    .map(call -> new ReplaceOneModel<>(Filters.eq("_id", call.get("_id")), emptied(call)))
                    .toList();
            searchEntries.removeCalls(
                    page.stream().map(call -> call.getString("_id")).toList());
            mongo.execute(CALLS, collection -> collection.bulkWrite(emptied));
            erased += page.size();
            progress.advance(page.size());
            page = page(subject, "");
        }
        return erased;
    }

    private void deleteAtTwilio(Document call, Progress progress) {
        var account = call.getString("accountSid");
        var sids = new TreeSet<String>();
        var found = RECORDING.matcher(call.toJson());
        while (found.find()) {
            sids.add(found.group());
        }
        sids.forEach(sid -> copies.deleteRecording(call.getString("tenantId"), account, sid, progress));
        var sid = call.getString("callSid");
        if (sid != null) {
            copies.deleteCall(call.getString("tenantId"), account, sid, progress);
        }
    }

    private List<Document> page(DataSubject subject, String after) {
        var next = of(subject).and("_id").gt(after);
        return mongo.find(query(next).with(Sort.by("_id")).limit(PAGE), Document.class, CALLS);
    }

    private static Criteria of(DataSubject subject) {
        return where("tenantId")
                .is(subject.tenantId())
                .orOperator(
                        where("conversationId").in(subject.conversationIds()),
                        where("contactId").in(subject.contactIds()));
    }

    private static Document emptied(Document call) {
        return new Document("_id", call.get("_id"))
                .append("tenantId", call.get("tenantId"))
                .append("key", call.get("key"))
                .append("accountSid", call.get("accountSid"))
                .append("facts", List.of())
                .append("version", call.get("version"))
                .append("status", StoredCall.ERASED)
                .append("result", "erased")
                .append("hasVoicemail", false)
                .append("startedAt", call.get("startedAt"))
                .append("revision", call.get("revision"));
    }
}

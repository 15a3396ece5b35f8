package io.switchboard.conversation.call.state;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.data.mongodb.core.query.Update;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/** Removes what was said in recordings that are deleted from the facts of their call. */
public final class RecordingTexts {

    private static final String SID = "RecordingSid";
    private static final String TEXT = "TranscriptionText";

    private RecordingTexts() {}

    /** Lets the update of a call remove the texts of these recordings. */
    public static Update removedBy(Update update, Collection<String> recordingSids) {
        return update.unset("facts.$[deleted].values." + TEXT)
                .filterArray(where("deleted.values." + SID).in(recordingSids));
    }

    /** The fact without a text, if it is about one of these recordings: a transcription may come after the deletion. */
    public static CallFact removedFrom(CallFact fact, Collection<String> recordingSids) {
        var sid = fact.value(SID);
        if (sid == null || !recordingSids.contains(sid) || fact.value(TEXT) == null) {
            return fact;
        }
        Map<String, String> values = new TreeMap<>(fact.values());
        values.remove(TEXT);
        return new CallFact(fact.event(), fact.kind(), fact.at(), fact.leg(), values);
    }
}

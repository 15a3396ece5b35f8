package io.switchboard.conversation.storage;

import java.time.Instant;

import io.switchboard.web.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/** Continues a list that is sorted by a time and then by id behind the last document of the page before. */
public final class KeysetCriteria {

    private KeysetCriteria() {}

    /**
     * Restricts a list that is sorted newest first.
     *
     * @param time the field with the time
     * @param place the last document of the page before; null for the first page
     */
    public static Criteria newestFirst(Criteria list, String time, @Nullable Cursor place) {
        return place == null
                ? list
                : list.orOperator(
                        where(time).lt(place.at()),
                        where(time).is(place.at()).and("_id").lt(place.id()));
    }

    /** Restricts a list that is sorted oldest first to what follows the document with this time and id. */
    public static Criteria oldestFirst(Criteria list, String time, Instant at, String id) {
        return list.orOperator(where(time).gt(at), where(time).is(at).and("_id").gt(id));
    }
}

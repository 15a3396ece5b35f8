package io.switchboard.provisioning.place;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.provisioning.place.PlaceWebhooks.PlaceChange;
import io.switchboard.provisioning.place.PlaceWebhooks.PlaceFailure;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Records when and by whom each field of a place was changed, its values before the first change, and what fails. */
@Component
public class PlaceHistory {

    private static final int LONGEST_VALUE = 2048;

    private final MongoOperations mongo;
    private final Clock clock;

    public PlaceHistory(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex failingPlacesOfAccount() {
        return DeclaredIndex.sparse(
                PlaceWebhooks.NAME,
                "failing_of_an_account",
                Indexes.ascending("failure.accountSid"),
                "a pass over an account forgets the failures of places that are in order again");
    }

    /** Records the change of these fields, with their values before, and that the place is in order. */
    public void changed(String key, Map<String, String> before, String by) {
        var now = clock.instant();
        var change = new Update().unset("failure");
        before.forEach((field, value) ->
                change.set("changes." + field, new PlaceChange(now, by, TwilioText.cleaned(value, LONGEST_VALUE))));
        mongo.upsert(byKey(key), change, PlaceWebhooks.class);
    }

    /** Keeps the values that a place has, unless Switchboard has changed it before. */
    void keepOriginals(String key, Map<String, String> values) {
        var unchanged = query(where("_id").is(key).and("changes").exists(false));
        var originals = new Update().set("originals", values);
        if (mongo.updateFirst(unchanged, originals, PlaceWebhooks.class).getMatchedCount() == 0) {
            mongo.upsert(byKey(key), new Update().setOnInsert("originals", values), PlaceWebhooks.class);
        }
    }

    /** Forgets a place that Switchboard manages no longer. */
    public void forget(String key) {
        mongo.remove(byKey(key), PlaceWebhooks.class);
    }

    /** Returns whether it is recorded that the place cannot be configured, for this reason. */
    boolean isFailing(PlaceId place, String detail) {
        return mongo.exists(failing(place, detail), PlaceWebhooks.class);
    }

    /** Records that the place cannot be configured. */
    void failed(PlaceId place, String detail) {
        var now = clock.instant();
        var again = new Update().set("failure.at", now);
        if (mongo.updateFirst(failing(place, detail), again, PlaceWebhooks.class)
                        .getMatchedCount()
                == 0) {
            var failure = new PlaceFailure(place.accountSid(), detail, now, now);
            mongo.upsert(byKey(place.key()), new Update().set("failure", failure), PlaceWebhooks.class);
        }
    }

    /** Keeps the failure of the place, if it has one: Twilio does not answer, so the place may still differ. */
    void keepFailure(PlaceId place) {
        var failing = query(where("_id").is(place.key()).and("failure").exists(true));
        mongo.updateFirst(failing, new Update().set("failure.at", clock.instant()), PlaceWebhooks.class);
    }

    private static Query failing(PlaceId place, String detail) {
        return query(where("_id").is(place.key()).and("failure.detail").is(detail));
    }

    /** Forgets the failures of an account's places that did not fail again since the beginning of a whole pass over it. */
    public void forgetFailuresBefore(String accountSid, Instant begin) {
        var over = where("failure.accountSid").is(accountSid).and("failure.at").lt(begin);
        mongo.updateMulti(query(over), new Update().unset("failure"), PlaceWebhooks.class);
    }

    /** Returns what is known of the place. */
    public PlaceWebhooks of(String key) {
        var found = mongo.findById(key, PlaceWebhooks.class);
        return found == null ? PlaceWebhooks.unknown(key) : found;
    }

    /**
     * Returns what is known of places of one kind, in the order of their keys.
     *
     * @param prefix with which their keys begin
     * @param after the key after which the page begins; the prefix for the first page
     */
    public List<PlaceWebhooks> page(String prefix, String after, int limit) {
        var ofKind = query(where("_id").gt(after).lt(prefix + "\uffff"));
        return mongo.find(ofKind.with(Sort.by("_id")).limit(limit), PlaceWebhooks.class);
    }

    private static Query byKey(String key) {
        return query(where("_id").is(key));
    }
}

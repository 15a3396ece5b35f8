package io.switchboard.provisioning.webhooks;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.NumberWebhooks.Failure;
import io.switchboard.provisioning.webhooks.NumberWebhooks.FieldChange;
import io.switchboard.twilio.WebhookField;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Records when, by whom and from which value each webhook field was repaired, and which numbers cannot be repaired. */
@Component
public class WebhookHistory {

    private static final int LONGEST_VALUE = 2048;

    private final MongoOperations mongo;
    private final Clock clock;

    public WebhookHistory(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex failingNumbersOfAccount() {
        return DeclaredIndex.sparse(
                NumberWebhooks.NAME,
                "failing_of_an_account",
                Indexes.ascending("failure.accountSid"),
                "a pass over an account forgets the failures of numbers that are in order again");
    }

    /** Records the change of these fields, and that the number is in order. */
    public void changed(PhoneNumber number, Map<WebhookField, String> before, String by) {
        var now = clock.instant();
        var change = new Update().unset("failure");
        before.forEach((field, value) -> change.set(
                "changes." + field.parameter(), new FieldChange(now, by, TwilioText.cleaned(value, LONGEST_VALUE))));
        mongo.upsert(byId(number.id()), change, NumberWebhooks.class);
    }

    /** Returns whether it is recorded that the number cannot be configured, for this reason. */
    public boolean isFailing(PhoneNumber number, String detail) {
        return mongo.exists(failing(number, detail), NumberWebhooks.class);
    }

    /**
     * Records that the number cannot be configured.
     *
     * @param fields how many fields differ
     */
    public void failed(PhoneNumber number, String detail, int fields) {
        var now = clock.instant();
        var again = new Update().set("failure.at", now).set("failure.fields", fields);
        if (mongo.updateFirst(failing(number, detail), again, NumberWebhooks.class)
                        .getMatchedCount()
                == 0) {
            var failure = new Failure(number.accountSid(), detail, now, now, fields);
            mongo.upsert(byId(number.id()), new Update().set("failure", failure), NumberWebhooks.class);
        }
    }

    private static Query failing(PhoneNumber number, String detail) {
        return query(where("_id").is(number.id()).and("failure.detail").is(detail));
    }

    /** Forgets the failures of an account's numbers that did not fail again since the beginning of a whole pass over it. */
    public void forgetFailuresBefore(String accountSid, Instant begin) {
        var over = where("failure.accountSid").is(accountSid).and("failure.at").lt(begin);
        mongo.updateMulti(query(over), new Update().unset("failure"), NumberWebhooks.class);
    }

    /** Returns what is known of the number's webhooks. */
    public NumberWebhooks of(PhoneNumber number) {
        var found = mongo.findById(number.id(), NumberWebhooks.class);
        return found == null ? NumberWebhooks.unknown(number.id()) : found;
    }

    /** Returns what is known of those of the numbers with these ids whose last configuration failed. */
    public List<NumberWebhooks> failing(Collection<String> phoneNumberIds) {
        var failing = where("_id").in(phoneNumberIds).and("failure").exists(true);
        return mongo.find(query(failing), NumberWebhooks.class);
    }

    private static Query byId(String phoneNumberId) {
        return query(where("_id").is(phoneNumberId));
    }
}

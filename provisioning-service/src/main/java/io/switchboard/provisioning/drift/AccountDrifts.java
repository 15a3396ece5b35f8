package io.switchboard.provisioning.drift;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores how many numbers of each account the last pass found different from their plans, whichever instance made it. */
@Component
public class AccountDrifts {

    private final MongoOperations mongo;
    private final Clock clock;

    public AccountDrifts(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * Records the end of a pass over an account.
     *
     * @param interval after which the next pass is due
     */
    public void found(String accountSid, int drifted, int failing, Duration interval) {
        var now = clock.instant();
        mongo.save(new AccountDrift(accountSid, drifted, failing, now, now.plus(interval)));
    }

    /** Returns what was found of these accounts; nothing of one that no pass has reached. */
    public List<AccountDrift> of(Collection<String> accountSids) {
        return mongo.find(query(where("_id").in(accountSids)), AccountDrift.class);
    }
}

package io.switchboard.conversation.activity;

import org.springframework.data.mongodb.core.MongoOperations;

/** Notes activity and never stores it, so that it adds no write to those that a test counts. */
public final class UnstoredActivity extends TenantActivity {

    public UnstoredActivity(MongoOperations mongo) {
        super(mongo);
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }
}

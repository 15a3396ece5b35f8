package io.switchboard.provisioning.records;

import java.time.Instant;

import org.springframework.data.mongodb.core.query.Update;

/** The names of the fields of {@link PhoneNumber}s' documents, as queries and updates name them. */
final class NumberFields {

    static final String ID = "_id";
    static final String ADDRESS = "address";
    static final String SID = "sid";
    static final String ACCOUNT = "accountSid";
    static final String TENANT = "tenantId";
    static final String FRIENDLY_NAME = "friendlyName";
    static final String CAPABILITIES = "capabilities";
    static final String CHANNELS = "channels";
    static final String AGENT = "agentId";
    static final String VOICE_PLAN = "voicePlan";
    static final String RELEASED = "released";
    static final String STATE = "state";
    static final String STATE_NAME = "state.name";
    static final String ENABLED_CHANNELS = "enabledChannels";
    static final String ORIGIN = "origin";
    static final String CALL_SETTINGS = "callSettings";
    static final String CHANGE = "change";
    static final String CHANGE_ID = "change.id";
    static final String CHANGE_AT = "change.at";
    static final String CHANGE_REASON = "change.reason";
    static final String RELEASE_AT = "state.releaseAt";
    static final String UPDATED_AT = "updatedAt";
    static final String REVISION = "revision";

    private NumberFields() {}

    /** Removes what a tenant has set, from a number that another tenant or another purchase gets. */
    static Update withoutSettings(Update change) {
        return change.unset(AGENT).unset(VOICE_PLAN).unset(ENABLED_CHANNELS).unset(CALL_SETTINGS);
    }

    /** Begins a change. Never sets an earlier time, even when the clock goes back: readers keep the later of two changes. */
    static Update changeAt(Instant now) {
        return new Update().max(UPDATED_AT, now);
    }
}

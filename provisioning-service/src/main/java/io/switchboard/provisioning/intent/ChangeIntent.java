package io.switchboard.provisioning.intent;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.events.audit.AuditEntry;
import org.springframework.data.mongodb.core.mapping.Field;
import tools.jackson.databind.json.JsonMapper;

/**
 * A change that has begun and whose outcome is not recorded yet.
 *
 * @param id another one for each change
 * @param kind names the {@link IntentSettler} that finds out whether the change was made
 * @param target the path of the changed resource below {@code /api}; it has one open change of a kind at a time
 * @param subject the id of the resource that the change's events are about
 * @param lease the lease under which the change is made
 * @param audit the audit entry of the change in JSON, as it is once the change is made
 * @param dueAt when the loop looks whether the change was made
 */
public record ChangeIntent(
        @Field("id") String id,
        @Field("kind") String kind,
        @Field("target") String target,
        @Field("subject") String subject,
        @Field("lease") String lease,
        @Field("audit") String audit,
        @Field("dueAt") Instant dueAt) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Returns the values that the change replaces, by their names. */
    public Map<String, Object> before() {
        var before = entry().before();
        return before == null ? Map.of() : before;
    }

    /** Returns the values that the change sets, by their names. */
    public Map<String, Object> wanted() {
        var after = entry().after();
        return after == null ? Map.of() : after;
    }

    /** Returns the change's name in the audit. */
    public String what() {
        return entry().what();
    }

    /** Returns the tenant whose resource is changed. */
    public String tenantId() {
        return entry().tenantId();
    }

    /** Returns the person, program or loop that makes the change. */
    public AuditActor actor() {
        var entry = entry();
        return new AuditActor(entry.subject(), entry.client(), entry.roles());
    }

    /** Returns the entry of the change, which was not made for this reason. */
    String failed(String problem) {
        var entry = entry();
        var after = new LinkedHashMap<>(wanted());
        after.put("problem", problem);
        return JSON.writeValueAsString(entry.failed(after));
    }

    private AuditEntry entry() {
        return JSON.readValue(audit, AuditEntry.class);
    }
}

package io.switchboard.gateway.audit;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.gateway.trace.RequestTrace;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Records the beginning and the end of console sessions, logins that fail, and operators who act for a tenant. An entry about
 * a person who belongs to no tenant is of {@link TenantId#INSTALLATION}.
 */
@Component
public final class SessionAudit {

    /** Stands for the person where a login fails before the issuer names one. */
    static final ApiCaller UNKNOWN = new ApiCaller("system:gateway", null, null, Set.of());

    private static final String STARTED = "session.started";
    private static final String SESSION = "session";

    private final FailedLogins failures = new FailedLogins();
    private final EnteredTenants tenants = new EnteredTenants();
    private final AuditPublisher entries;
    private final Clock clock;

    @Autowired
    SessionAudit(AuditPublisher entries) {
        this(entries, Clock.systemUTC());
    }

    SessionAudit(AuditPublisher entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /** Records a login. */
    public void started(ServerWebExchange exchange, ApiCaller person) {
        add(exchange, newId(), person, new Happening(STARTED, SESSION, null, Outcome.SUCCEEDED));
    }

    /** Records a logout. */
    public void ended(ServerWebExchange exchange, ApiCaller person) {
        add(exchange, newId(), person, new Happening("session.ended", SESSION, null, Outcome.SUCCEEDED));
    }

    /** Records a login that failed before the issuer named a person; strangers may cause only some in each minute. */
    public void failed(ServerWebExchange exchange, String reason) {
        refused(exchange, UNKNOWN, reason);
    }

    /** Records the login of a person who may do nothing here, within the same limit. */
    public void refused(ServerWebExchange exchange, ApiCaller person, String reason) {
        var leftOut = failures.record(clock.instant());
        if (leftOut.isPresent()) {
            var after = reason(reason, leftOut.getAsLong());
            add(exchange, newId(), person, new Happening(STARTED, SESSION, after, Outcome.FAILED));
        }
    }

    /** Records that an operator acts for a tenant, once an hour. */
    public void entered(ServerWebExchange exchange, ApiCaller operator) {
        var happening = new Happening("tenant.entered", "tenants/" + operator.tenant(), null, Outcome.SUCCEEDED);
        tenants.entered(operator, clock.instant()).ifPresent(id -> add(exchange, id, operator, happening));
    }

    /** The part of an entry that does not follow from the request. */
    private record Happening(
            String what, String target, @Nullable Map<String, Object> after, Outcome outcome) {}

    private void add(ServerWebExchange exchange, String id, ApiCaller person, Happening happening) {
        entries.add(new AuditEntry(
                id,
                clock.instant(),
                person.subject().isBlank() ? UNKNOWN.subject() : person.subject(),
                person.clientId(),
                person.roles().stream().sorted().map(Role::text).toList(),
                person.tenantId().orElse(TenantId.INSTALLATION).value(),
                happening.what(),
                happening.target(),
                null,
                happening.after(),
                happening.outcome(),
                RequestTrace.idOf(exchange).orElse(null)));
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static Map<String, Object> reason(String reason, long leftOut) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("reason", reason);
        if (leftOut > 0) {
            fields.put("leftOut", leftOut);
        }
        return fields;
    }
}

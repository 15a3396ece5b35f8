package io.switchboard.gateway.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.switchboard.web.ApiCaller;

/**
 * Remembers which operators entered which tenants in the present hour. The id of an entry follows from operator, program,
 * tenant and hour, so that several gateways, or one that forgot, publish the same entry.
 */
final class EnteredTenants {

    static final int MOST = 10_000;

    private final Set<String> known = new HashSet<>();
    private Instant hour = Instant.EPOCH;

    /** Returns the id of the entry; empty when the operator has entered the tenant in this hour. */
    synchronized Optional<String> entered(ApiCaller operator, Instant now) {
        var present = now.truncatedTo(ChronoUnit.HOURS);
        if (!present.equals(hour) || known.size() >= MOST) {
            known.clear();
            hour = present;
        }
        var id = id(operator, present);
        return known.add(id) ? Optional.of(id) : Optional.empty();
    }

    private static String id(ApiCaller operator, Instant hour) {
        var entering = "%s\n%s\n%s\n%s".formatted(operator.subject(), operator.clientId(), operator.tenant(), hour);
        return UUID.nameUUIDFromBytes(entering.getBytes(StandardCharsets.UTF_8)).toString();
    }
}

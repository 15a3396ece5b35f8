package io.switchboard.gateway.status;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Remembers when each service answered last, and since when it does not, as the questions for the status have shown. */
final class ServiceContacts {

    private final Map<String, Contact> contacts = new ConcurrentHashMap<>();
    private final Clock clock;

    /**
     * The contact with one instance.
     *
     * @param silentSince when it was first not reachable; null while it is
     */
    private record Contact(
            @Nullable Instant reachedAt, @Nullable Instant silentSince) {}

    ServiceContacts(Clock clock) {
        this.clock = clock;
    }

    ServiceAnswer answered(String service, String address, JsonNode body) {
        return new ServiceAnswer(service, address, body, null, reached(address), null);
    }

    ServiceAnswer refused(String service, String address, int status) {
        return new ServiceAnswer(
                service, address, null, null, reached(address), "The service answered with HTTP " + status + ".");
    }

    ServiceAnswer silent(String service, String address, String problem) {
        var contact = contacts.compute(address, (key, before) -> silentFrom(before));
        return new ServiceAnswer(service, address, null, contact.silentSince(), contact.reachedAt(), problem);
    }

    private Instant reached(String address) {
        var now = clock.instant();
        contacts.put(address, new Contact(now, null));
        return now;
    }

    private Contact silentFrom(@Nullable Contact before) {
        if (before == null) {
            return new Contact(null, clock.instant());
        }
        return before.silentSince() == null ? new Contact(before.reachedAt(), clock.instant()) : before;
    }
}

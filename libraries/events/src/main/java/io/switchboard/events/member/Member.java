package io.switchboard.events.member;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A person of a tenant, without the private part of the profile: phone numbers and forwarding rules are read through the API.
 *
 * @param id the issuer's id of the person
 * @param roles those of the person's last token
 * @param revision the number of changes
 */
public record Member(
        String id, String name, @Nullable String email, List<String> roles, int revision, Instant updatedAt) {

    public Member {
        roles = roles == null ? List.of() : List.copyOf(roles);
    }
}

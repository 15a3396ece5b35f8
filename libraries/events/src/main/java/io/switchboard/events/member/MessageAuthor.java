package io.switchboard.events.member;

import org.jspecify.annotations.Nullable;

/**
 * Names the person or program of a tenant that wrote something.
 *
 * @param id the issuer's id of the person or program, which is the member's id
 * @param name as the issuer wrote it in the token of the request; null where it did not
 */
public record MessageAuthor(String id, @Nullable String name) {}

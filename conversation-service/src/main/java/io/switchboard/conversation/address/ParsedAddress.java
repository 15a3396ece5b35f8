package io.switchboard.conversation.address;

import io.switchboard.events.Address;
import org.jspecify.annotations.Nullable;

/**
 * An address that was read from text.
 *
 * @param display the address as people in other countries write it
 * @param country ISO 3166-1's two letters; null where the address has no country
 */
public record ParsedAddress(
        Address address, String display, @Nullable String country, AddressKind kind) {}

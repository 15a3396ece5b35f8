package io.switchboard.conversation.autoreply.decision;

import java.time.Instant;

import io.switchboard.conversation.consent.OptOutWord;
import io.switchboard.conversation.message.AddressPair;
import org.jspecify.annotations.Nullable;

/**
 * The part of a customer's message that decides about an answer.
 *
 * @param at when it arrived
 * @param optOut the meaning of a word like STOP; null for an ordinary message
 * @param isOwnNumber whether the sender is a number of the tenant
 */
public record CustomerMessage(
        AddressPair addresses,
        String body,
        Instant at,
        @Nullable OptOutWord optOut,
        boolean isOwnNumber) {}

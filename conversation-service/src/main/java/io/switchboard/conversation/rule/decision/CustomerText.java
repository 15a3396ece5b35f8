package io.switchboard.conversation.rule.decision;

import java.time.Instant;

import io.switchboard.conversation.message.AddressPair;

/**
 * The part of a customer's message that rules look at.
 *
 * @param at when it arrived
 */
public record CustomerText(AddressPair addresses, String body, Instant at) {}

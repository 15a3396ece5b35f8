package io.switchboard.events.call;

import java.time.Instant;
import java.util.List;

import io.switchboard.events.traffic.TrafficDirection;
import org.jspecify.annotations.Nullable;

/**
 * A call between one of the tenant's addresses and another party, as clients see it. It is one call from its first ring to
 * its last recording, with the legs to those who were rung for it.
 *
 * @param conversationId the conversation of the two addresses; null of a caller who hides the number
 * @param callSid Twilio's; null until Twilio has accepted a call that was requested here
 * @param parentCallSid the call for which Twilio made this one, if any
 * @param channel {@code sms} for phone numbers, whose texts and calls are one conversation; {@code whatsapp}, {@code sip}, {@code client} …
 * @param from the caller's address, without a channel prefix; of a call that was requested here, the tenant's number
 * @param to the called address; of a call that was requested here, the customer's and not the agent's
 * @param anonymous whether the caller hides the number: it then is no contact and has no conversation
 * @param status Twilio's word, also one that is newer than this code
 * @param result what the call came to for the people on it; its JSON Schema lists the words
 * @param answeredBy the address of the leg that was connected with the caller
 * @param forwardedTo the address that was rung last
 * @param agent the address that is rung first, of a call that was requested here
 * @param path the steps that the caller took through the voice plan, in order
 * @param statusHistory every status that Twilio reported, by sequence number
 * @param dismissed whether a missed call needs nobody any more: a person has dismissed it, or a later call followed it up
 * @param dismissedBy the person who dismissed the call, or asked for the later one
 * @param followUpCallId the later call with the same contact that the tenant made or answered; null of one that a person dismissed
 */
public record Call(
        String id,
        @Nullable String conversationId,
        @Nullable String contactId,
        @Nullable String callSid,
        @Nullable String parentCallSid,
        String channel,
        TrafficDirection direction,
        String from,
        String to,
        boolean anonymous,
        @Nullable String callerName,
        String status,
        String result,
        @Nullable Integer durationSeconds,
        @Nullable String answeredBy,
        @Nullable String forwardedTo,
        @Nullable String agent,
        @Nullable String requestedBy,
        List<Step> path,
        boolean hasVoicemail,
        List<Recording> recordings,
        List<Leg> legs,
        List<StatusEntry> statusHistory,
        @Nullable Integer errorCode,
        @Nullable String errorMessage,
        boolean dismissed,
        @Nullable Instant dismissedAt,
        @Nullable String dismissedBy,
        @Nullable String followUpCallId,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        int revision) {

    public Call {
        path = List.copyOf(path);
        recordings = List.copyOf(recordings);
        legs = List.copyOf(legs);
        statusHistory = List.copyOf(statusHistory);
    }

    /**
     * A step of a caller through the voice plan.
     *
     * @param kind {@code received}, {@code announcement}, {@code menu}, {@code dial}, {@code whisper} or {@code voicemail}
     * @param node the node of the plan
     * @param choice the keys that were pressed, or the words that were recognised
     * @param to the address that was rung
     * @param status the outcome of ringing
     * @param text what the caller was told, of an announcement; a long one is cut
     */
    public record Step(
            Instant at,
            String kind,
            @Nullable String node,
            @Nullable String choice,
            @Nullable String to,
            @Nullable String status,
            @Nullable Integer seconds,
            @Nullable String text) {}

    /**
     * A recording of the call.
     *
     * @param id Twilio's SID
     * @param voicemail whether the caller left it as a message
     * @param available whether Twilio has said that its audio can be fetched
     */
    public record Recording(
            String id,
            boolean voicemail,
            boolean available,
            @Nullable Integer durationSeconds,
            @Nullable Integer channels,
            Instant startedAt,
            @Nullable String transcription) {}

    /**
     * The line to a party that was rung for the call.
     *
     * @param answered whether the party picked up
     */
    public record Leg(
            String callSid,
            @Nullable String to,
            String status,
            boolean answered,
            Instant startedAt,
            @Nullable Integer durationSeconds) {}

    /**
     * A status of the call, or of one of its legs.
     *
     * @param leg the leg's CallSid; null of the call itself
     */
    public record StatusEntry(
            String status,
            Instant at,
            @Nullable Integer sequence,
            @Nullable String leg) {}
}

package io.switchboard.conversation.call.state;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.switchboard.events.call.Call.Step;
import org.jspecify.annotations.Nullable;

/** Derives the caller's way through the voice plan. */
final class CallPath {

    private final List<CallFact> facts;
    private final CallLegs legs;

    CallPath(List<CallFact> facts, CallLegs legs) {
        this.facts = facts;
        this.legs = legs;
    }

    List<Step> steps() {
        return facts.stream()
                .flatMap(fact -> Stream.concat(step(fact).stream(), announcement(fact).stream()))
                .toList();
    }

    private Optional<Step> step(CallFact fact) {
        return switch (fact.kind()) {
            case RECEIVED -> Optional.of(step(fact, "received", null, null, null, null));
            case MENU -> Optional.of(step(fact, "menu", choice(fact), null, null, null));
            case DIAL ->
                Optional.of(step(
                        fact,
                        "dial",
                        null,
                        legs.to(fact.value("DialCallSid")),
                        fact.value("DialCallStatus"),
                        fact.number("DialCallDuration")));
            case VOICEMAIL -> Optional.of(step(fact, "voicemail", null, null, null, fact.number("RecordingDuration")));
            case WHISPER -> Optional.of(step(fact, "whisper", choice(fact), legs.to(fact.leg()), null, null));
            case STATUS, RECORDING, TRANSCRIPTION -> Optional.empty();
        };
    }

    /** Twilio does not tell when it plays a prompt: right after the webhook whose answer has it. */
    private static Optional<Step> announcement(CallFact fact) {
        var said = fact.value(CallFact.SAID);
        return said == null
                ? Optional.empty()
                : Optional.of(new Step(fact.at(), "announcement", null, null, null, null, null, said));
    }

    private static Step step(
            CallFact fact,
            String kind,
            @Nullable String choice,
            @Nullable String to,
            @Nullable String status,
            @Nullable Integer seconds) {
        return new Step(fact.at(), kind, fact.value("node"), choice, to, status, seconds, null);
    }

    private static @Nullable String choice(CallFact fact) {
        var digits = fact.value("Digits");
        return digits == null ? fact.value("SpeechResult") : digits;
    }
}

package io.switchboard.emulator.twiml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.switchboard.emulator.twiml.TwimlVerb.DialDestination;
import io.switchboard.emulator.twiml.TwimlVerb.DialDestination.Kind;
import io.switchboard.emulator.twiml.TwimlVerb.DialRecording;

/** Reads a Dial and its destinations. */
final class DialReader {
    private static final int MOST_DESTINATIONS = 10;

    private DialReader() {}

    static TwimlVerb dial(TagReader tag) throws InvalidTwiml {
        tag.ignores(
                "trim",
                "recordingTrack",
                "hangupOnStar",
                "ringTone",
                "referUrl",
                "referMethod",
                "callReason",
                "recordingConfigurationId");
        var destinations = tag.hasChildren() ? nouns(tag) : number(tag);
        if (destinations.isEmpty() || destinations.size() > MOST_DESTINATIONS) {
            throw InvalidTwiml.against("Dial must ring one to " + MOST_DESTINATIONS);
        }
        return new TwimlVerb.Dial(
                tag.link("action", "method"),
                tag.number("timeout", 1, 600, 30),
                tag.number("timeLimit", 1, 86_400, 14_400),
                tag.attribute("callerId"),
                recording(tag),
                tag.callback("recordingStatusCallback", "in-progress", "completed", "absent"),
                tag.flag("answerOnBridge", false),
                tag.flag("sequential", false),
                destinations);
    }

    private static DialRecording recording(TagReader tag) throws InvalidTwiml {
        var record = tag.oneOf(
                "record",
                "do-not-record",
                "do-not-record",
                "false",
                "true",
                "record-from-answer",
                "record-from-ringing",
                "record-from-answer-dual",
                "record-from-ringing-dual");
        var on = record.startsWith("record") || record.equals("true");
        return new DialRecording(on, record.contains("ringing"), record.endsWith("dual"));
    }

    /** Reads the number in the text of the Dial itself. */
    private static List<DialDestination> number(TagReader tag) {
        return tag.text().isEmpty() ? List.of() : List.of(new DialDestination(Kind.NUMBER, tag.text(), null, null));
    }

    private static List<DialDestination> nouns(TagReader tag) throws InvalidTwiml {
        var destinations = new ArrayList<DialDestination>();
        for (var child : tag.children()) {
            destinations.add(noun(child));
        }
        return List.copyOf(destinations);
    }

    private static DialDestination noun(TagReader tag) throws InvalidTwiml {
        var destination = switch (tag.name()) {
            case "Number" -> {
                tag.ignores("byoc", "sendDigits");
                tag.holdsTextAnd(Set.of());
                yield destination(tag, Kind.NUMBER, tag.text());
            }
            case "Sip" -> {
                tag.ignores("username", "password");
                tag.holdsTextAnd(Set.of());
                yield destination(tag, Kind.SIP, tag.text());
            }
            case "Client" -> destination(tag, Kind.CLIENT, "client:" + identity(tag));
            default -> throw InvalidTwiml.against(tag.name() + " must not stand in Dial");
        };
        if (destination.address().matches("|client:")) {
            throw InvalidTwiml.against(tag.name() + " is empty");
        }
        return destination;
    }

    private static DialDestination destination(TagReader tag, Kind kind, String address) throws InvalidTwiml {
        tag.ignores(
                "machineDetection",
                "machineDetectionTimeout",
                "machineDetectionSpeechThreshold",
                "machineDetectionSpeechEndThreshold",
                "machineDetectionSilenceTimeout",
                "amdStatusCallback",
                "amdStatusCallbackMethod");
        var destination = new DialDestination(
                kind,
                address,
                tag.link("url", "method"),
                tag.callback("statusCallback", "initiated", "ringing", "answered", "completed"));
        tag.isRead();
        return destination;
    }

    /** Reads the client's name: the text itself, or an element of its own beside parameters for the client. */
    private static String identity(TagReader tag) throws InvalidTwiml {
        tag.holdsTextAnd(Set.of("Identity", "Parameter"));
        if (!tag.hasChildren()) {
            return tag.text();
        }
        var identity = "";
        for (var child : tag.children()) {
            identity = child.name().equals("Identity") ? child.text() : identity;
        }
        return identity;
    }
}

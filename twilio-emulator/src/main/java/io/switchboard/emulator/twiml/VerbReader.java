package io.switchboard.emulator.twiml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.switchboard.emulator.twiml.TwimlVerb.ActionLink;
import io.switchboard.emulator.twiml.TwimlVerb.Prompt;

/** Reads one verb: its attributes, their defaults and its content. */
final class VerbReader {
    private static final int LONGEST_TEXT = 4096;
    private static final String KEYS = "[0-9*#]*";
    private static final Set<String> SSML =
            Set.of("break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w", "amazon:effect");

    private VerbReader() {}

    static TwimlVerb verb(TagReader tag) throws InvalidTwiml {
        var verb = switch (tag.name()) {
            case "Say", "Play", "Pause" -> prompt(tag);
            case "Gather" -> gather(tag);
            case "Dial" -> DialReader.dial(tag);
            case "Record" -> message(tag);
            case "Redirect" ->
                new TwimlVerb.Redirect(
                        new ActionLink(tag.resolved(tag.text()), tag.oneOf("method", "POST", "GET", "POST")));
            case "Reject" ->
                new TwimlVerb.Reject(
                        tag.oneOf("reason", "rejected", "rejected", "busy").equals("busy"));
            case "Hangup" -> new TwimlVerb.Hangup();
            default -> throw InvalidTwiml.against("there is no verb " + tag.name() + " in a call");
        };
        var holdsSomething =
                verb instanceof TwimlVerb.Gather || verb instanceof TwimlVerb.Dial || verb instanceof TwimlVerb.Say;
        if (!holdsSomething && tag.hasChildren()) {
            throw InvalidTwiml.against(tag.name() + " must not hold other elements");
        }
        tag.isRead();
        return verb;
    }

    private static Prompt prompt(TagReader tag) throws InvalidTwiml {
        return switch (tag.name()) {
            case "Say" -> say(tag);
            case "Play" -> play(tag);
            case "Pause" -> new TwimlVerb.Pause(tag.number("length", 1, 14_400, 1));
            default -> throw InvalidTwiml.against(tag.name() + " must not stand in Gather");
        };
    }

    private static Prompt say(TagReader tag) throws InvalidTwiml {
        tag.ignores("voice", "language");
        tag.holdsTextAnd(SSML);
        var text = tag.text();
        if (text.length() > LONGEST_TEXT) {
            throw InvalidTwiml.against("Say holds more than " + LONGEST_TEXT + " characters");
        }
        return new TwimlVerb.Say(text, tag.number("loop", 0, 1000, 1));
    }

    private static Prompt play(TagReader tag) throws InvalidTwiml {
        var digits = tag.matching("digits", "[0-9*#w]*", "");
        var url = tag.text();
        if (url.isEmpty() && digits.isEmpty()) {
            throw InvalidTwiml.against("Play has neither a URL nor digits");
        }
        var what = url.isEmpty() ? digits : tag.resolved(url);
        return new TwimlVerb.Play(what, tag.number("loop", 0, 1000, 1));
    }

    private static TwimlVerb gather(TagReader tag) throws InvalidTwiml {
        tag.ignores(
                "speechTimeout",
                "language",
                "hints",
                "speechModel",
                "enhanced",
                "profanityFilter",
                "partialResultCallback",
                "partialResultCallbackMethod",
                "bargeIn",
                "maxSpeechTime",
                "debug");
        var prompts = new ArrayList<Prompt>();
        for (var child : tag.children()) {
            prompts.add(prompt(child));
            child.isRead();
        }
        return new TwimlVerb.Gather(
                tag.linkOrSelf("action", "method"),
                tag.oneOf("input", "dtmf", "dtmf", "speech", "dtmf speech", "speech dtmf")
                        .contains("dtmf"),
                tag.number("timeout", 0, 600, 5),
                tag.number("numDigits", 1, 1000, Integer.MAX_VALUE),
                tag.matching("finishOnKey", KEYS, "#"),
                tag.flag("actionOnEmptyResult", false),
                List.copyOf(prompts));
    }

    private static TwimlVerb message(TagReader tag) throws InvalidTwiml {
        tag.ignores("recordingConfigurationId");
        tag.oneOf("trim", "trim-silence", "trim-silence", "do-not-trim");
        var transcribeCallback = tag.attribute("transcribeCallback");
        // A transcription callback alone also requests the transcription.
        var transcribe = tag.flag("transcribe", false) || transcribeCallback != null;
        return new TwimlVerb.RecordMessage(
                tag.linkOrSelf("action", "method"),
                tag.number("timeout", 0, 600, 5),
                tag.matching("finishOnKey", KEYS, "1234567890*#"),
                tag.number("maxLength", 1, 14_400, transcribe ? 120 : 3_600),
                tag.flag("playBeep", true),
                tag.callback("recordingStatusCallback", "in-progress", "completed", "absent"),
                transcribeCallback == null ? null : new ActionLink(tag.resolved(transcribeCallback), "POST"));
    }
}

package io.switchboard.emulator.twiml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.switchboard.emulator.twiml.Verb.Prompt;

/** Reads one verb: its attributes, their defaults, what may lie in it. */
final class VerbReader {
    private static final int LONGEST_TEXT = 4096;
    private static final String KEYS = "[0-9*#]*";
    private static final Set<String> SSML =
            Set.of("break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w", "amazon:effect");

    private VerbReader() {}

    static Verb verb(Tag tag) throws InvalidTwiml {
        Verb verb = switch (tag.name()) {
            case "Say", "Play", "Pause" -> prompt(tag);
            case "Gather" -> gather(tag);
            case "Dial" -> DialReader.dial(tag);
            case "Record" -> message(tag);
            case "Redirect" ->
                new Verb.Redirect(new Link(tag.resolved(tag.text()), tag.oneOf("method", "POST", "GET", "POST")));
            case "Reject" ->
                new Verb.Reject(
                        tag.oneOf("reason", "rejected", "rejected", "busy").equals("busy"));
            case "Hangup" -> new Verb.Hangup();
            default -> throw InvalidTwiml.against("there is no verb " + tag.name() + " in a call");
        };
        boolean holdsSomething = verb instanceof Verb.Gather || verb instanceof Verb.Dial || verb instanceof Verb.Say;
        if (!holdsSomething && tag.hasChildren()) {
            throw InvalidTwiml.against(tag.name() + " must not hold other elements");
        }
        tag.isRead();
        return verb;
    }

    private static Prompt prompt(Tag tag) throws InvalidTwiml {
        return switch (tag.name()) {
            case "Say" -> say(tag);
            case "Play" -> play(tag);
            case "Pause" -> new Verb.Pause(tag.number("length", 1, 14_400, 1));
            default -> throw InvalidTwiml.against(tag.name() + " must not stand in Gather");
        };
    }

    private static Prompt say(Tag tag) throws InvalidTwiml {
        tag.ignores("voice", "language");
        tag.holdsTextAnd(SSML);
        String text = tag.text();
        if (text.length() > LONGEST_TEXT) {
            throw InvalidTwiml.against("Say holds more than " + LONGEST_TEXT + " characters");
        }
        return new Verb.Say(text, tag.number("loop", 0, 1000, 1));
    }

    private static Prompt play(Tag tag) throws InvalidTwiml {
        String digits = tag.matching("digits", "[0-9*#w]*", "");
        String url = tag.text();
        if (url.isEmpty() && digits.isEmpty()) {
            throw InvalidTwiml.against("Play has neither a URL nor digits");
        }
        String what = url.isEmpty() ? digits : tag.resolved(url);
        return new Verb.Play(what, tag.number("loop", 0, 1000, 1));
    }

    private static Verb gather(Tag tag) throws InvalidTwiml {
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
        List<Prompt> prompts = new ArrayList<>();
        for (Tag child : tag.children()) {
            prompts.add(prompt(child));
            child.isRead();
        }
        return new Verb.Gather(
                tag.linkOrSelf("action", "method"),
                tag.oneOf("input", "dtmf", "dtmf", "speech", "dtmf speech", "speech dtmf")
                        .contains("dtmf"),
                tag.number("timeout", 0, 600, 5),
                tag.number("numDigits", 1, 1000, Integer.MAX_VALUE),
                tag.matching("finishOnKey", KEYS, "#"),
                tag.flag("actionOnEmptyResult", false),
                List.copyOf(prompts));
    }

    private static Verb message(Tag tag) throws InvalidTwiml {
        tag.ignores("recordingConfigurationId");
        tag.oneOf("trim", "trim-silence", "trim-silence", "do-not-trim");
        String transcribeCallback = tag.attribute("transcribeCallback");
        // Whoever names a callback need not ask for the transcription as well.
        boolean transcribe = tag.flag("transcribe", false) || transcribeCallback != null;
        return new Verb.RecordMessage(
                tag.linkOrSelf("action", "method"),
                tag.number("timeout", 0, 600, 5),
                tag.matching("finishOnKey", KEYS, "1234567890*#"),
                tag.number("maxLength", 1, 14_400, transcribe ? 120 : 3_600),
                tag.flag("playBeep", true),
                tag.callback("recordingStatusCallback", "in-progress", "completed", "absent"),
                transcribeCallback == null ? null : new Link(tag.resolved(transcribeCallback), "POST"));
    }
}

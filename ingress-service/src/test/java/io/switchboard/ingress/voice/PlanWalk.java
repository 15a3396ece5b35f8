package io.switchboard.ingress.voice;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

import io.switchboard.ingress.voice.CallerLine.Heard;
import io.switchboard.ingress.voice.VoiceAnswer.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Follows every path that a call can take, as Twilio would: by the URLs that it is given, with everything that may come back by
 * them. Fails on a dead link, on an answer that is not what the plan says, and on a document that does not end.
 */
final class PlanWalk {

    private static final String ROOT = CallerLine.BASE + "/api/webhooks/voice";
    private static final Set<String> CALLBACKS = Set.of(
            ROOT + "/recording" + CallbackUrls.RETRIES,
            ROOT + "/transcription" + CallbackUrls.RETRIES,
            ROOT + "/status" + CallbackUrls.RETRIES);
    private static final List<String[]> AFTER_DIAL = Stream.of(
                    "completed", "answered", "busy", "no-answer", "failed", "canceled", "")
            .map(status -> new String[] {"DialCallStatus", status})
            .toList();

    private final CallerLine line;
    private final List<String> choices;
    private final Set<String> heard = new LinkedHashSet<>();
    private final Set<String> paths = new HashSet<>();
    private final Set<String> followed = new HashSet<>();
    private final Queue<Runnable> open = new ArrayDeque<>();

    /** @param choices what callers press */
    PlanWalk(CallerLine line, String... choices) {
        this.line = line;
        this.choices = List.of(choices);
    }

    /** Begins with a call at this moment. */
    PlanWalk from(String instant) {
        line.at(instant);
        take(line.call());
        while (!open.isEmpty()) {
            open.remove().run();
        }
        return this;
    }

    /** Every text and recording that is played on any path. */
    Set<String> heard() {
        return heard;
    }

    /** Every step that Twilio requests. */
    Set<String> paths() {
        return paths;
    }

    private void take(Heard answer) {
        assertThat(answer.outcome()).as(answer.xml()).isEqualTo(Outcome.PLANNED);
        var twiml = answer.twiml();
        heard.addAll(twiml.all("//Say | //Play"));
        assertThat(CALLBACKS)
                .containsAll(twiml.all("//@statusCallback | //@recordingStatusCallback | //@transcribeCallback"));
        twiml.all("//Dial/@action").forEach(link -> AFTER_DIAL.forEach(result -> follow(link, result)));
        twiml.all("//Dial/@action")
                .forEach(link -> follow(link, "DialCallStatus", "completed", "DialBridged", "false"));
        twiml.all("//Gather/@action").forEach(link -> choices.forEach(keys -> follow(link, "Digits", keys)));
        twiml.all("//Record/@action").forEach(link -> follow(link, "Digits", "hangup"));
        twiml.all("//@url").forEach(link -> follow(link, "Direction", "outbound-dial"));
    }

    private void follow(String url, String... parameters) {
        if (followed.add(url + Arrays.toString(parameters))) {
            paths.add(url.substring(ROOT.length(), url.indexOf('?')));
            open.add(() -> take(line.follow(url, parameters)));
        }
    }
}

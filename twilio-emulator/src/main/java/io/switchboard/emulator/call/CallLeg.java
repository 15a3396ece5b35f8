package io.switchboard.emulator.call;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The line to one person in a call: what Twilio says about it, and what that person hears and does. */
final class CallLeg {
    private final String sid;
    private final Map<String, String> parameters;
    private final Iterator<String> keys;
    private final CallClock clock;
    private final List<CallStep> steps = Collections.synchronizedList(new ArrayList<>());
    private volatile String status = "ringing";
    private boolean answered;
    private boolean ended;
    private int answeredAt;
    private int endedAt;
    private int sequence;

    /**
     * A line that rings.
     *
     * @param parameters what each webhook about it says, but for its status
     * @param keys what is pressed at each Gather
     */
    CallLeg(String sid, Map<String, String> parameters, List<String> keys, CallClock clock) {
        this.sid = sid;
        this.parameters = parameters;
        this.keys = keys.iterator();
        this.clock = clock;
    }

    String sid() {
        return sid;
    }

    String status() {
        return status;
    }

    /** That was it; only the first end counts. */
    void end(String finalStatus) {
        if (!ended) {
            ended = true;
            endedAt = clock.now();
            status = finalStatus;
        }
    }

    /** Picks up, if that has not happened. */
    void answer() {
        if (!answered) {
            answered = true;
            answeredAt = clock.now();
            status = "in-progress";
        }
    }

    boolean isAnswered() {
        return answered;
    }

    boolean isEnded() {
        return ended;
    }

    /** How long it has been answered. */
    int seconds() {
        int until = ended ? endedAt : clock.now();
        return answered ? until - answeredAt : 0;
    }

    /** What is pressed now; nothing if empty. */
    String nextKeys() {
        return keys.hasNext() ? keys.next() : "";
    }

    /** How many progress events there were before. */
    int nextSequence() {
        return sequence++;
    }

    void does(String what, String detail) {
        steps.add(new CallStep(clock.now(), what, detail));
    }

    void hears(String what) {
        does("hears", what);
    }

    List<CallStep> steps() {
        return List.copyOf(steps);
    }

    List<String> heard() {
        return steps().stream()
                .filter(step -> step.what().equals("hears"))
                .map(CallStep::detail)
                .toList();
    }

    /** The webhook parameters of this line as it is now, and these. */
    MultiValueMap<String, String> parameters(Map<String, String> more) {
        MultiValueMap<String, String> all = new LinkedMultiValueMap<>();
        parameters.forEach(all::set);
        all.set("CallStatus", status);
        more.forEach(all::set);
        return all;
    }
}

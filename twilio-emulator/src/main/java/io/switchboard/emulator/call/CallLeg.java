package io.switchboard.emulator.call;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The line to one person in a call: its status, the parameters of its webhooks and the steps of that person. */
final class CallLeg {
    private final String sid;
    private final Map<String, String> parameters;
    private final Iterator<String> keys;
    private final CallClock clock;
    private final List<CallReport.Step> steps = Collections.synchronizedList(new ArrayList<>());
    private volatile String status = "ringing";
    private boolean answered;
    private boolean ended;
    private int answeredAt;
    private int endedAt;
    private int sequence;

    /**
     * Creates a ringing line.
     *
     * @param parameters the parameters of each webhook about the line, without its status
     * @param keys the keys that are pressed at each Gather, in order
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

    /** Ends the line with a final status. Only the first call has an effect. */
    void end(String finalStatus) {
        if (!ended) {
            ended = true;
            endedAt = clock.now();
            status = finalStatus;
        }
    }

    /** Answers the line, unless it is answered already. */
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

    /** The seconds since the line was answered, up to its end; 0 if it was not answered. */
    int seconds() {
        var until = ended ? endedAt : clock.now();
        return answered ? until - answeredAt : 0;
    }

    /** The keys that are pressed at the next Gather; empty for none. */
    String nextKeys() {
        return keys.hasNext() ? keys.next() : "";
    }

    /** The number of earlier progress events. */
    int nextSequence() {
        return sequence++;
    }

    void does(String what, String detail) {
        steps.add(new CallReport.Step(clock.now(), what, detail));
    }

    void hears(String what) {
        does("hears", what);
    }

    List<CallReport.Step> steps() {
        return List.copyOf(steps);
    }

    List<String> heard() {
        return steps().stream()
                .filter(step -> step.what().equals("hears"))
                .map(CallReport.Step::detail)
                .toList();
    }

    /** The webhook parameters of the line in its current status, and the given ones. */
    MultiValueMap<String, String> parameters(Map<String, String> more) {
        var all = new LinkedMultiValueMap<String, String>();
        parameters.forEach(all::set);
        all.set("CallStatus", status);
        more.forEach(all::set);
        return all;
    }
}

package io.switchboard.conversation.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.switchboard.conversation.personaldata.PersonalData.Progress;

/** Notes what a run leaves although it is too old, so that a later run begins early enough to remove it. */
final class RetentionRemainder {

    /** For so long a file that Twilio does not delete is tried again. */
    private static final Duration TRIED_AGAIN = Duration.ofDays(7);

    private final List<Instant> failed = new ArrayList<>();
    private final List<Instant> waiting = new ArrayList<>();

    /** Notes the time of something of which a part could not be removed. */
    void fail(Instant at) {
        failed.add(at);
    }

    /** Notes the time of a message that still waits to be sent, and needs its text and files until then. */
    void await(Instant at) {
        waiting.add(at);
    }

    int failures() {
        return failed.size();
    }

    /** The time before which nothing is left to do for a run that removed everything before {@code to}. */
    Instant until(Instant to) {
        return Stream.concat(waiting.stream(), failed.stream().filter(at -> at.isAfter(to.minus(TRIED_AGAIN))))
                .min(Instant::compareTo)
                .orElse(to);
    }

    /** Notes what of one message or call could not be removed at Twilio. */
    static final class Attempt implements Progress {

        private boolean isComplete = true;

        boolean isComplete() {
            return isComplete;
        }

        @Override
        public void advance(int records) {
            // A run shows no progress.
        }

        @Override
        public void failed(String item, String detail) {
            isComplete = false;
        }

        @Override
        public boolean isAtTwilio() {
            return true;
        }
    }
}

package io.switchboard.ingress.replay;

import java.io.PrintStream;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** Reports to the operator what is done and what to do next. Contains neither bodies nor phone numbers. */
final class ReplayReport {

    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(3);
    private static final int MAX_KINDS = 20;

    private final PrintStream out;
    private final ReplayOptions options;
    private final String publicBaseUrl;
    private long lastLine = System.nanoTime();

    ReplayReport(PrintStream out, ReplayOptions options, String publicBaseUrl) {
        this.out = out;
        this.options = options;
        this.publicBaseUrl = publicBaseUrl;
    }

    void begin(String topic, long length) {
        line("%s: reading %d records%s%s"
                .formatted(topic, length, bound("from", options.from()), bound("to", options.to())));
    }

    /** Prints the progress every few seconds. */
    void progress(String topic, long read, long length) {
        if (System.nanoTime() - lastLine > PROGRESS_INTERVAL.toNanos()) {
            lastLine = System.nanoTime();
            line("%s: %d of %d".formatted(topic, read, length));
        }
    }

    void end(ReplayCounts counts) {
        line("%8d read".formatted(counts.allRead()));
        line("%8d selected".formatted(counts.allSelected()));
        line("%8d %s".formatted(counts.allReplayed(), options.dryRun() ? "would be replayed" : "replayed"));
        counts.replayedByTopic().forEach((topic, count) -> line("%12d to %s".formatted(count, topic)));
        if (counts.allRejected() > 0) {
            line("%8d still rejected".formatted(counts.allRejected()));
            counts.rejections().stream().limit(MAX_KINDS).forEach(this::rejections);
            otherKinds(counts.rejections().size() - MAX_KINDS);
        }
        if (counts.allUnreadable() > 0) {
            line("%8d unreadable and skipped, not written by the ingress".formatted(counts.allUnreadable()));
        }
        advise(counts);
    }

    void noTopics() {
        line("There is no topic for dead letters, so no record was ever dead-lettered.");
    }

    private void rejections(ReplayCounts.Rejections rejections) {
        var kind = rejections.kind();
        var account = kind.account() == null ? "other accounts" : kind.account();
        line("%12d %-15s %s %s, the last at %s (--id %s)"
                .formatted(
                        rejections.count(), kind.reason(), account, kind.path(), rejections.last(), rejections.id()));
    }

    private void otherKinds(int kinds) {
        if (kinds > 0) {
            line("             and %d other kinds".formatted(kinds));
        }
    }

    private void advise(ReplayCounts counts) {
        if (counts.allSelected() == 0) {
            line("No record was selected.");
        }
        if (counts.hasRejected("bad-signature")) {
            line("bad-signature: forged, or signed with a token that is not in the directory, or for another URL than");
            line("  PUBLIC_BASE_URL, which is %s here. Compare it with the URL at Twilio.".formatted(publicBaseUrl));
        }
        if (counts.hasRejected("unknown-account")) {
            line("unknown-account: forged, or provisioning has not published the account. Its log says why.");
        }
        if (options.dryRun()) {
            line("Dry run: nothing was written.");
        }
    }

    private static String bound(String word, @Nullable Object time) {
        return time == null ? "" : " " + word + " " + time;
    }

    private void line(String text) {
        out.println(text);
    }
}

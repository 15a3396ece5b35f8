package io.switchboard.ingress.replay;

import java.io.PrintStream;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** Tells an operator what is done and what to do next. Neither bodies nor anybody's number are in it. */
final class ReplayReport {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);
    private static final int KINDS = 20;

    private final PrintStream out;
    private final ReplayOptions options;
    private final String publicBaseUrl;
    private long lastLine = System.nanoTime();

    ReplayReport(PrintStream out, ReplayOptions options, String publicBaseUrl) {
        this.out = out;
        this.options = options;
        this.publicBaseUrl = publicBaseUrl;
    }

    void begins(String topic, long length) {
        line("%s: reading %d records%s%s"
                .formatted(topic, length, bound("from", options.from()), bound("to", options.to())));
    }

    /** Every few seconds. */
    void progress(String topic, long read, long length) {
        if (System.nanoTime() - lastLine > BETWEEN_LINES.toNanos()) {
            lastLine = System.nanoTime();
            line("%s: %d of %d".formatted(topic, read, length));
        }
    }

    void ends(ReplayCounts tally) {
        line("%8d read".formatted(tally.allRead()));
        line("%8d selected".formatted(tally.allSelected()));
        line("%8d %s".formatted(tally.allReplayed(), options.dryRun() ? "would be replayed" : "replayed"));
        tally.replayedByTopic().forEach((topic, count) -> line("%12d to %s".formatted(count, topic)));
        if (tally.allRefused() > 0) {
            line("%8d still refused".formatted(tally.allRefused()));
            tally.refusals().stream().limit(KINDS).forEach(this::refusals);
            leftOut(tally.refusals().size() - KINDS);
        }
        if (tally.allUnreadable() > 0) {
            line("%8d unreadable, and skipped: none that the ingress put there".formatted(tally.allUnreadable()));
        }
        next(tally);
    }

    void nothingIsThere() {
        line("No topic for dead letters is there, so nothing was ever given up.");
    }

    private void refusals(ReplayCounts.Refusals refusals) {
        var kind = refusals.kind();
        var account = kind.account() == null ? "other accounts" : kind.account();
        line("%12d %-15s %s %s, the last at %s (--id %s)"
                .formatted(refusals.count(), kind.reason(), account, kind.path(), refusals.last(), refusals.id()));
    }

    private void leftOut(int kinds) {
        if (kinds > 0) {
            line("             and %d other kinds".formatted(kinds));
        }
    }

    private void next(ReplayCounts tally) {
        if (tally.allSelected() == 0) {
            line("Nothing there was asked for.");
        }
        if (tally.hasRefused("bad-signature")) {
            line("bad-signature: forged, or signed with a token that is not in the directory, or for another URL than");
            line("  PUBLIC_BASE_URL, which is %s here. Compare it with the URL at Twilio.".formatted(publicBaseUrl));
        }
        if (tally.hasRefused("unknown-account")) {
            line("unknown-account: forged, or provisioning has not published the account. Its log says why.");
        }
        if (options.dryRun()) {
            line("Nothing was written. Without --dry-run it is.");
        }
    }

    private static String bound(String word, @Nullable Object time) {
        return time == null ? "" : " " + word + " " + time;
    }

    private void line(String text) {
        out.println(text);
    }
}

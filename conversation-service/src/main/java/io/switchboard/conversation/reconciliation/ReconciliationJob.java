package io.switchboard.conversation.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.switchboard.directory.Account;
import io.switchboard.directory.KnownAccounts;
import io.switchboard.job.JobFailed;
import io.switchboard.job.JobKind;
import io.switchboard.job.JobRun;
import io.switchboard.twilio.failure.TwilioFailure;
import io.switchboard.twilio.history.HistoryRange;
import io.switchboard.web.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sweeps accounts in a range of time that an operator names. One account's failure is a failure of the job's result, and the
 * others are swept all the same. After a crash it continues with the account and the time at which it was.
 */
@Component
class ReconciliationJob implements JobKind {

    static final String NAME = "reconciliation";

    private static final Duration BACKLOG_TIMEOUT = Duration.ofMinutes(1);

    private final AccountSweeps sweeps;
    private final KnownAccounts directory;
    private final ListenerBacklog backlog;

    ReconciliationJob(AccountSweeps sweeps, KnownAccounts directory, ListenerBacklog backlog) {
        this.sweeps = sweeps;
        this.directory = directory;
        this.backlog = backlog;
    }

    /** The accounts and the range of time to sweep. */
    record Input(List<String> accountSids, Instant from, Instant to) {}

    /**
     * The place at which the job continues.
     *
     * @param done how many accounts are done
     * @param from the beginning of what is left of the next account's range
     */
    record Place(int done, Instant from) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Role least() {
        return Role.OPERATOR;
    }

    @Override
    public @Nullable String run(JobRun run) {
        var input = run.input(Input.class);
        var place = run.checkpoint(Place.class).orElse(new Place(0, input.from()));
        run.total(input.accountSids().size());
        if (!backlog.awaitProcessed(BACKLOG_TIMEOUT)) {
            throw new IllegalStateException("webhooks in Kafka are not stored yet");
        }
        var failed = 0;
        for (var n = place.done(); n < input.accountSids().size(); n++) {
            failed += sweep(run, input, n, n == place.done() ? place.from() : input.from()) ? 0 : 1;
        }
        if (failed > 0 && failed == input.accountSids().size()) {
            throw new JobFailed("No account could be compared with Twilio.");
        }
        return null;
    }

    private boolean sweep(JobRun run, Input input, int index, Instant from) {
        var sid = input.accountSids().get(index);
        var failure = account(sid)
                .map(account -> sweep(run, account, new HistoryRange(from, input.to()), index))
                .orElse(Optional.of("The account is not known."));
        failure.ifPresent(detail -> run.failed(sid, detail));
        run.save(1, new Place(index + 1, input.from()));
        return failure.isEmpty();
    }

    private Optional<String> sweep(JobRun run, Account account, HistoryRange range, int index) {
        try {
            sweeps.sweep(account, range, reached -> run.save(0, new Place(index, reached)));
            return Optional.empty();
        } catch (TwilioFailure e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<Account> account(String sid) {
        return directory.accounts().stream()
                .filter(account -> account.accountSid().equals(sid))
                .findFirst();
    }
}

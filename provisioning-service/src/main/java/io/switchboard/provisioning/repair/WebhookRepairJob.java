package io.switchboard.provisioning.repair;

import java.util.List;
import java.util.Optional;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.job.JobKind;
import io.switchboard.job.JobRun;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.place.PlaceId;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.twilionumbers.AccountNumbers;
import io.switchboard.provisioning.twilionumbers.FoundNumber;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import io.switchboard.twilio.failure.TwilioFailure;
import io.switchboard.web.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Repairs all active numbers of accounts, and the other places of these accounts. Lists each account page by page and changes only the numbers that have drifted,
 * so a second run costs a list. After a crash it lists the account again at which it was.
 */
@Component
class WebhookRepairJob implements JobKind {

    static final String NAME = "webhook-repair";

    private final Accounts accounts;
    private final AccountNumbers accountNumbers;
    private final NumberRecorder numbers;
    private final WebhookPlanner webhooks;
    private final NumberRepairer repairer;
    private final AccountPlaces places;

    WebhookRepairJob(
            Accounts accounts,
            AccountNumbers accountNumbers,
            NumberRecorder numbers,
            WebhookPlanner webhooks,
            NumberRepairer repairer,
            AccountPlaces places) {
        this.accounts = accounts;
        this.accountNumbers = accountNumbers;
        this.numbers = numbers;
        this.webhooks = webhooks;
        this.repairer = repairer;
        this.places = places;
    }

    /**
     * The accounts whose numbers are repaired.
     *
     * @param total the active numbers that they had when the job was asked for
     */
    record Input(List<String> accountSids, int total, AuditActor actor) {}

    /**
     * The place at which the job continues.
     *
     * @param account the index of the account
     * @param numbers how many of its numbers are counted as done
     */
    record Place(int account, int numbers) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Role least() {
        return Role.ADMIN;
    }

    @Override
    public @Nullable String run(JobRun run) {
        var input = run.input(Input.class);
        run.total(input.total());
        var place = run.checkpoint(Place.class).orElse(new Place(0, 0));
        for (var index = place.account(); index < input.accountSids().size(); index++) {
            repair(run, input, index, index == place.account() ? place.numbers() : 0);
            run.save(0, new Place(index + 1, 0));
        }
        return null;
    }

    private void repair(JobRun run, Input input, int index, int counted) {
        var sid = input.accountSids().get(index);
        var account = accounts.find(sid).filter(RecordedAccount::isActive);
        if (account.isEmpty()) {
            run.failed(sid, "The account is not active; its numbers stay as they are.");
            return;
        }
        var progress = new AccountProgress(run, index, counted);
        var twilio = accounts.connect(account.get());
        try {
            var listed = accountNumbers.eachPage(twilio, page -> {
                var drifted = page.stream()
                        .flatMap(found -> drifted(account.get(), found, progress).stream())
                        .toList();
                repairer.repair(twilio, drifted, input.actor(), progress::repaired);
            });
            numbers.forEachOfAccount(
                    sid,
                    number -> {
                        if (isManaged(account.get(), number) && !listed.has(number)) {
                            progress.failed(number, "Twilio does not list this number in its account.");
                        }
                    },
                    (id, reason) -> run.failed(id, "The stored number cannot be read."));
            places.repair(twilio, account.get(), input.actor(), result -> {
                if (result.problem() != null) {
                    run.failed(nameOf(result.place()), result.problem());
                }
            });
        } catch (TwilioFailure e) {
            run.failed(sid, "Twilio does not list the numbers or senders of this account: " + e.getMessage());
        }
    }

    private static String nameOf(PlaceId place) {
        return place.number() == null ? place.target() : place.number().address();
    }

    /** Empty for a number that needs no repair, or that is not the account's to repair; those count as done. */
    private Optional<DriftedNumber> drifted(RecordedAccount account, FoundNumber found, AccountProgress progress) {
        var recorded = found.recorded();
        if (recorded == null || !isManaged(account, recorded)) {
            return Optional.empty();
        }
        var differs = !webhooks.planFor(recorded, found.actual())
                .differences(found.actual().webhooks())
                .isEmpty();
        if (!differs) {
            progress.done();
            return Optional.empty();
        }
        return Optional.of(new DriftedNumber(recorded, found.actual()));
    }

    private static boolean isManaged(RecordedAccount account, PhoneNumber recorded) {
        return recorded.isInUse()
                && !recorded.isInProgress()
                && recorded.accountSid().equals(account.accountSid());
    }

    /** Counts the numbers of one account. Those that a run before an interruption counted are not counted again. */
    private static final class AccountProgress {

        private final JobRun run;
        private final int account;
        private final int counted;
        private int seen;

        AccountProgress(JobRun run, int account, int counted) {
            this.run = run;
            this.account = account;
            this.counted = counted;
        }

        void repaired(RepairResult result) {
            var problem = result.problem();
            if (problem == null) {
                done();
            } else {
                failed(result.number(), problem);
            }
        }

        void failed(PhoneNumber number, String problem) {
            run.failed(number.address(), problem);
            done();
        }

        void done() {
            seen++;
            run.save(seen > counted ? 1 : 0, new Place(account, Math.max(seen, counted)));
        }
    }
}

package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.switchboard.conversation.sending.schedule.SendPolicy;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Remembers which accounts Twilio does not serve at the moment, so that not every message of such an account has to be
 * refused one by one. Each instance learns this by itself.
 */
@Component
class AccountHolds {

    private final Map<String, Pause> paused = new ConcurrentHashMap<>();
    private final Map<String, Refusal> refused = new ConcurrentHashMap<>();
    private final SendPolicy policy;
    private final Clock clock;

    AccountHolds(SendingSettings settings, Clock clock) {
        this.policy = settings.policy();
        this.clock = clock;
    }

    private record Pause(int failures, Instant until) {}

    /**
     * Twilio refuses an account: its token is wrong, or it is suspended or closed.
     *
     * @param account with the token that was refused
     * @param since when that began
     * @param until when Twilio is asked again
     */
    record Refusal(
            Account account, int httpStatus, @Nullable Integer code, Instant since, int failures, Instant until) {

        String reason() {
            return "Twilio has refused the account since %s (HTTP %d%s)"
                    .formatted(since, httpStatus, code == null ? "" : ", error " + code);
        }
    }

    /** Twilio answered 429. Many such answers at once count as one. */
    Instant pause(Account account, @Nullable Duration retryAfter) {
        var now = clock.instant();
        return paused.compute(account.accountSid(), (sid, before) -> {
                    var failures = before == null ? 1 : before.failures() + (now.isBefore(before.until()) ? 0 : 1);
                    var until = now.plus(policy.backOff(failures, retryAfter));
                    return new Pause(
                            failures, before == null || until.isAfter(before.until()) ? until : before.until());
                })
                .until();
    }

    /** Twilio refused the account. Many refusals at once count as one. */
    Refusal refuse(Account account, int httpStatus, @Nullable Integer code) {
        var now = clock.instant();
        return refused.compute(account.accountSid(), (sid, before) -> {
            if (before != null && before.account().authToken().equals(account.authToken())) {
                return now.isBefore(before.until())
                        ? before
                        : refusal(account, httpStatus, code, before.since(), before.failures() + 1, now);
            }
            return refusal(account, httpStatus, code, now, 1, now);
        });
    }

    private Refusal refusal(
            Account account, int httpStatus, @Nullable Integer code, Instant since, int failures, Instant now) {
        return new Refusal(account, httpStatus, code, since, failures, now.plus(policy.backOff(failures)));
    }

    /** The refusal that still counts for this account and its present token. */
    Optional<Refusal> refusal(Account account) {
        return Optional.ofNullable(refused.get(account.accountSid()))
                .filter(each -> each.account().authToken().equals(account.authToken()))
                .filter(each -> clock.instant().isBefore(each.until()));
    }

    /** Twilio served the account; true when it had refused it before. */
    boolean serve(Account account) {
        paused.remove(account.accountSid());
        return refused.remove(account.accountSid()) != null;
    }

    /** The accounts that Twilio asked to wait for. */
    Collection<String> paused() {
        var now = clock.instant();
        return paused.entrySet().stream()
                .filter(each -> now.isBefore(each.getValue().until()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether Twilio refused the account when it was asked last. */
    boolean isRefused(String accountSid) {
        return refused.containsKey(accountSid);
    }

    /** The accounts that Twilio refuses. */
    int refusedCount() {
        return refused.size();
    }

    /** Forgets the refusals of accounts whose token has changed since, and returns these accounts. */
    List<String> forgetOutdated(Directory directory) {
        var outdated = refused.values().stream()
                .filter(each -> directory
                        .account(each.account().accountSid())
                        .filter(now -> now.authToken().equals(each.account().authToken()))
                        .isEmpty())
                .toList();
        return outdated.stream()
                .filter(each -> refused.remove(each.account().accountSid(), each))
                .map(each -> each.account().accountSid())
                .toList();
    }
}

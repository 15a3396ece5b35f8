package io.switchboard.conversation.sending.account;

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
 * Remembers the accounts that Twilio does not serve at present, so that their messages wait without one request each. Every
 * instance learns this by itself.
 */
@Component
class AccountHolds {

    private final Map<String, Pause> paused = new ConcurrentHashMap<>();
    private final Map<String, AccountRefusal> refused = new ConcurrentHashMap<>();
    private final SendPolicy policy;
    private final Clock clock;

    AccountHolds(SendingSettings settings, Clock clock) {
        this.policy = settings.policy();
        this.clock = clock;
    }

    private record Pause(int failures, Instant until) {}

    /** Pauses the account after an answer 429. Many such answers at once count as one. */
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

    /** Holds the account after a refusal. Many refusals at once count as one. */
    AccountRefusal refuse(Account account, int httpStatus, @Nullable Integer code) {
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

    private AccountRefusal refusal(
            Account account, int httpStatus, @Nullable Integer code, Instant since, int failures, Instant now) {
        return new AccountRefusal(account, httpStatus, code, since, failures, now.plus(policy.backOff(failures)));
    }

    /** The refusal that is still valid for this account and its present token. */
    Optional<AccountRefusal> refusal(Account account) {
        return Optional.ofNullable(refused.get(account.accountSid()))
                .filter(refusal -> refusal.account().authToken().equals(account.authToken()))
                .filter(refusal -> clock.instant().isBefore(refusal.until()));
    }

    /** Ends pause and refusal of the account, because Twilio served it; returns whether Twilio had refused it before. */
    boolean serve(Account account) {
        paused.remove(account.accountSid());
        return refused.remove(account.accountSid()) != null;
    }

    /** The accounts whose rate Twilio limits. */
    Collection<String> paused() {
        var now = clock.instant();
        return paused.entrySet().stream()
                .filter(entry -> now.isBefore(entry.getValue().until()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether Twilio refused the account at the last request. */
    boolean isRefused(String accountSid) {
        return refused.containsKey(accountSid);
    }

    /** How many accounts Twilio refuses. */
    int refusedCount() {
        return refused.size();
    }

    /** Forgets the refusals of accounts whose token has changed since, and returns their SIDs. */
    List<String> forgetOutdated(Directory directory) {
        var outdated = refused.values().stream()
                .filter(refusal -> directory
                        .account(refusal.account().accountSid())
                        .filter(account ->
                                account.authToken().equals(refusal.account().authToken()))
                        .isEmpty())
                .toList();
        return outdated.stream()
                .filter(refusal -> refused.remove(refusal.account().accountSid(), refusal))
                .map(refusal -> refusal.account().accountSid())
                .toList();
    }
}

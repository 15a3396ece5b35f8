package io.switchboard.conversation.contenttemplate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.switchboard.directory.Account;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.content.ContentTemplate;
import io.switchboard.twilio.content.ContentTemplates;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.web.ApiProblem;
import org.springframework.stereotype.Component;

/**
 * Reads the Content templates of accounts from Twilio, and remembers them for a minute. While Twilio does not answer, the
 * remembered ones are used for an hour.
 */
@Component
public class AccountTemplates {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration USABLE = Duration.ofHours(1);

    /** A template that is not in a list of at least this age may be new. */
    private static final Duration MAY_LACK_NEW_ONES = Duration.ofSeconds(5);

    private static final int MOST_TEMPLATES = 500;
    private static final int MOST_ACCOUNTS = 200;

    private final TwilioClients twilio;
    private final Clock clock;
    private final Map<String, Snapshot> snapshots = new ConcurrentHashMap<>();

    private record Snapshot(List<ContentTemplate> templates, Instant readAt) {

        Optional<ContentTemplate> find(String sid) {
            return templates.stream()
                    .filter(template -> template.sid().equals(sid))
                    .findFirst();
        }
    }

    public AccountTemplates(TwilioClients twilio, Clock clock) {
        this.twilio = twilio;
        this.clock = clock;
    }

    /**
     * Returns the account's templates, the newest {@value #MOST_TEMPLATES} at most.
     *
     * @throws ApiProblem when Twilio does not return them and none are remembered
     */
    public List<ContentTemplate> of(Account account) {
        return snapshot(account, FRESH).templates();
    }

    /**
     * Finds the account's template with this SID.
     *
     * @throws ApiProblem when Twilio does not return the templates and none are remembered
     */
    public Optional<ContentTemplate> find(Account account, String sid) {
        return snapshot(account, FRESH)
                .find(sid)
                .or(() -> snapshot(account, MAY_LACK_NEW_ONES).find(sid));
    }

    private Snapshot snapshot(Account account, Duration longestAge) {
        var known = snapshots.get(account.accountSid());
        var now = clock.instant();
        return known != null && now.isBefore(known.readAt().plus(longestAge)) ? known : read(account, now);
    }

    private Snapshot read(Account account, Instant now) {
        try {
            var client = twilio.account(account.accountSid(), account.authToken());
            var read = new Snapshot(new ContentTemplates(client).list(MOST_TEMPLATES), now);
            if (snapshots.size() >= MOST_ACCOUNTS && !snapshots.containsKey(account.accountSid())) {
                snapshots.clear();
            }
            snapshots.put(account.accountSid(), read);
            return read;
        } catch (TwilioUnavailable | TwilioRefused e) {
            return Optional.ofNullable(snapshots.get(account.accountSid()))
                    .filter(known -> now.isBefore(known.readAt().plus(USABLE)))
                    .orElseThrow(() -> ApiProblem.unavailable(
                            "content-templates-unavailable",
                            "Twilio did not return the account's Content templates. Repeat the request later.",
                            e));
        }
    }
}

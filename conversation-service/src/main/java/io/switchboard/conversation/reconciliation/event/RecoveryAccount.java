package io.switchboard.conversation.reconciliation.event;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

import io.switchboard.conversation.reconciliation.event.RecoveredEvent.Kind;
import io.switchboard.directory.Account;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topics;
import io.switchboard.events.twilio.TwilioEvent;
import org.jspecify.annotations.Nullable;

/**
 * The account whose events are recovered.
 *
 * @param apiUrl Twilio's API, or what stands in for it: the beginning of the URLs of media
 * @param now the time of what Twilio gives none
 */
public record RecoveryAccount(Account account, String apiUrl, Instant now) {

    static final String API_VERSION = "2010-04-01";

    /** The source of the events, before the account. */
    private static final String SOURCE = "/conversation-service/reconciliation/accounts/";

    public RecoveryAccount {
        apiUrl = apiUrl.replaceAll("/+$", "");
    }

    String sid() {
        return account.accountSid();
    }

    RecoveredEvent event(
            Kind kind,
            String id,
            String type,
            String subject,
            Instant at,
            String path,
            String key,
            WebhookParameters parameters) {
        var twilio = new TwilioEvent(id, type, sid(), at, path, Map.of(), parameters.values());
        return new RecoveredEvent(
                kind,
                kind == Kind.MESSAGE || kind == Kind.MESSAGE_STATUS ? Topics.TWILIO_MESSAGING : Topics.TWILIO_VOICE,
                key,
                new CloudEvent<>(id, type, SOURCE + sid(), subject, at, account.tenantId(), twilio));
    }

    Instant first(@Nullable Instant one, @Nullable Instant other) {
        if (one != null) {
            return one;
        }
        return other == null ? now : other;
    }

    static String rfc2822(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}

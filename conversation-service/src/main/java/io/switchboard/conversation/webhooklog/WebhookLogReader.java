package io.switchboard.conversation.webhooklog;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.switchboard.conversation.webhooklog.StoredWebhook.Answer;
import io.switchboard.conversation.webhooklog.StoredWebhook.Request;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.RejectedWebhook;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.kafka.listener.EventTimes;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes log entries from the records of the ingress. An accepted webhook belongs to the tenant whose account signed it. A
 * rejected one belongs to the tenant of the account that it claims, if that account exists; otherwise no tenant sees it.
 */
@Component
class WebhookLogReader {

    /** The part of a source that tells events that were found at Twilio from those that Twilio delivered. */
    private static final String RECONCILIATION = "/reconciliation/";

    private static final int LONGEST_ID = 256;
    private static final int LONGEST_METHOD = 16;
    private static final int LONGEST_PATH = 1_024;
    private static final int LONGEST_ANSWER = 65_536;

    private final Directory directory;
    private final WebhookLogSettings settings;
    private final Clock clock;

    WebhookLogReader(Directory directory, WebhookLogSettings settings, Clock clock) {
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns the entry of a record; empty where no tenant may see it. */
    Optional<StoredWebhook> read(String topic, CloudEvent<?> event) {
        return switch (event.data()) {
            case TwilioEvent twilio -> accepted(topic, event, twilio);
            case RejectedWebhook rejected -> rejected(event, rejected);
            default -> Optional.empty();
        };
    }

    private Optional<StoredWebhook> accepted(String topic, CloudEvent<?> event, TwilioEvent twilio) {
        EventTimes.check(twilio.receivedAt(), "receivedAt", event.id());
        var family = LoggedFamily.of(topic, event.type()).label();
        var outcome = event.source().contains(RECONCILIATION) ? StoredWebhook.RECOVERED : StoredWebhook.ACCEPTED;
        var answer = answer(twilio.answer());
        var terms = terms(family, outcome, answer, twilio.parameters());
        return TenantId.parse(event.tenantId())
                .map(tenant -> new StoredWebhook(
                        id(tenant, event),
                        tenant,
                        UnicodeText.bounded(event.id(), LONGEST_ID),
                        twilio.receivedAt(),
                        outcome,
                        family,
                        UnicodeText.bounded(event.type(), LONGEST_ID),
                        twilio.accountSid(),
                        UnicodeText.bounded(twilio.path(), LONGEST_PATH),
                        LoggedParameters.of(twilio.query()),
                        LoggedParameters.of(twilio.parameters()),
                        null,
                        answer,
                        null,
                        terms,
                        null,
                        clock.instant().plus(settings.retention())));
    }

    private static @Nullable Answer answer(TwilioEvent.@Nullable Answer answer) {
        return answer == null
                ? null
                : new Answer(
                        answer.status(),
                        answer.body() == null ? null : UnicodeText.bounded(answer.body(), LONGEST_ANSWER),
                        answer.millis());
    }

    private Optional<StoredWebhook> rejected(CloudEvent<?> event, RejectedWebhook rejected) {
        EventTimes.check(rejected.receivedAt(), "receivedAt", event.id());
        return Optional.ofNullable(rejected.accountSid())
                .flatMap(directory::account)
                .flatMap(account ->
                        TenantId.parse(account.tenantId()).map(tenant -> rejected(tenant, account, event, rejected)));
    }

    private StoredWebhook rejected(TenantId tenant, Account account, CloudEvent<?> event, RejectedWebhook rejected) {
        var request = new RejectedRequest(rejected);
        var parameters = request.parameters();
        var family =
                LoggedFamily.ofPath(rejected.path()).map(LoggedFamily::label).orElse(null);
        var status = rejected.status();
        var answer = status == null ? null : new Answer(status, null, rejected.millis());
        return new StoredWebhook(
                id(tenant, event),
                tenant,
                UnicodeText.bounded(event.id(), LONGEST_ID),
                rejected.receivedAt(),
                StoredWebhook.REJECTED,
                family,
                null,
                account.accountSid(),
                UnicodeText.bounded(rejected.path(), LONGEST_PATH),
                LoggedParameters.of(request.query()),
                LoggedParameters.of(parameters),
                new Request(
                        UnicodeText.bounded(rejected.method(), LONGEST_METHOD),
                        rejected.contentType() == null ? null : UnicodeText.bounded(rejected.contentType(), LONGEST_ID),
                        !rejected.signature().isEmpty()),
                answer,
                UnicodeText.bounded(rejected.reason(), LONGEST_ID),
                terms(family, StoredWebhook.REJECTED, answer, parameters),
                account.accountSid() + "|"
                        + rejected.receivedAt().truncatedTo(ChronoUnit.MINUTES).getEpochSecond(),
                clock.instant().plus(settings.retention()));
    }

    private static List<String> terms(
            @Nullable String family, String outcome, @Nullable Answer answer, Map<String, List<String>> parameters) {
        var terms = new ArrayList<>(LoggedParameters.terms(parameters));
        terms.add(WebhookLogFilter.outcome(outcome));
        LoggedParameters.statuses(parameters).forEach(status -> terms.add(WebhookLogFilter.status(status)));
        if (answer != null) {
            terms.add(WebhookLogFilter.status(String.valueOf(answer.status())));
        }
        if (family != null) {
            terms.add(WebhookLogFilter.family(family));
        }
        return terms;
    }

    private static String id(TenantId tenant, CloudEvent<?> event) {
        return TenantKey.of(tenant.value(), UnicodeText.bounded(event.id(), LONGEST_ID));
    }
}

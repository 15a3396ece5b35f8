package io.switchboard.notification.occurrence;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Message;
import io.switchboard.events.MessageStatusChanged;
import io.switchboard.events.call.Call;
import io.switchboard.events.call.CallRecordingChanged;
import io.switchboard.events.doctor.DoctorFinding;
import io.switchboard.events.number.NumberOperation;
import io.switchboard.events.setting.RuleMatched;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.events.webhook.WebhookEndpointDisabled;
import io.switchboard.web.TenantId;

/** Reads an occurrence out of an event, for the events that are one. */
class OccurrenceReader {

    private final Directory directory;
    private final BooleanSupplier isDirectoryComplete;

    /**
     * Creates a reader.
     *
     * @param isDirectoryComplete whether an account that the directory does not have does not exist
     */
    OccurrenceReader(Directory directory, BooleanSupplier isDirectoryComplete) {
        this.directory = directory;
        this.isDirectoryComplete = isDirectoryComplete;
    }

    /**
     * Returns the tenant of an event: of Twilio's own that of the account.
     *
     * @throws IllegalStateException while the directory is not read, and may have the account later
     */
    Optional<TenantId> tenantOf(CloudEvent<?> event) {
        if (!(event.data() instanceof TwilioEvent twilio)) {
            return TenantId.parse(event.tenantId());
        }
        var account = directory.account(twilio.accountSid());
        if (account.isEmpty() && !isDirectoryComplete.getAsBoolean()) {
            throw new IllegalStateException("The accounts are not read yet");
        }
        return account.map(Account::tenantId).flatMap(TenantId::parse);
    }

    /** Returns the occurrence; empty for an event of another kind. */
    Optional<TenantOccurrence> read(TenantId tenant, CloudEvent<?> event, KnownConversations conversations) {
        return switch (event.data()) {
            case TwilioEvent alert ->
                event.type().equals(TwilioEventType.ERROR_LOGGED)
                        ? ProblemOccurrences.alert(tenant, event, alert)
                        : Optional.empty();
            case Message message ->
                is(event, EventType.MESSAGE_RECEIVED)
                        ? MessageOccurrences.received(tenant, event, message, conversations)
                        : Optional.empty();
            case MessageStatusChanged change -> MessageOccurrences.statusChanged(tenant, event, change, conversations);
            case Call call -> ofCall(tenant, event, call, conversations);
            case CallRecordingChanged recording ->
                is(event, EventType.RECORDING_AVAILABLE)
                        ? CallOccurrences.recorded(tenant, event, recording, conversations)
                        : Optional.empty();
            case RuleMatched matched -> Optional.of(MessageOccurrences.ruled(tenant, event, matched, conversations));
            case NumberOperation operation -> ProblemOccurrences.operation(tenant, event, operation);
            case DoctorFinding finding -> ProblemOccurrences.finding(tenant, event, finding);
            case WebhookEndpointDisabled disabled -> ProblemOccurrences.disabled(tenant, event, disabled);
            default -> Optional.empty();
        };
    }

    private static Optional<TenantOccurrence> ofCall(
            TenantId tenant, CloudEvent<?> event, Call call, KnownConversations conversations) {
        if (is(event, EventType.CALL_RECEIVED)) {
            return CallOccurrences.received(tenant, event, call, conversations);
        }
        return is(event, EventType.CALL_STATUS_CHANGED)
                ? CallOccurrences.statusChanged(tenant, event, call, conversations)
                : Optional.empty();
    }

    private static boolean is(CloudEvent<?> event, EventType type) {
        return event.type().equals(type.type());
    }
}

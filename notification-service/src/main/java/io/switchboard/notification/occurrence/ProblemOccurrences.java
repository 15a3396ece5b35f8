package io.switchboard.notification.occurrence;

import java.util.Optional;
import java.util.Set;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.doctor.DoctorFinding;
import io.switchboard.events.number.NumberOperation;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.webhook.WebhookEndpointDisabled;
import io.switchboard.notification.bell.NotificationText;
import io.switchboard.notification.recipient.NotificationType;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Makes occurrences of problems of the tenant's set-up, which admins look after. */
final class ProblemOccurrences {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BROKEN = "broken";

    /** The doctor's checks about whether Twilio reaches this installation. */
    private static final Set<String> WEBHOOK_CHECKS =
            Set.of("webhooks", "public-address", "last-webhook", "text-routing", "voice-routing");

    /** The doctor's group of checks about the account at Twilio. */
    private static final String ACCOUNT = "account";

    private static final String PURCHASE = "purchase";
    private static final String NUMBER = "number";

    private ProblemOccurrences() {}

    /** A purchase, assignment or release that failed. */
    static Optional<TenantOccurrence> operation(TenantId tenant, CloudEvent<?> event, NumberOperation operation) {
        if (operation.outcome() != NumberOperation.Outcome.FAILED) {
            return Optional.empty();
        }
        var address = operation.address() == null ? "a number" : operation.address();
        var isPurchase = operation.kind().equals(PURCHASE);
        var text = NotificationText.ofProblem(
                "The %s of %s failed".formatted(operation.kind(), address),
                operation.detail() == null ? "No reason is known." : operation.detail(),
                isPurchase ? operation.id() : operation.phoneNumberId(),
                isPurchase ? PURCHASE : NUMBER);
        return Optional.of(
                problem(tenant, NotificationType.NUMBER_PROBLEM, operation.id() + "/failed", null, text, event, false));
    }

    /** A check of the doctor that turned broken. */
    static Optional<TenantOccurrence> finding(TenantId tenant, CloudEvent<?> event, DoctorFinding finding) {
        if (!finding.state().equals(BROKEN)) {
            return Optional.empty();
        }
        var text = NotificationText.ofProblem(finding.title(), finding.detail(), finding.id(), "check");
        return Optional.of(
                problem(tenant, typeOf(finding), finding.id() + "/" + finding.since(), null, text, event, false));
    }

    private static NotificationType typeOf(DoctorFinding finding) {
        if (WEBHOOK_CHECKS.contains(finding.id().split(":", 2)[0])) {
            return NotificationType.WEBHOOK_PROBLEM;
        }
        return finding.group().equals(ACCOUNT) ? NotificationType.TWILIO_ERROR : NotificationType.NUMBER_PROBLEM;
    }

    /** An error or a warning of Twilio's debugger. Those with one code within a minute are one entry. */
    static Optional<TenantOccurrence> alert(TenantId tenant, CloudEvent<?> event, TwilioEvent alert) {
        var payload = payload(alert.text("Payload"));
        var code = payload.path("error_code").asString("");
        var isError = alert.text("Level").equalsIgnoreCase("ERROR");
        var sid = alert.parameter("Sid");
        var title = "Twilio reports %s %s"
                .formatted(isError ? "error" : "warning", code.isEmpty() ? "without a code" : code);
        var text = NotificationText.ofProblem(title, detail(payload), sid, "alert");
        return Optional.of(problem(
                tenant,
                NotificationType.TWILIO_ERROR,
                sid == null ? alert.id() : sid,
                isError + "/" + code,
                text,
                event,
                !isError));
    }

    /** A webhook endpoint of the tenant that this platform switched off. */
    static Optional<TenantOccurrence> disabled(TenantId tenant, CloudEvent<?> event, WebhookEndpointDisabled disabled) {
        var name = disabled.description() == null || disabled.description().isBlank()
                ? disabled.url()
                : disabled.description();
        var text = NotificationText.ofProblem(
                "Webhook endpoint switched off: " + name, disabled.detail(), disabled.id(), "webhook-endpoint");
        return Optional.of(problem(
                tenant,
                NotificationType.ENDPOINT_PROBLEM,
                disabled.id() + "/" + disabled.disabledAt(),
                null,
                text,
                event,
                false));
    }

    private static TenantOccurrence problem(
            TenantId tenant,
            NotificationType type,
            String key,
            @Nullable String foldKey,
            NotificationText text,
            CloudEvent<?> event,
            boolean isRoutine) {
        return new TenantOccurrence(
                tenant, type, type.word() + "/" + key, foldKey, null, null, null, text, event.time(), isRoutine);
    }

    private static String detail(JsonNode payload) {
        var info = payload.path("more_info");
        for (var name : new String[] {"Msg", "url", "parserMessage"}) {
            var value = info.path(name).asString("");
            if (!value.isBlank()) {
                return value;
            }
        }
        var resource = payload.path("resource_sid").asString("");
        return resource.isEmpty() ? "Twilio gives no details." : "About " + resource;
    }

    private static JsonNode payload(String json) {
        try {
            return json.isBlank() ? MissingNode.getInstance() : JSON.readTree(json);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}

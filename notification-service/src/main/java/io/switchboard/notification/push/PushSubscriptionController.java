package io.switchboard.notification.push;

import java.util.List;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.notification.outbound.OutboundClient;
import io.switchboard.notification.push.StoredSubscription.PushSubscriptionView;
import io.switchboard.notification.recipient.NotificationRecipient;
import io.switchboard.notification.recipient.NotificationRecipients;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves the caller's own subscriptions for Web Push. */
@RestController
@RequestMapping("/api/notifications")
class PushSubscriptionController {

    private final PushSubscriptions subscriptions;
    private final VapidKeys keys;
    private final NotificationRecipients recipients;
    private final OutboundClient outbound;
    private final AuditTrail audit;

    PushSubscriptionController(
            PushSubscriptions subscriptions,
            VapidKeys keys,
            NotificationRecipients recipients,
            OutboundClient outbound,
            AuditTrail audit) {
        this.subscriptions = subscriptions;
        this.keys = keys;
        this.recipients = recipients;
        this.outbound = outbound;
        this.audit = audit;
    }

    record PushKey(String publicKey) {}

    record PushSubscriptionList(List<PushSubscriptionView> items) {}

    /** A subscription as the browser's {@code PushSubscription.toJSON()} writes it. */
    record PushSubscriptionForm(
            @Nullable String endpoint,
            @Nullable Double expirationTime,
            @Nullable PushKeysForm keys) {}

    record PushKeysForm(@Nullable String p256dh, @Nullable String auth) {}

    @GetMapping("/push-key")
    PushKey key() {
        return new PushKey(keys.publicKey());
    }

    @GetMapping("/push-subscriptions")
    PushSubscriptionList list(ApiCaller caller, TenantId tenant) {
        return new PushSubscriptionList(subscriptions.of(NotificationRecipient.id(tenant, caller.subject())).stream()
                .map(StoredSubscription::view)
                .toList());
    }

    @PostMapping("/push-subscriptions")
    @ResponseStatus(HttpStatus.CREATED)
    PushSubscriptionView add(ApiCaller caller, TenantId tenant, @RequestBody PushSubscriptionForm form) {
        var given = form.keys() == null ? new PushKeysForm(null, null) : form.keys();
        var target = PushTarget.of(form.endpoint(), given.p256dh(), given.auth());
        outbound.refusal(target.url()).ifPresent(failure -> {
            throw PushTarget.invalid("endpoint", failure.words());
        });
        var owner = recipients.of(caller, tenant).orElseThrow(NotificationRecipients::notNotified);
        var added = subscriptions.add(owner, target).view();
        record(caller, tenant, "push-subscription.created", added.id(), null, added);
        return added;
    }

    @DeleteMapping("/push-subscriptions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(ApiCaller caller, TenantId tenant, @PathVariable String id) {
        var before = subscriptions.find(id).map(StoredSubscription::view).orElse(null);
        if (!subscriptions.remove(NotificationRecipient.id(tenant, caller.subject()), id)) {
            throw ApiProblem.notFound("push-subscription", id);
        }
        record(caller, tenant, "push-subscription.deleted", id, before, null);
    }

    private void record(
            ApiCaller caller,
            TenantId tenant,
            String what,
            String id,
            @Nullable Object before,
            @Nullable Object after) {
        audit.publishOrLog(
                AuditActor.of(caller),
                tenant,
                new AuditedChange(what, "notifications/push-subscriptions/" + id, before, after),
                Outcome.SUCCEEDED);
    }
}

package io.switchboard.notification.bell;

import io.switchboard.events.bell.Notification;
import io.switchboard.notification.recipient.NotificationRecipient;
import io.switchboard.notification.recipient.NotificationRecipients;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.Page;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the caller's own bell. */
@RestController
@RequestMapping("/api/notifications")
class NotificationController {

    private static final String LIST = "notifications";

    private final Notifications notifications;
    private final NotificationRecipients recipients;
    private final NotificationEvents events;

    NotificationController(Notifications notifications, NotificationRecipients recipients, NotificationEvents events) {
        this.notifications = notifications;
        this.recipients = recipients;
        this.events = events;
    }

    record UnreadCount(int unread) {}

    record ReadForm(@Nullable String upTo) {}

    @GetMapping
    Page<Notification> list(
            ApiCaller caller,
            TenantId tenant,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var found = notifications.page(owner(caller, tenant), Cursor.read(LIST, cursor), Page.fetch(limit));
        return Page.of(
                found,
                limit,
                StoredNotification::view,
                last -> Cursor.of(last.at(), last.id()).text(LIST));
    }

    @GetMapping("/unread-count")
    UnreadCount unreadCount(ApiCaller caller, TenantId tenant) {
        return new UnreadCount(notifications.unread(owner(caller, tenant)));
    }

    @PostMapping("/{id}/read")
    Notification read(ApiCaller caller, TenantId tenant, @PathVariable String id) {
        var recipient = recipients.of(caller, tenant);
        var entry = recipient
                .flatMap(found -> notifications.read(found.id(), id))
                .orElseThrow(() -> ApiProblem.notFound("notification", id));
        recipient.ifPresent(found -> events.read(found, id, null, notifications.unread(found.id())));
        return entry.view();
    }

    /** Marks entries as read: {@code {"upTo": "…"}}, or {@code {}} for all. */
    @PostMapping("/read")
    UnreadCount readAll(ApiCaller caller, TenantId tenant, @RequestBody ReadForm form) {
        var recipient = recipients.of(caller, tenant);
        if (recipient.isEmpty()) {
            return new UnreadCount(0);
        }
        var owner = recipient.get().id();
        if (!notifications.readAll(owner, form.upTo())) {
            throw ApiProblem.notFound("notification", String.valueOf(form.upTo()));
        }
        var unread = notifications.unread(owner);
        events.read(recipient.get(), null, form.upTo(), unread);
        return new UnreadCount(unread);
    }

    /** Returns the owner of the caller's bell, also of one that nothing is in. */
    private String owner(ApiCaller caller, TenantId tenant) {
        return recipients
                .of(caller, tenant)
                .map(NotificationRecipient::id)
                .orElseGet(() -> NotificationRecipient.id(tenant, caller.subject()));
    }
}

package io.switchboard.conversation.webhooklog;

import java.time.Clock;

import io.switchboard.web.Cursor;
import io.switchboard.web.Page;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows a tenant what Twilio sent and what it was answered. */
@RestController
@RequestMapping("/api/webhook-log")
class WebhookLogController {

    private static final String LIST = "webhook-log";

    private final WebhookLog log;
    private final WebhookLogWatches watches;
    private final WebhookSubjects subjects;
    private final WebhookLogSettings settings;
    private final Clock clock;

    WebhookLogController(
            WebhookLog log,
            WebhookLogWatches watches,
            WebhookSubjects subjects,
            WebhookLogSettings settings,
            Clock clock) {
        this.log = log;
        this.subjects = subjects;
        this.settings = settings;
        this.watches = watches;
        this.clock = clock;
    }

    @GetMapping
    Page<WebhookLogEntry> list(
            TenantId tenant,
            @RequestParam(required = false) @Nullable String sid,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String family,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = WebhookLogFilter.of(sid, number, family, outcome, status, from, to);
        var found = log.page(tenant, filter, Cursor.read(LIST, cursor), Page.fetch(limit));
        var of = subjects.of(tenant, found);
        return Page.of(
                found,
                limit,
                webhook -> webhook.view(settings.publicBaseUrl(), of.get(webhook.id())),
                last -> Cursor.of(last.at(), last.id()).text(LIST));
    }

    /** Starts or extends a watch of one minute, in which the tenant's streams are told of new entries. */
    @PostMapping("/watch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void watch(TenantId tenant) {
        watches.watch(tenant, clock.instant());
    }
}

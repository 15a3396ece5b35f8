package io.switchboard.notification.recipient;

import java.util.Map;

import io.switchboard.web.ApiCaller;
import io.switchboard.web.IfMatch;
import io.switchboard.web.RevisedResponse;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the caller's own choices of what to be told and how. */
@RestController
@RequestMapping("/api/notifications/preferences")
class PreferenceController {

    private final NotificationRecipients recipients;

    PreferenceController(NotificationRecipients recipients) {
        this.recipients = recipients;
    }

    @GetMapping
    ResponseEntity<NotificationPreferences> get(ApiCaller caller, TenantId tenant) {
        var recipient = recipients.of(caller, tenant);
        return RevisedResponse.ok(
                recipient
                        .map(NotificationRecipient::choices)
                        .orElse(NotificationPreferences.USUAL)
                        .complete(),
                recipient.map(NotificationRecipient::revisionNumber).orElse(0));
    }

    @PutMapping
    ResponseEntity<NotificationPreferences> put(
            ApiCaller caller, TenantId tenant, IfMatch ifMatch, @RequestBody Map<String, @Nullable Object> body) {
        var wanted = PreferenceJson.read(body);
        var changed =
                recipients.choose(caller, tenant, ifMatch, wanted).orElseThrow(NotificationRecipients::notNotified);
        return RevisedResponse.ok(changed.choices().complete(), changed.revisionNumber());
    }
}

package io.switchboard.conversation.sending.scheduled;

import java.time.Clock;
import java.time.Instant;

import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.message.part.StoredMedia;
import io.switchboard.conversation.sending.MessageContent;
import io.switchboard.conversation.sending.SendProblems;
import io.switchboard.conversation.sending.rule.SendRules;
import io.switchboard.conversation.sending.schedule.SendTimes;
import io.switchboard.conversation.sending.scheduled.ScheduledMessageChanges.Edit;
import io.switchboard.events.Message;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.RevisedResponse;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes and cancels scheduled messages until their time has come. */
@RestController
@RequestMapping("/api/messages/{id}")
class ScheduledMessageController {

    private final ScheduledMessageChanges changes;
    private final SendRules rules;
    private final Clock clock;

    ScheduledMessageController(ScheduledMessageChanges changes, SendRules rules, Clock clock) {
        this.changes = changes;
        this.rules = rules;
        this.clock = clock;
    }

    record ScheduledMessageForm(
            @Nullable String body, @Nullable Instant sendAt) {}

    /** A field that is left out stays as it is. */
    @PatchMapping
    ResponseEntity<Message> change(
            TenantId tenant, @PathVariable String id, IfMatch ifMatch, @RequestBody ScheduledMessageForm form) {
        if (form.body() == null && form.sendAt() == null) {
            throw ApiProblem.invalid("nothing-to-change", "Name a body, a sendAt, or both.");
        }
        var sendAt = SendTimes.check(form.sendAt(), clock.instant());
        var message = changes.waiting(tenant, id);
        if (sendAt != null) {
            rules.objectionAt(sendAt, message).ifPresent(objection -> {
                throw SendProblems.notAllowed(objection);
            });
        }
        if (form.body() != null) {
            checkBody(form.body(), message);
        }
        return ok(changes.edit(tenant, id, ifMatch, new Edit(form.body(), sendAt)));
    }

    private static void checkBody(String body, StoredMessage message) {
        if (message.isFromContentTemplate()) {
            throw ApiProblem.conflict(
                    "content-template",
                    "The message is sent from a Content template, whose text only Twilio can change. Cancel the message"
                            + " and schedule another one.");
        }
        SendProblems.translate(() -> MessageContent.of(
                body,
                message.media().stream()
                        .filter(file -> file.uploadId().isEmpty())
                        .<@Nullable String>map(StoredMedia::url)
                        .toList(),
                message.media().stream()
                        .<@Nullable String>flatMap(file -> file.uploadId().stream())
                        .toList()));
    }

    /** Cancels the message; it stays in its conversation with the status {@code canceled}. */
    @DeleteMapping
    ResponseEntity<Message> cancel(TenantId tenant, @PathVariable String id, IfMatch ifMatch) {
        return ok(changes.cancel(tenant, id, ifMatch));
    }

    private static ResponseEntity<Message> ok(StoredMessage message) {
        return RevisedResponse.ok(message.view(), message.revisionOrZero());
    }
}

package io.switchboard.emulator.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.behaviour.CurrentBehaviour;
import io.switchboard.emulator.media.MediaContents;
import io.switchboard.emulator.media.MediaFetch;
import io.switchboard.emulator.message.Message.Status;
import io.switchboard.emulator.message.StatusTimeline.Moment;
import io.switchboard.emulator.webhook.DelayedTasks;
import io.switchboard.emulator.webhook.Webhook;
import io.switchboard.emulator.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Sends messages to customers' phones and reports their statuses. */
@Component
class MessageSender {
    private static final DateTimeFormatter RECEIPT_DATE =
            DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final int OUTSIDE_WINDOW = 63016;
    private static final Status SUSPENDED = new Status("failed", 30002);

    private final Messages messages;
    private final Accounts accounts;
    private final CurrentBehaviour behaviours;
    private final MediaFetch fetch;
    private final MediaContents contents;
    private final Webhooks webhooks;
    private final DelayedTasks scheduler;
    private final Clock clock;

    MessageSender(
            Messages messages,
            Accounts accounts,
            CurrentBehaviour behaviours,
            MediaFetch fetch,
            MediaContents contents,
            Webhooks webhooks,
            DelayedTasks scheduler,
            Clock clock) {
        this.messages = messages;
        this.accounts = accounts;
        this.behaviours = behaviours;
        this.fetch = fetch;
        this.contents = contents;
        this.webhooks = webhooks;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    Message send(MessageDraft draft) {
        return send(draft, false);
    }

    Message send(MessageDraft draft, boolean isFromTemplate) {
        var failure = draft.to().magicError().or(() -> outsideWindow(draft, isFromTemplate));
        var message = messages.add(draft);
        if (failure.isPresent()) {
            schedule(message, StatusTimeline.failed(behaviours.current(), failure.get()));
            return message;
        }
        if (message.media().stream().anyMatch(file -> MediaFetch.isNear(file.url(), draft.statusCallback()))) {
            scheduler.after(Duration.ZERO, () -> deliver(draft, message, fetchMedia(message)));
        } else {
            deliver(draft, message, null);
        }
        return message;
    }

    /** Fetches the media and returns the error code of the first one that cannot be had, null if all can. */
    private @Nullable Integer fetchMedia(Message message) {
        for (var file : message.media()) {
            if (MediaFetch.isNear(file.url(), message.statusCallback())) {
                switch (fetch.fetch(file.url(), message.to().isSms())) {
                    case MediaFetch.Result.Fetched fetched -> {
                        contents.put(file.sid(), fetched.content());
                        messages.update(
                                message,
                                now -> now.withMediaType(
                                        file.sid(), fetched.content().contentType()));
                    }
                    case MediaFetch.Result.Failed failed -> {
                        return failed.errorCode();
                    }
                }
            }
        }
        return null;
    }

    private void deliver(MessageDraft draft, Message message, @Nullable Integer mediaError) {
        if (mediaError != null) {
            var failed = new Status("failed", mediaError);
            happens(message, new Moment(Duration.ZERO, failed, failed));
            return;
        }
        var accountIsActive = accounts.get(draft.accountSid()).isActive();
        schedule(
                message,
                StatusTimeline.of(
                        behaviours.current(), accountIsActive, draft.to().isSms(), ThreadLocalRandom.current()));
    }

    /** WhatsApp accepts a free text to a customer who has not written for a day, and then does not send it. */
    private Optional<Integer> outsideWindow(MessageDraft draft, boolean isFromTemplate) {
        var isFree = draft.to().channel().equals("whatsapp") && !isFromTemplate;
        return isFree
                        && behaviours.current().whatsappWindow()
                        && !messages.hasMessage(
                                draft.to(), draft.from(), clock.instant().minus(WINDOW))
                ? Optional.of(OUTSIDE_WINDOW)
                : Optional.empty();
    }

    private void schedule(Message message, List<Moment> moments) {
        moments.forEach(moment -> scheduler.after(moment.after(), () -> happens(message, moment)));
    }

    /** What is not sent yet when its account is suspended or closed fails with 30002. */
    private void happens(Message message, Moment scheduled) {
        if (messages.find(message.accountSid(), message.sid())
                .filter(MessageSender::isSuspended)
                .isPresent()) {
            return;
        }
        var now = clock.instant();
        var isHeld = scheduled.status().name().equals("sending")
                && !accounts.get(message.accountSid()).isActive();
        var moment = isHeld ? new Moment(scheduled.after(), SUSPENDED, SUSPENDED) : scheduled;
        messages.update(message, before -> before.moved(moment.status(), now))
                .ifPresent(moved -> callBack(moved, moment, now));
    }

    /** Returns whether the message has failed because its account was not active, which is final. */
    private static boolean isSuspended(Message message) {
        return SUSPENDED.equals(new Status(message.status(), message.errorCode()));
    }

    private void callBack(Message message, Moment moment, Instant now) {
        var told = moment.callback();
        if (told != null && !message.statusCallback().isEmpty()) {
            webhooks.deliver(new Webhook(
                    Webhook.Kind.MESSAGE_STATUS,
                    message.sid(),
                    message.accountSid(),
                    message.statusCallback(),
                    "POST",
                    parameters(message, told, now),
                    null));
        }
    }

    private static MultiValueMap<String, String> parameters(Message message, Status told, Instant now) {
        var parameters = new LinkedMultiValueMap<String, String>();
        parameters.set("AccountSid", message.accountSid());
        parameters.set("ApiVersion", "2010-04-01");
        parameters.set("MessageSid", message.sid());
        parameters.set("SmsSid", message.sid());
        parameters.set("MessageStatus", told.name());
        parameters.set("SmsStatus", told.name());
        parameters.set("From", message.from().toString());
        parameters.set("To", message.to().toString());
        if (told.errorCode() != null) {
            parameters.set("ErrorCode", String.valueOf(told.errorCode()));
        }
        if (!message.to().isSms()) {
            parameters.set("ChannelPrefix", message.to().channel());
            parameters.set("ChannelInstallSid", "XE" + message.accountSid().substring(2));
            parameters.set("EventType", told.name().toUpperCase(Locale.ROOT));
        } else if (told.name().endsWith("delivered")) {
            parameters.set("RawDlrDoneDate", RECEIPT_DATE.format(now));
        }
        return parameters;
    }
}

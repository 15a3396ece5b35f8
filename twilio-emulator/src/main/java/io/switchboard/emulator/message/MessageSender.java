package io.switchboard.emulator.message;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.behaviour.CurrentBehaviour;
import io.switchboard.emulator.message.Message.Status;
import io.switchboard.emulator.message.StatusTimeline.Moment;
import io.switchboard.emulator.webhook.DelayedTasks;
import io.switchboard.emulator.webhook.Webhook;
import io.switchboard.emulator.webhook.Webhooks;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Sends messages to customers' phones and reports their statuses. */
@Component
class MessageSender {
    private static final DateTimeFormatter RECEIPT_DATE =
            DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

    private final Messages messages;
    private final Accounts accounts;
    private final CurrentBehaviour behaviours;
    private final Webhooks webhooks;
    private final DelayedTasks scheduler;
    private final Clock clock;

    MessageSender(
            Messages messages,
            Accounts accounts,
            CurrentBehaviour behaviours,
            Webhooks webhooks,
            DelayedTasks scheduler,
            Clock clock) {
        this.messages = messages;
        this.accounts = accounts;
        this.behaviours = behaviours;
        this.webhooks = webhooks;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    Message send(MessageDraft draft) {
        var message = messages.add(draft);
        var accountIsActive = accounts.get(draft.accountSid()).isActive();
        StatusTimeline.of(behaviours.current(), accountIsActive, draft.to().isSms(), ThreadLocalRandom.current())
                .forEach(moment -> scheduler.after(moment.after(), () -> happens(message, moment)));
        return message;
    }

    private void happens(Message message, Moment moment) {
        var now = clock.instant();
        messages.update(message, before -> before.moved(moment.status(), now))
                .ifPresent(moved -> callBack(moved, moment, now));
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

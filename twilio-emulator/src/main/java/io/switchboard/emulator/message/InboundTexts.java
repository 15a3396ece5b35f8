package io.switchboard.emulator.message;

import java.util.Optional;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.behaviour.CurrentBehaviour;
import io.switchboard.emulator.behaviour.FaultBehaviour.OptOut;
import io.switchboard.emulator.message.text.OptOutKeyword;
import io.switchboard.emulator.messagingservice.MessagingServices;
import io.switchboard.emulator.number.PhoneNumber;
import io.switchboard.emulator.number.PhoneNumbers;
import io.switchboard.emulator.problem.NoSuchReceiver;
import io.switchboard.emulator.sender.WhatsAppSenders;
import io.switchboard.emulator.webhook.Webhook;
import io.switchboard.emulator.webhook.WebhookAnswer;
import io.switchboard.emulator.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Receives texts of customers and calls the webhook of the number's owner. */
@Component
class InboundTexts {
    private final Messages messages;
    private final PhoneNumbers numbers;
    private final Accounts accounts;
    private final CurrentBehaviour behaviours;
    private final Webhooks webhooks;
    private final ReplySender replies;
    private final MessagingServices services;
    private final WhatsAppSenders senders;

    InboundTexts(
            Messages messages,
            PhoneNumbers numbers,
            Accounts accounts,
            CurrentBehaviour behaviours,
            Webhooks webhooks,
            ReplySender replies,
            MessagingServices services,
            WhatsAppSenders senders) {
        this.messages = messages;
        this.numbers = numbers;
        this.accounts = accounts;
        this.behaviours = behaviours;
        this.webhooks = webhooks;
        this.replies = replies;
        this.services = services;
        this.senders = senders;
    }

    /**
     * Accepts the text at once and calls the webhook afterwards.
     *
     * @param baseUrl the emulator's URL for clients, with which media URLs begin
     * @throws NoSuchReceiver if no active account can receive the text, or its Messaging Service loses it
     */
    public Message receive(IncomingText text, String baseUrl) {
        var number = numbers.findByAddress(text.receiver().number());
        var account = receiver(text, number);
        var route = IncomingText.Route.of(text, number, services, senders);
        var message = messages.add(new MessageDraft(
                account.sid(), "inbound", text.sender(), text.receiver(), text.body(), text.mediaUrls(), ""));
        var isAdvanced = behaviours.current().advancedOptOut();
        var keyword = message.from().isSms()
                ? OptOutKeyword.in(message.body(), isAdvanced)
                : Optional.<OptOutKeyword.Recognised>empty();
        keyword.ifPresent(recognised -> obey(recognised, message));
        var webhook = webhook(text.recognised(isAdvanced ? keyword : Optional.empty()), route, message, baseUrl);
        if (webhook != null) {
            webhooks.deliver(webhook, answer -> reply(message, answer));
        }
        return message;
    }

    private Account receiver(IncomingText text, Optional<PhoneNumber> number) {
        var sid = text.accountSid();
        if (sid == null) {
            sid = number.map(PhoneNumber::accountSid)
                    .orElseThrow(() -> new NoSuchReceiver("no-number", "No account owns " + text.to()));
        }
        var accountSid = sid;
        var account = accounts.find(accountSid)
                .orElseThrow(() -> new NoSuchReceiver("no-account", "There is no account " + accountSid));
        if (!account.isActive()) {
            throw new NoSuchReceiver("account-not-active", "Account " + accountSid + " is " + account.status());
        }
        return account;
    }

    private static @Nullable Webhook webhook(
            IncomingText text, IncomingText.Route route, Message message, String baseUrl) {
        return route.url().isEmpty()
                ? null
                : new Webhook(
                        Webhook.Kind.MESSAGE,
                        message.sid(),
                        message.accountSid(),
                        route.url(),
                        route.method(),
                        InboundParameters.of(message, text.parameters(), baseUrl),
                        route.fallback());
    }

    /** Applies an opt-out keyword, which Twilio does itself, even for a number without a webhook. */
    private void obey(OptOutKeyword.Recognised recognised, Message message) {
        var keyword = recognised.keyword();
        var pair = new OptOut(message.to().number(), message.from().number());
        var isOptedOut = behaviours.isOptedOut(pair);
        switch (keyword) {
            case STOP -> behaviours.optOut(pair);
            case START -> behaviours.optIn(pair);
            case HELP -> {}
        }
        var isAnswered = keyword != OptOutKeyword.STOP || !isOptedOut;
        if (isAnswered) {
            replies.sendNotice(message, recognised.reply());
        }
    }

    private void reply(Message message, WebhookAnswer answer) {
        if (answer instanceof WebhookAnswer.Response response && response.isSuccess()) {
            replies.send(message, response);
        }
    }
}

package io.switchboard.conversation.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.switchboard.conversation.call.Calls;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.reconciliation.event.RecoveredCalls;
import io.switchboard.conversation.reconciliation.event.RecoveredEvent;
import io.switchboard.conversation.reconciliation.event.RecoveredMessages;
import io.switchboard.conversation.reconciliation.event.RecoveryAccount;
import io.switchboard.conversation.reconciliation.price.PriceReports;
import io.switchboard.conversation.sending.account.MessageAccounts;
import io.switchboard.directory.Account;
import io.switchboard.twilio.history.HistoryRange;
import io.switchboard.twilio.history.PastCall;
import io.switchboard.twilio.history.PastMessage;
import io.switchboard.twilio.history.TwilioHistory;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares one account at Twilio with the store, and publishes what is missing. It holds a page of Twilio's list and the legs
 * of one range at a time. It may be repeated, stopped anywhere, and run twice at once.
 */
final class AccountSweep {

    private static final int BATCH = 500;

    private final TenantId tenant;
    private final Account account;
    private final Stores stores;
    private final TwilioHistory history;
    private final MissingMessages messages;
    private final MissingCalls calls;
    private final boolean isAsked;
    private int recovered;

    /** The stored state that Twilio's is compared with. */
    @Component
    record Stores(
            Messages messages,
            Calls calls,
            MessageAccounts accounts,
            EventRecoveries recoveries,
            PriceReports prices) {}

    /**
     * Creates a sweep that has done nothing yet.
     *
     * @param isAsked whether a person asked for it, which publishes again what an earlier sweep had published
     */
    AccountSweep(
            TenantId tenant,
            RecoveryAccount account,
            Stores stores,
            ManagedAddresses managed,
            TwilioHistory history,
            boolean isAsked) {
        this.tenant = tenant;
        this.account = account.account();
        this.stores = stores;
        this.history = history;
        this.messages =
                new MissingMessages(tenant, stores.messages(), managed, history, new RecoveredMessages(account));
        this.calls = new MissingCalls(tenant, stores.calls(), managed, history, new RecoveredCalls(account));
        this.isAsked = isAsked;
    }

    /** How many events were published so far. */
    int recovered() {
        return recovered;
    }

    /** Compares everything that Twilio lists in this range. Recordings come last, because only those of known calls count. */
    void compare(HistoryRange range) {
        inBatches(history.messages(range), this::compareMessages);
        var legs = new ArrayList<PastCall>();
        inBatches(history.calls(range), batch -> {
            publish(calls.of(batch));
            stores.prices().ofCalls(tenant, batch);
            batch.stream().filter(call -> call.parentCallSid() != null).forEach(legs::add);
        });
        inBatches(legs.stream(), batch -> publish(calls.ofLegs(batch)));
        inBatches(history.recordings(range), batch -> {
            publish(calls.ofRecordings(batch));
            stores.prices().ofRecordings(tenant, batch);
        });
    }

    private void compareMessages(List<PastMessage> batch) {
        publish(messages.of(batch));
        stores.prices().ofMessages(tenant, batch);
    }

    /** Publishes the prices of everything that Twilio lists in this range. */
    void readPrices(HistoryRange range) {
        var prices = stores.prices();
        inBatches(history.messages(range), batch -> prices.ofMessages(tenant, batch));
        inBatches(history.calls(range), batch -> prices.ofCalls(tenant, batch));
        inBatches(history.recordings(range), batch -> prices.ofRecordings(tenant, batch));
    }

    /** Asks Twilio for the messages and calls of this time whose last known status is not final, one by one. */
    void askForStatuses(Instant after, Instant to) {
        StoredMessage lastMessage = null;
        List<StoredMessage> open;
        do {
            open = stores.messages().withoutFinalStatus(tenant, after, to, lastMessage, BATCH);
            compareMessages(open.stream()
                    .filter(this::isOfAccount)
                    .flatMap(message -> find(message).stream())
                    .toList());
            lastMessage = open.isEmpty() ? null : open.getLast();
        } while (open.size() == BATCH);
        askForCalls(after, to);
    }

    private void askForCalls(Instant after, Instant to) {
        StoredCall lastCall = null;
        List<StoredCall> ongoing;
        do {
            ongoing = stores.calls().ongoing(tenant, after, to, lastCall, BATCH);
            publish(calls.of(ongoing.stream()
                    .filter(call -> call.accountSid().equals(account.accountSid()))
                    .flatMap(call -> find(call.callSid()).stream())
                    .toList()));
            lastCall = ongoing.isEmpty() ? null : ongoing.getLast();
        } while (ongoing.size() == BATCH);
    }

    private boolean isOfAccount(StoredMessage message) {
        return stores.accounts()
                .sidOf(message)
                .filter(sid -> sid.equals(account.accountSid()))
                .isPresent();
    }

    private Optional<PastMessage> find(StoredMessage message) {
        return Optional.ofNullable(message.twilioSid()).flatMap(history::message);
    }

    private Optional<PastCall> find(@Nullable String callSid) {
        return Optional.ofNullable(callSid).flatMap(history::call);
    }

    private void publish(List<RecoveredEvent> missing) {
        recovered += stores.recoveries().publish(missing, isAsked);
    }

    private static <T> void inBatches(Stream<T> items, Consumer<List<T>> work) {
        var batch = new ArrayList<T>(BATCH);
        items.forEachOrdered(item -> {
            batch.add(item);
            if (batch.size() == BATCH) {
                work.accept(List.copyOf(batch));
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            work.accept(List.copyOf(batch));
        }
    }
}

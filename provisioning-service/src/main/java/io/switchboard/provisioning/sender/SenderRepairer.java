package io.switchboard.provisioning.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.intent.ChangeIntent;
import io.switchboard.provisioning.intent.IntentSettler;
import io.switchboard.provisioning.place.PlaceHistory;
import io.switchboard.provisioning.place.PlaceRepairer;
import io.switchboard.provisioning.place.PlaceResult;
import io.switchboard.provisioning.place.WebhookPlace;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.NumberConfigurer;
import io.switchboard.provisioning.work.ParallelWork;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.sender.WhatsappSender;
import io.switchboard.twilio.sender.WhatsappSenders;

/**
 * Repairs the WhatsApp senders of managed numbers, a limited number at once. Senders without drift cost no call of their own.
 * A sender's number is leased, as for changes of the number itself.
 */
public class SenderRepairer implements IntentSettler {

    private static final int BATCH = 1000;

    private final SenderPlanner planner;
    private final NumberRecorder numbers;
    private final Accounts accounts;
    private final PlaceHistory history;
    private final PlaceRepairer repairer;
    private final ParallelWork work;

    public SenderRepairer(
            SenderPlanner planner,
            NumberRecorder numbers,
            Accounts accounts,
            PlaceHistory history,
            PlaceRepairer repairer,
            ParallelWork work) {
        this.planner = planner;
        this.numbers = numbers;
        this.accounts = accounts;
        this.history = history;
        this.repairer = repairer;
        this.work = work;
    }

    /** A sender whose webhooks differ from its plan. */
    private record DriftedSender(PhoneNumber number, WhatsappSender sender) {}

    /**
     * Repairs all senders of an account.
     *
     * @param done receives the result of each that had drifted, on the caller's thread
     * @throws io.switchboard.twilio.failure.TwilioFailure when Twilio does not list the senders
     */
    public void repairAll(TwilioAccount twilio, AuditActor actor, Consumer<PlaceResult> done) {
        if (!planner.isManaged()) {
            return;
        }
        var senders = new WhatsappSenders(twilio);
        var batch = new ArrayList<WhatsappSender>();
        try (var all = SenderList.of(senders)) {
            for (var next = all.iterator(); next.hasNext(); ) {
                batch.add(next.next());
                if (batch.size() == BATCH) {
                    repair(twilio, batch, actor, done);
                    batch.clear();
                }
            }
        }
        repair(twilio, batch, actor, done);
    }

    /** Repairs the sender of one number; empty for a number without one, or whose sender needs no repair. */
    public Optional<PlaceResult> repairOf(TwilioAccount twilio, PhoneNumber number, AuditActor actor) {
        return planner.senderOf(twilio, number)
                .map(sender -> new DriftedSender(number, sender))
                .filter(found -> planner.differs(number, found.sender()))
                .map(drifted -> repair(twilio, drifted, actor));
    }

    private void repair(
            TwilioAccount twilio, List<WhatsappSender> batch, AuditActor actor, Consumer<PlaceResult> done) {
        if (batch.isEmpty()) {
            return;
        }
        var recorded = numbers.withAddresses(
                batch.stream().map(WhatsappSender::address).toList());
        var drifted = batch.stream()
                .flatMap(
                        sender -> Optional.ofNullable(recorded.get(sender.address()))
                                .map(number -> new DriftedSender(number, sender))
                                .stream())
                .filter(found -> isManaged(twilio, found.number()) && planner.differs(found.number(), found.sender()))
                .toList();
        work.each(drifted, found -> repair(twilio, found, actor), done);
    }

    private static boolean isManaged(TwilioAccount twilio, PhoneNumber number) {
        return number.isInUse() && !number.isInProgress() && number.accountSid().equals(twilio.sid());
    }

    private PlaceResult repair(TwilioAccount twilio, DriftedSender drifted, AuditActor actor) {
        var repair = new PlaceRepairer.Repair(
                SenderPlanner.idOf(drifted.number(), drifted.sender()),
                NumberConfigurer.leaseOf(drifted.number().address()),
                this,
                actor);
        return repairer.repair(repair, () -> current(twilio, drifted));
    }

    /** Reads both as they are now: since the list a request may have changed them. */
    private Optional<WebhookPlace> current(TwilioAccount twilio, DriftedSender drifted) {
        var senders = new WhatsappSenders(twilio);
        return numbers.current(drifted.number())
                .filter(number -> isManaged(twilio, number))
                .flatMap(number -> senders.find(drifted.sender().sid())
                        .<WebhookPlace>map(sender -> place(senders, number, sender)));
    }

    @Override
    public String kind() {
        return "whatsapp-sender-repair";
    }

    @Override
    public void settle(ChangeIntent intent) {
        var number = numbers.withId(intent.subject()).orElseThrow();
        var twilio = accounts.connect(accounts.find(number.accountSid()).orElseThrow());
        repairer.settle(
                intent,
                planner.senderOf(twilio, number).map(sender -> place(new WhatsappSenders(twilio), number, sender)));
    }

    private SenderPlace place(WhatsappSenders senders, PhoneNumber number, WhatsappSender sender) {
        var known = history.of(SenderPlanner.keyOf(sender));
        return planner.place(senders, number, sender, planner.desired(number, sender, known));
    }
}

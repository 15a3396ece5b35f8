package io.switchboard.provisioning.conversations;

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
import io.switchboard.provisioning.place.PlaceRepairer.Repair;
import io.switchboard.provisioning.place.PlaceResult;
import io.switchboard.provisioning.place.PlaceWebhooks;
import io.switchboard.provisioning.place.WebhookPlace;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.work.ParallelWork;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.conversation.AddressConfiguration;
import io.switchboard.twilio.conversation.ConversationsConfiguration;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the creation of conversations for the numbers of tenants whose settings say so, and puts it back when they say so no
 * longer. Addresses that are no managed numbers of the account's tenant stay as they are.
 */
public class AutoCreationRepairer implements IntentSettler {

    private static final Logger log = LoggerFactory.getLogger(AutoCreationRepairer.class);
    private static final int BATCH = 1000;
    private static final String NOT_LISTED = "the addresses of Conversations cannot be listed";

    private final AutoCreationPlanner planner;
    private final NumberRecorder numbers;
    private final Accounts accounts;
    private final PlaceHistory history;
    private final PlaceRepairer repairer;
    private final ParallelWork work;

    public AutoCreationRepairer(
            AutoCreationPlanner planner,
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

    /**
     * Repairs all addresses of an account. Costs a list while the tenant ends the creation, and nothing while it does not and
     * did not.
     *
     * @param done receives the result of each that had drifted, on the caller's thread
     * @throws io.switchboard.twilio.failure.TwilioFailure when Twilio does not list the addresses
     */
    public void repairAll(TwilioAccount twilio, TenantId tenant, AuditActor actor, Consumer<PlaceResult> done) {
        if (!planner.isManaged()) {
            return;
        }
        if (planner.isEndedBy(tenant)) {
            endAll(twilio, tenant, actor, done);
        } else {
            putBackAll(twilio, tenant, actor, done);
        }
    }

    /** Repairs the addresses of one number, while its tenant ends the creation of conversations. */
    public void repairOf(TwilioAccount twilio, PhoneNumber number, AuditActor actor, Consumer<PlaceResult> done) {
        if (planner.isEndedBy(number.tenantId())) {
            creatingOf(twilio, number)
                    .forEach(
                            address -> end(twilio, number, address.sid(), actor).ifPresent(done));
        }
    }

    private static List<AddressConfiguration> creatingOf(TwilioAccount twilio, PhoneNumber number) {
        try (var all = new ConversationsConfiguration(twilio).addresses()) {
            return all.filter(address ->
                            address.isCreating() && address.phoneNumber().equals(number.address()))
                    .toList();
        } catch (TwilioRefused e) {
            log.atDebug().setCause(e).log(NOT_LISTED);
            return List.of();
        }
    }

    private void endAll(TwilioAccount twilio, TenantId tenant, AuditActor actor, Consumer<PlaceResult> done) {
        var batch = new ArrayList<AddressConfiguration>();
        try (var all = new ConversationsConfiguration(twilio).addresses()) {
            for (var next = all.iterator(); next.hasNext(); ) {
                var address = next.next();
                if (address.isCreating()) {
                    batch.add(address);
                }
                if (batch.size() == BATCH || !next.hasNext()) {
                    end(twilio, tenant, batch, actor, done);
                    batch.clear();
                }
            }
        } catch (TwilioRefused e) {
            log.atDebug().setCause(e).log(NOT_LISTED);
        }
    }

    private void end(
            TwilioAccount twilio,
            TenantId tenant,
            List<AddressConfiguration> batch,
            AuditActor actor,
            Consumer<PlaceResult> done) {
        if (batch.isEmpty()) {
            return;
        }
        var recorded = numbers.withAddresses(
                batch.stream().map(AddressConfiguration::phoneNumber).toList());
        var creating = batch.stream()
                .flatMap(address -> Optional.ofNullable(recorded.get(address.phoneNumber()))
                        .map(number -> new CreatingAddress(address.sid(), number))
                        .stream())
                .filter(found -> isOf(twilio, tenant, found.number()))
                .toList();
        work.each(creating, found -> end(twilio, found.number(), found.sid(), actor), result -> result.ifPresent(done));
    }

    /** A number whose messages create conversations. */
    private record CreatingAddress(String sid, PhoneNumber number) {}

    private Optional<PlaceResult> end(TwilioAccount twilio, PhoneNumber number, String sid, AuditActor actor) {
        var tenant = number.tenantId();
        var id = AutoCreationPlanner.idOf(twilio.sid(), sid, tenant, number);
        return repairer.repairIfDrifted(new Repair(id, id.key(), this, actor), () -> place(twilio, tenant, sid));
    }

    private void putBackAll(TwilioAccount twilio, TenantId tenant, AuditActor actor, Consumer<PlaceResult> done) {
        var prefix = AutoCreationPlanner.prefixOf(twilio.sid());
        var after = prefix;
        List<PlaceWebhooks> page;
        do {
            page = history.page(prefix, after, BATCH);
            var sids = page.stream()
                    .map(known -> known.key().substring(prefix.length()))
                    .toList();
            work.each(sids, sid -> putBack(twilio, tenant, sid, actor), result -> result.ifPresent(done));
            after = page.isEmpty() ? after : page.getLast().key();
        } while (page.size() == BATCH);
    }

    private Optional<PlaceResult> putBack(TwilioAccount twilio, TenantId tenant, String sid, AuditActor actor) {
        var id = AutoCreationPlanner.idOf(twilio.sid(), sid, tenant, null);
        var repair = new Repair(id, id.key(), this, actor);
        var result = repairer.repairIfDrifted(repair, () -> place(twilio, tenant, sid));
        if (result.map(PlaceResult::isChanged).orElse(true)) {
            repairer.repair(repair, () -> forgetIfPutBack(twilio, tenant, sid));
        }
        return result;
    }

    /** Runs under the address's lease, so that no other instance has just ended the creation again. */
    private Optional<WebhookPlace> forgetIfPutBack(TwilioAccount twilio, TenantId tenant, String sid) {
        var place = place(twilio, tenant, sid);
        if (!planner.isEndedBy(tenant)
                && place.map(WebhookPlace::differences)
                        .map(left -> left.isEmpty())
                        .orElse(true)) {
            history.forget(AutoCreationPlanner.prefixOf(twilio.sid()) + sid);
            return Optional.empty();
        }
        return place;
    }

    /** Reads the address, and decides by the settings as they are now; empty for an address that is none of ours. */
    private Optional<WebhookPlace> place(TwilioAccount twilio, TenantId tenant, String sid) {
        var configuration = new ConversationsConfiguration(twilio);
        return configuration.address(sid).flatMap(address -> {
            var isEnded = planner.isEndedBy(tenant);
            var number = isEnded ? numberAt(address.phoneNumber()) : null;
            if (isEnded && !isOf(twilio, tenant, number)) {
                return Optional.empty();
            }
            var id = AutoCreationPlanner.idOf(twilio.sid(), sid, tenant, number);
            var desired = planner.desired(address, history.of(id.key()), tenant);
            return Optional.of(new AutoCreationPlace(id, configuration, address, desired));
        });
    }

    private @Nullable PhoneNumber numberAt(String address) {
        return numbers.withAddresses(List.of(address)).get(address);
    }

    private static boolean isOf(TwilioAccount twilio, TenantId tenant, @Nullable PhoneNumber number) {
        return number != null
                && number.isInUse()
                && !number.isInProgress()
                && number.tenantId().equals(tenant)
                && number.accountSid().equals(twilio.sid());
    }

    @Override
    public String kind() {
        return "auto-creation-repair";
    }

    @Override
    public void settle(ChangeIntent intent) {
        var path = List.of(intent.target().split("/", -1));
        var account = accounts.find(path.get(1)).orElseThrow();
        repairer.settle(intent, place(accounts.connect(account), account.tenantId(), path.getLast()));
    }
}

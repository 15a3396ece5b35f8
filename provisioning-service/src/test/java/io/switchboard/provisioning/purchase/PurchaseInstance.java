package io.switchboard.provisioning.purchase;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.change.audit.StoredAudit;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.mongo.revision.PendingEvent;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.purchase.journal.Purchase;
import io.switchboard.provisioning.purchase.journal.PurchaseKeys;
import io.switchboard.provisioning.purchase.journal.Purchases;
import io.switchboard.provisioning.records.NumberReservations;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.NumberConfigurer;
import io.switchboard.provisioning.webhooks.TestPlanner;
import org.springframework.data.mongodb.core.MongoOperations;

/** One instance of the purchases, as the service wires it, without a Spring context. */
final class PurchaseInstance {

    final Purchases purchases;
    final PurchaseRunner runner;
    final PurchaseKeys keys;
    final RevisedDocuments<Purchase> revisedPurchases;
    final RevisedDocuments<PhoneNumber> revisedNumbers;

    /** @param published receives each document with its events, as often as they are published */
    PurchaseInstance(
            String name,
            MongoOperations mongo,
            Accounts accounts,
            Clock clock,
            BiConsumer<Object, List<PendingEvent>> published) {
        revisedPurchases =
                new RevisedDocuments<>(mongo, Purchase.class, published::accept, clock, Duration.ofSeconds(30));
        revisedNumbers =
                new RevisedDocuments<>(mongo, PhoneNumber.class, published::accept, clock, Duration.ofSeconds(30));
        purchases = new Purchases(mongo, revisedPurchases, StoredAudit.trail(clock), clock);
        keys = new PurchaseKeys(mongo, clock);
        var settings = new PurchaseSettings(Duration.ofSeconds(2), Duration.ofSeconds(60), 8);
        var leases = new Leases(mongo, clock, name);
        var reservations = new NumberReservations(mongo, revisedNumbers, new IdGenerator(), clock);
        var planner = TestPlanner.planner();
        runner = new PurchaseRunner(
                purchases,
                reservations,
                new NumberChoice(purchases, reservations),
                new NumberOrdering(purchases, reservations, settings, clock),
                new NumberSetup(reservations, new NumberConfigurer(leases, planner), planner),
                accounts,
                leases,
                settings,
                new PurchaseMeters(new SimpleMeterRegistry()),
                new PurchaseSignal(),
                clock);
    }
}

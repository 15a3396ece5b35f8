package io.switchboard.provisioning.adoption;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import io.switchboard.kafka.EventPublisher;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.numbers.PhoneNumbers;
import io.switchboard.provisioning.webhooks.Webhooks;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.kafka.core.KafkaAdmin;

/** Lets tests decide when a round is run, once the service has done its first by itself. */
@TestComponent
public class Rounds {

    private final Adoption adoption;
    private final AdoptionLoop loop;
    private final Supplier<Adoption> restarted;

    Rounds(
            Adoption adoption,
            AdoptionLoop loop,
            Accounts accounts,
            PhoneNumbers numbers,
            Webhooks webhooks,
            EventPublisher publisher,
            KafkaAdmin admin) {
        this.adoption = adoption;
        this.loop = loop;
        this.restarted = () -> {
            var publications = new Publications(publisher, admin);
            var numberAdoption = new NumberAdoption(accounts, numbers, webhooks, publications);
            return new Adoption(accounts, numberAdoption, publications);
        };
    }

    /** A round by an instance that has just started. */
    AdoptionReport runAfterARestart() {
        return restarted.get().run();
    }

    /** For tests that do not look at the report. */
    public void runOne() {
        run();
    }

    AdoptionReport run() {
        awaitTheFirst();
        return adoption.run();
    }

    private void awaitTheFirst() {
        var deadline = Instant.now().plusSeconds(30);
        while (!loop.health().getStatus().equals(Status.UP)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("The first adoption did not succeed");
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}

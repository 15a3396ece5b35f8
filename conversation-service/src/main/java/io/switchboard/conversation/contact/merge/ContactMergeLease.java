package io.switchboard.conversation.contact.merge;

import java.time.Duration;
import java.util.function.Supplier;

import io.switchboard.mongo.lease.Lease;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/** Lets one merge of a tenant run at a time: two that cross each other would lead in a circle. */
@Component
public class ContactMergeLease {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final RetryTemplate RETRIES = new RetryTemplate(RetryPolicy.builder()
            .includes(ApiProblem.class)
            .maxRetries(40)
            .delay(Duration.ofMillis(50))
            .build());

    private final Leases leases;

    public ContactMergeLease(Leases leases) {
        this.leases = leases;
    }

    /**
     * Runs the work alone, after a merge that is under way.
     *
     * @throws ApiProblem if other merges take more than about two seconds
     */
    public <T> T runAlone(TenantId tenant, Supplier<T> work) {
        var lease = RETRIES.invoke(() -> acquire(tenant));
        try {
            return work.get();
        } finally {
            leases.release(lease);
        }
    }

    private Lease acquire(TenantId tenant) {
        return leases.acquire("contact-merge|" + tenant.value(), LEASE)
                .orElseThrow(() -> ApiProblem.unavailable(
                        "merge-in-progress", "Other contacts are being merged; repeat the request."));
    }
}

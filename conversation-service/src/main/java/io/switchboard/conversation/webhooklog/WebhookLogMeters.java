package io.switchboard.conversation.webhooklog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * The meter of the webhook log: {@code switchboard.conversation.webhooks.logged} = {@code stored + limited + foreign +
 * unreadable}, the records that the ingress wrote about webhooks, by outcome. {@code stored} includes those that were stored
 * before; {@code limited} are rejected webhooks above the limit of their account; {@code foreign} ones are no tenant's;
 * {@code unreadable} ones have no form that the log can keep.
 */
@Component
class WebhookLogMeters {

    private final MeterRegistry registry;

    WebhookLogMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void stored(int count) {
        count("stored", count);
    }

    void limited(int count) {
        count("limited", count);
    }

    void foreign(int count) {
        count("foreign", count);
    }

    void unreadable(int count) {
        count("unreadable", count);
    }

    private void count(String outcome, int count) {
        Counter.builder("switchboard.conversation.webhooks.logged")
                .description("Records about webhooks that the log has read")
                .tag("outcome", outcome)
                .register(registry)
                .increment(count);
    }
}

package io.switchboard.systemtests.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static io.switchboard.systemtests.story.Eventually.patiently;

/** Customers of both tenants who text in parallel, a hundred texts a second, regardless of the outcome. */
public final class Rush {

    private static final int CUSTOMERS_OF_EACH = 10;
    private static final Duration PACE = Duration.ofMillis(10);

    private final Switchboard switchboard;
    private final int size;
    private final List<Customer> customers = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> sending;

    private record Text(Tenant tenant, String sid, String body, Instant sentAt) {}

    /** Starts sending in the background. */
    public static Rush of(int texts, Switchboard switchboard) {
        return new Rush(switchboard, texts);
    }

    private Rush(Switchboard switchboard, int size) {
        this.switchboard = switchboard;
        this.size = size;
        for (var i = 0; i < CUSTOMERS_OF_EACH; i++) {
            for (var tenant : Tenant.values()) {
                customers.add(switchboard.customerOf(tenant));
            }
        }
        this.sending = clock.scheduleAtFixedRate(this::next, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void next() {
        var number = sent().size();
        send(customers.get(number % customers.size()), "Text " + number);
        if (number + 1 == size) {
            clock.shutdown();
        }
    }

    private void send(Customer customer, String body) {
        var text = new Text(customer.tenant(), customer.texts(body), body, Instant.now());
        synchronized (texts) {
            texts.add(text);
        }
    }

    /** Waits until {@code count} of the texts have been pushed to their tenants' agents. */
    public void awaitPushed(int count) {
        patiently()
                .until(() -> pushed(Tenant.DEMO).size() + pushed(Tenant.OTHER).size() >= count);
    }

    /** Waits until {@code count} of the texts have been acknowledged to Twilio, which is long before they are pushed. */
    public void awaitAcknowledged(int count) {
        patiently()
                .until(() -> acknowledged().map(Twilio.Delivery::sid).distinct().count() >= count);
    }

    /** Returns the SIDs of this rush's texts in the order in which a tenant's agent received them. */
    public List<String> pushed(Tenant tenant) {
        return pushed(tenant, switchboard.agentOf(tenant).stream());
    }

    public List<String> pushed(Tenant tenant, EventStream stream) {
        var ours = texts(tenant).keySet();
        return stream.events("message.received").stream()
                .map(event -> event.data().get("twilioSid").asString())
                .filter(ours::contains)
                .toList();
    }

    /** Waits for the end, and asserts that each text is stored once: see {@link Audit}. */
    public void isKeptOnce() {
        new Audit(switchboard, this).run();
    }

    /** Returns the number of texts that were acknowledged only after a retry. */
    public long acknowledgedByRetry() {
        return acknowledged()
                .filter(delivery -> delivery.attempt() > 1)
                .map(Twilio.Delivery::sid)
                .distinct()
                .count();
    }

    private Stream<Twilio.Delivery> acknowledged() {
        var ours = sent().stream().map(Text::sid).collect(Collectors.toSet());
        return switchboard.twilio().deliveriesOfTexts().stream()
                .filter(delivery -> delivery.isAcknowledged() && ours.contains(delivery.sid()));
    }

    /** Returns the texts to a tenant so far, body by SID. */
    public Map<String, String> texts(Tenant tenant) {
        return sent().stream().filter(text -> text.tenant() == tenant).collect(Collectors.toMap(Text::sid, Text::body));
    }

    List<Customer> customers(Tenant tenant) {
        return customers.stream()
                .filter(customer -> customer.tenant() == tenant)
                .toList();
    }

    /** Waits until all texts are sent and returns the time of the last. */
    Instant awaitSent() {
        patiently().until(sending::isDone);
        if (sent().size() < size) {
            throw new AssertionError("Twilio's stand-in broke after " + sent().size() + " texts");
        }
        return sent().getLast().sentAt();
    }

    /** Sends a further text of each customer. */
    void eachCustomerTexts(String body) {
        customers.forEach(customer -> send(customer, body));
    }

    private List<Text> sent() {
        synchronized (texts) {
            return List.copyOf(texts);
        }
    }
}

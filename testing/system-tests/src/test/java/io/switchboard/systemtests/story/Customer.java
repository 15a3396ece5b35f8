package io.switchboard.systemtests.story;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import static io.switchboard.systemtests.story.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A customer with a phone who texts one tenant's number.
 *
 * @param number unique in this run and most likely across runs
 */
public record Customer(Twilio twilio, Tenant tenant, String number) {

    private static final AtomicInteger NUMBERS =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(1_000_000, 9_900_000));

    static Customer of(Tenant tenant, Twilio twilio) {
        return new Customer(twilio, tenant, "+1555" + NUMBERS.incrementAndGet());
    }

    /** Sends a text and returns its Twilio SID. */
    public String texts(String body) {
        return twilio.text(number, tenant.number(), body);
    }

    /** Returns the texts on the phone, oldest first. */
    public List<String> phone() {
        return twilio.phone(number).stream().map(Twilio.PhoneText::body).toList();
    }

    /** Waits until the phone has received exactly these, in this order. */
    public void phoneShows(String... bodies) {
        eventually(() -> assertThat(phone()).containsExactly(bodies));
    }

    /** Waits until Twilio itself has this text as delivered, whatever it has told of it. */
    public void isDelivered(String body) {
        eventually(() -> assertThat(twilio.phone(number))
                .anyMatch(text -> text.body().equals(body) && text.status().equals("delivered")));
    }

    static List<Customer> several(int count, Tenant tenant, Twilio twilio) {
        return Stream.generate(() -> of(tenant, twilio)).limit(count).toList();
    }
}

package io.switchboard.provisioning.numbers;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.switchboard.provisioning.lastwebhook.LastWebhook;
import io.switchboard.provisioning.lastwebhook.LastWebhooks;
import io.switchboard.provisioning.numbers.PhoneNumberView.LastWebhookTimes;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.NumberWebhooks;
import io.switchboard.provisioning.webhooks.NumberWebhooks.Failure;
import io.switchboard.provisioning.webhooks.WebhookHistory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds to numbers what is recorded of their webhooks, with two queries for any number of them. */
@Component
class NumberConditions {

    private final WebhookHistory history;
    private final LastWebhooks received;

    NumberConditions(WebhookHistory history, LastWebhooks received) {
        this.history = history;
        this.received = received;
    }

    /** Returns the numbers in their order. */
    List<PhoneNumberView> of(List<PhoneNumber> numbers) {
        var failures = failuresOf(numbers);
        var last = received
                .of(numbers.stream()
                        .collect(Collectors.groupingBy(
                                PhoneNumber::accountSid,
                                Collectors.mapping(PhoneNumber::address, Collectors.toList()))))
                .stream()
                .collect(Collectors.toMap(LastWebhook::id, Function.identity()));
        return numbers.stream()
                .map(number -> PhoneNumberView.of(
                        number,
                        NumberHealth.of(number, failures.get(number.id())),
                        times(last.get(LastWebhook.id(number.accountSid(), number.address())))))
                .toList();
    }

    private Map<String, Failure> failuresOf(List<PhoneNumber> numbers) {
        return history.failing(numbers.stream().map(PhoneNumber::id).toList()).stream()
                .collect(Collectors.toMap(
                        NumberWebhooks::phoneNumberId, known -> Objects.requireNonNull(known.failure())));
    }

    private static @Nullable LastWebhookTimes times(@Nullable LastWebhook last) {
        return last == null ? null : new LastWebhookTimes(last.textAt(), last.callAt());
    }
}

package io.switchboard.emulator.number;

import io.switchboard.emulator.account.AccountClosed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Releases the numbers of an account that is closed. */
@Component
class ClosedAccountNumbers {
    private final PhoneNumbers numbers;

    ClosedAccountNumbers(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    @EventListener
    void release(AccountClosed closed) {
        numbers.ownedBy(closed.accountSid()).values().forEach(numbers::release);
    }
}

package io.switchboard.provisioning.twilionumbers;

import java.util.Optional;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.twilio.IncomingNumber;
import org.springframework.stereotype.Component;

/** Reads single recorded numbers as they are at Twilio. */
@Component
public class ActualNumbers {

    private final NumberRecorder numbers;
    private final Accounts accounts;

    public ActualNumbers(NumberRecorder numbers, Accounts accounts) {
        this.numbers = numbers;
        this.accounts = accounts;
    }

    /**
     * Reads the number with this id of ours.
     *
     * @return empty when Twilio has no such number in the recorded account
     * @throws io.switchboard.twilio.failure.TwilioFailure when Twilio does not return the number
     */
    public Optional<IncomingNumber> find(String numberId) {
        return numbers.withId(numberId).flatMap(this::find);
    }

    private Optional<IncomingNumber> find(PhoneNumber number) {
        return Optional.ofNullable(number.sid())
                .flatMap(sid -> accounts.find(number.accountSid())
                        .map(accounts::connect)
                        .flatMap(twilio -> twilio.numbers().find(sid)));
    }
}

package io.switchboard.provisioning.purchase;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.switchboard.provisioning.purchase.journal.Purchase;
import io.switchboard.provisioning.purchase.journal.PurchaseProblem;
import io.switchboard.provisioning.purchase.journal.PurchaseState;
import io.switchboard.provisioning.purchase.journal.Purchases;
import io.switchboard.provisioning.records.NumberReservations;
import io.switchboard.provisioning.refusal.RefusalReason;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.number.NumberOrder;
import io.switchboard.twilio.number.NumberPurchase;
import io.switchboard.twilio.number.NumberPurchases;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Orders the chosen number. An order is recorded before it is sent; while its outcome is unknown the number is looked up, and
 * the order is repeated only when Twilio does not have the number and the first order can no longer take effect.
 */
@Component
class NumberOrdering {

    private static final Duration FIRST_LOOK_UP = Duration.ofSeconds(1);

    private final Purchases purchases;
    private final NumberReservations reservations;
    private final PurchaseSettings settings;
    private final Clock clock;

    NumberOrdering(Purchases purchases, NumberReservations reservations, PurchaseSettings settings, Clock clock) {
        this.purchases = purchases;
        this.reservations = reservations;
        this.settings = settings;
        this.clock = clock;
    }

    /** Orders a number that Twilio certainly has not sold to this account by an earlier order. */
    StepAttempt order(Purchase chosen, TwilioAccount twilio) {
        var ordered = purchases.order(chosen, FIRST_LOOK_UP);
        var order = new NumberOrder(
                ordered.requiredAddress(),
                ordered.nameAtTwilio(),
                ordered.request().addressSid(),
                ordered.request().bundleSid());
        return new StepAttempt(ordered, result(ordered, twilio, new NumberPurchases(twilio).buy(order)));
    }

    private StepResult result(Purchase purchase, TwilioAccount twilio, NumberPurchase outcome) {
        return switch (outcome) {
            case NumberPurchase.Bought bought ->
                isOurs(purchase, bought.number())
                        ? bought(purchase, bought.number())
                        : unknown("Twilio's answer names another number");
            case NumberPurchase.Refused refused -> refused(purchase, twilio, refused);
            case NumberPurchase.Busy busy ->
                new StepResult.Later(PurchaseState.CHOSEN, "Twilio has too many requests of this account", null);
            case NumberPurchase.NotSent notSent -> new StepResult.Later(PurchaseState.CHOSEN, notSent.reason(), null);
            case NumberPurchase.Unknown unknown -> unknown(unknown.reason());
        };
    }

    private static StepResult unknown(String reason) {
        return new StepResult.Later(PurchaseState.ORDERED, reason, null);
    }

    /** A number may be taken by an earlier order of this purchase. */
    private StepResult refused(Purchase purchase, TwilioAccount twilio, NumberPurchase.Refused refused) {
        if (refused.httpStatus() == 401) {
            return new StepResult.Later(PurchaseState.CHOSEN, "Twilio does not accept the account's token", null);
        }
        var problem = PurchaseProblem.refused(refused.httpStatus(), refused.code());
        if (RefusalReason.of(refused.httpStatus(), refused.code()) != RefusalReason.NUMBER_TAKEN) {
            return new StepResult.Failed(problem);
        }
        var present = lookUp(purchase, twilio);
        if (present.isPresent()) {
            return found(purchase, present.get());
        }
        if (purchase.request().search() == null) {
            return new StepResult.Failed(problem);
        }
        reservations.fail(purchase.requiredNumberId(), purchase.id(), problem.detail());
        var update = new Update()
                .push("tried", purchase.requiredAddress())
                .unset("address")
                .unset("phoneNumberId");
        return new StepResult.Done(PurchaseState.REQUESTED, update, problem.detail());
    }

    /** Finds out about an order whose outcome is unknown. */
    StepResult lookUpOrder(Purchase purchase, TwilioAccount twilio) {
        var present = lookUp(purchase, twilio);
        if (present.isPresent()) {
            return found(purchase, present.get());
        }
        var orderedAt = Objects.requireNonNull(purchase.orderedAt(), "an ordered purchase has its time");
        var settled = orderedAt.plus(settings.inFlight());
        return clock.instant().isBefore(settled)
                ? new StepResult.Later(PurchaseState.ORDERED, "the order may still take effect", settled)
                : new StepResult.Later(PurchaseState.CHOSEN, "the order had no effect", clock.instant());
    }

    /** The number by its name, and by its address. */
    private static Optional<IncomingNumber> lookUp(Purchase purchase, TwilioAccount twilio) {
        var address = purchase.requiredAddress();
        return Stream.concat(
                        twilio.numbers().named(purchase.nameAtTwilio()),
                        Stream.of(address).flatMap(number -> twilio.numbers().at(number).stream()))
                .filter(number -> number.phoneNumber().equals(address))
                .findFirst();
    }

    private StepResult found(Purchase purchase, IncomingNumber number) {
        return isOurs(purchase, number)
                ? bought(purchase, number)
                : new StepResult.Failed(
                        PurchaseProblem.of("The account has this number already, by another way than this purchase."));
    }

    private StepResult bought(Purchase purchase, IncomingNumber number) {
        reservations.purchased(purchase.requiredNumberId(), purchase.id(), number);
        return new StepResult.Done(PurchaseState.BOUGHT, new Update().set("sid", number.sid()), null);
    }

    private static boolean isOurs(Purchase purchase, IncomingNumber number) {
        return number.phoneNumber().equals(purchase.requiredAddress())
                && number.friendlyName().equals(purchase.nameAtTwilio());
    }
}

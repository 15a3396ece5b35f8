package io.switchboard.provisioning.purchase;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

import io.switchboard.provisioning.purchase.journal.Purchase;
import io.switchboard.provisioning.purchase.journal.PurchaseProblem;
import io.switchboard.provisioning.purchase.journal.PurchaseState;
import io.switchboard.provisioning.purchase.journal.Purchases;
import io.switchboard.provisioning.records.NumberReservations;
import io.switchboard.provisioning.records.NumberReservations.Wish;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.number.AvailableNumber;
import io.switchboard.twilio.number.AvailableNumbers;
import io.switchboard.twilio.number.NumberSearch;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Chooses the number of a purchase and reserves its record, so that no sync run and no other purchase takes it. */
@Component
class NumberChoice {

    private static final int RESULTS = 20;

    /** Numbers of a search are taken by others now and then; a search whose numbers are all taken is no good. */
    private static final int MOST_TRIED = 5;

    private final Purchases purchases;
    private final NumberReservations reservations;

    NumberChoice(Purchases purchases, NumberReservations reservations) {
        this.purchases = purchases;
        this.reservations = reservations;
    }

    StepAttempt choose(Purchase purchase, TwilioAccount twilio) {
        var named = purchase.request().phoneNumber();
        if (named != null) {
            return reserved(purchase, List.of(named), "The number is in use already.");
        }
        var proposed = purchase.address();
        if (proposed != null && reservations.reserve(wish(purchase, proposed)).isPresent()) {
            return reserved(purchase, List.of(proposed), "");
        }
        if (purchase.tried().size() >= MOST_TRIED) {
            return failed(purchase, "The numbers that the search found were all taken by others; search again.");
        }
        var search = Objects.requireNonNull(purchase.request().search());
        var found = new AvailableNumbers(twilio)
                .search(new NumberSearch(search.country(), search.type(), search.filters(), RESULTS));
        if (found.isEmpty()) {
            return failed(purchase, "Twilio has no numbers of this type in this country.");
        }
        var tried = new HashSet<>(purchase.tried());
        var candidates = found.get().stream()
                .map(AvailableNumber::phoneNumber)
                .filter(number -> number.matches("\\+[1-9][0-9]{1,14}") && !tried.contains(number))
                .toList();
        return reserved(purchase, candidates, "The search finds no number that is available.");
    }

    private StepAttempt reserved(Purchase purchase, List<String> candidates, String otherwise) {
        var current = purchase;
        for (var address : candidates) {
            current = address.equals(current.address()) ? current : purchases.propose(current, address);
            var number = reservations.reserve(wish(current, address));
            if (number.isPresent()) {
                var update = new Update().set("phoneNumberId", number.get().id());
                return new StepAttempt(current, new StepResult.Done(PurchaseState.CHOSEN, update, null));
            }
        }
        return failed(current, otherwise);
    }

    private static Wish wish(Purchase purchase, String address) {
        return new Wish(
                purchase.id(),
                purchase.tenantId(),
                purchase.accountSid(),
                address,
                purchase.request().channels());
    }

    private static StepAttempt failed(Purchase purchase, String detail) {
        return new StepAttempt(purchase, new StepResult.Failed(PurchaseProblem.of(detail)));
    }
}

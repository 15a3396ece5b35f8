package io.switchboard.provisioning.numbers;

import java.util.regex.Pattern;

import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.records.PhoneNumbers;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/** Finds the number that a request names; every controller of numbers answers a wrong name with the same problems. */
@Component
public class PhoneNumberLookup {

    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private final PhoneNumbers numbers;

    PhoneNumberLookup(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /**
     * Returns the tenant's number with this id, SID or address. An unescaped {@code +} in a query arrives as a space.
     *
     * @throws ApiProblem when the tenant has no such number, or the text can name none
     */
    public PhoneNumber find(TenantId tenant, String name) {
        var meant = name.startsWith(" ") ? "+" + name.strip() : name;
        if (!NAME.matcher(meant).matches()) {
            throw ApiProblem.invalid(
                    "invalid-phone-number-id",
                    "A phone number is named by its id, its SID (PN…) or its address (+15551230001).");
        }
        return numbers.find(tenant, meant).orElseThrow(PhoneNumberLookup::notFound);
    }

    /** The problem for a number that does not exist or belongs to another tenant. */
    public static ApiProblem notFound() {
        return ApiProblem.notFound("phone-number-not-found", "You have no phone number with this id.", null);
    }
}

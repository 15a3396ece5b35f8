package io.switchboard.provisioning.usage.budget;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's monthly budget.
 *
 * @param revision the number of changes; 0 when none was ever set
 * @param amount what may be spent in a month, in UTC; null for no budget
 * @param warnAt the share of the amount at which a warning is due; another one is due at the whole amount
 */
record UsageBudget(
        @JsonProperty(access = JsonProperty.Access.READ_ONLY) @Nullable
        Long revision,

        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable BigDecimal warnAt) {

    private static final BigDecimal USUAL_SHARE = new BigDecimal("0.8");
    private static final BigDecimal LARGEST = new BigDecimal("1000000000");
    private static final int DECIMALS = 6;

    /** The budget of a tenant that has none. */
    static final UsageBudget NONE = new UsageBudget(0L, null, null, null);

    /**
     * The same with defaults.
     *
     * @throws ApiProblem naming each field that is wrong
     */
    UsageBudget validated() {
        if (amount == null) {
            return new UsageBudget(null, null, null, null);
        }
        var share = warnAt == null ? USUAL_SHARE : warnAt;
        var problems = new ArrayList<FieldProblem>();
        if (!isWithin(amount, LARGEST)) {
            problems.add(new FieldProblem("amount", "must be positive, at most a billion, with at most six decimals"));
        }
        if (currency == null || !currency.matches("[A-Z]{3}")) {
            problems.add(new FieldProblem("currency", "must be a currency by ISO 4217, such as USD"));
        }
        if (!isWithin(share, BigDecimal.ONE)) {
            problems.add(new FieldProblem("warnAt", "must be more than 0 and at most 1, such as 0.8"));
        }
        if (!problems.isEmpty()) {
            throw ApiProblem.invalidFields("invalid-budget", List.copyOf(problems));
        }
        return new UsageBudget(null, amount, currency, share);
    }

    private static boolean isWithin(BigDecimal number, BigDecimal largest) {
        return number.signum() > 0
                && number.compareTo(largest) <= 0
                && number.stripTrailingZeros().scale() <= DECIMALS;
    }
}

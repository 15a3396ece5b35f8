package io.switchboard.provisioning.usage.budget;

import java.util.Objects;

import io.switchboard.web.ApiCaller;
import io.switchboard.web.IfMatch;
import io.switchboard.web.RevisedResponse;
import io.switchboard.web.TenantId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves a tenant's monthly budget. */
@RestController
@RequestMapping("/api/usage/budget")
class UsageBudgetController {

    private final UsageBudgets budgets;

    UsageBudgetController(UsageBudgets budgets) {
        this.budgets = budgets;
    }

    @GetMapping
    ResponseEntity<UsageBudget> get(TenantId tenant) {
        return answer(budgets.find(tenant));
    }

    @PutMapping
    ResponseEntity<UsageBudget> put(
            ApiCaller caller, TenantId tenant, IfMatch condition, @RequestBody UsageBudget budget) {
        return answer(budgets.replace(caller, tenant, condition, budget.validated()));
    }

    private static ResponseEntity<UsageBudget> answer(UsageBudget budget) {
        return RevisedResponse.ok(budget, Objects.requireNonNull(budget.revision()));
    }
}

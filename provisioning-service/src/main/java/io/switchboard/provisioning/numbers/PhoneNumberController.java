package io.switchboard.provisioning.numbers;

import java.util.List;

import io.switchboard.provisioning.records.PhoneNumbers;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.Page;
import io.switchboard.web.RevisedResponse;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the tenant's own numbers. Its SID or its address is accepted in place of a number's id. */
@RestController
@RequestMapping("/api/phone-numbers")
class PhoneNumberController {

    private static final String LIST = "phone-numbers";
    private static final String UNMANAGED = "unmanaged";

    private final PhoneNumbers numbers;
    private final PhoneNumberLookup lookup;
    private final NumberConditions conditions;

    PhoneNumberController(PhoneNumbers numbers, PhoneNumberLookup lookup, NumberConditions conditions) {
        this.numbers = numbers;
        this.lookup = lookup;
        this.conditions = conditions;
    }

    /** Lists the numbers, ordered by address; with the state {@code unmanaged}, those that Switchboard does not manage. */
    @GetMapping
    Page<PhoneNumberView> list(
            TenantId tenant,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(defaultValue = "") String cursor) {
        if (state != null && !state.equals(UNMANAGED)) {
            throw ApiProblem.invalid("invalid-state", "The state of a list can be 'unmanaged' only.");
        }
        var after = Cursor.read(LIST, cursor);
        var found = numbers.page(tenant, state != null, after == null ? "" : after.id(), Page.fetch(limit));
        return Page.of(
                conditions.of(found),
                limit,
                number -> number,
                last -> Cursor.of(last.address()).text(LIST));
    }

    @GetMapping("/{phoneNumberId}")
    ResponseEntity<PhoneNumberView> get(TenantId tenant, @PathVariable String phoneNumberId) {
        var number = lookup.find(tenant, phoneNumberId);
        return RevisedResponse.ok(conditions.of(List.of(number)).getFirst(), number.revision());
    }
}

package io.switchboard.provisioning.adoption;

import io.switchboard.provisioning.numbers.PhoneNumberLookup;
import io.switchboard.provisioning.numbers.PhoneNumberView;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the import of numbers that an account has, and their restoration. */
@RestController
@RequestMapping("/api/phone-numbers")
class AdoptionController {

    private final NumberImports imports;
    private final PhoneNumberLookup lookup;

    AdoptionController(NumberImports imports, PhoneNumberLookup lookup) {
        this.imports = imports;
        this.lookup = lookup;
    }

    /**
     * An import.
     *
     * @param keepPrevious must not be false: the earlier configuration is always kept
     */
    record ImportForm(
            @Nullable String accountSid,
            @Nullable String sid,
            @Nullable Boolean keepPrevious) {}

    @PostMapping("/import")
    ResponseEntity<PhoneNumberView> take(ApiCaller caller, TenantId tenant, @RequestBody ImportForm form) {
        if (Boolean.FALSE.equals(form.keepPrevious())) {
            throw ApiProblem.invalid(
                    "invalid-import", "'keepPrevious' cannot be false: the configuration is always kept.");
        }
        var sid = form.sid() == null ? "" : form.sid();
        return PhoneNumberView.response(imports.take(caller, tenant, form.accountSid(), sid));
    }

    @PostMapping("/{phoneNumberId}/restore")
    ResponseEntity<PhoneNumberView> restore(ApiCaller caller, TenantId tenant, @PathVariable String phoneNumberId) {
        return PhoneNumberView.response(imports.restore(caller, tenant, lookup.find(tenant, phoneNumberId)));
    }
}

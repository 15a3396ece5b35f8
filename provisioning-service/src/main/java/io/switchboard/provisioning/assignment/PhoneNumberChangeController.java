package io.switchboard.provisioning.assignment;

import java.util.Map;

import io.switchboard.provisioning.numbers.PhoneNumberLookup;
import io.switchboard.provisioning.numbers.PhoneNumberView;
import io.switchboard.provisioning.records.NumberChange;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the changes of one number. */
@RestController
@RequestMapping("/api/phone-numbers")
class PhoneNumberChangeController {

    private final PhoneNumberLookup lookup;
    private final NumberPatchReader reader;
    private final NumberChanges changes;

    PhoneNumberChangeController(PhoneNumberLookup lookup, NumberPatchReader reader, NumberChanges changes) {
        this.lookup = lookup;
        this.reader = reader;
        this.changes = changes;
    }

    /**
     * Changes the fields that the body has. A voice plan is used by the ingress a moment later; after a Kafka outage, soon
     * after Kafka is back.
     */
    @PatchMapping("/{phoneNumberId}")
    ResponseEntity<PhoneNumberView> change(
            ApiCaller caller,
            TenantId tenant,
            @PathVariable String phoneNumberId,
            IfMatch ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        var number = lookup.find(tenant, phoneNumberId);
        var patch = reader.read(tenant, body);
        reader.requireNoLoop(number, patch);
        return PhoneNumberView.response(
                changes.change(caller, tenant, number, ifMatch, NumberChange.Kind.UPDATE, patch));
    }
}

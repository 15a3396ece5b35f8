package io.switchboard.conversation.address;

import io.switchboard.directory.Directory;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows the country in which a tenant's callers need no country code: that of the tenant's first number. */
@Component
public class TenantCountry {

    private final Directory directory;

    TenantCountry(Directory directory) {
        this.directory = directory;
    }

    /** The two letters of the country; null for a tenant without a phone number. */
    @Nullable
    public String of(TenantId tenant) {
        return directory.numbersOf(tenant.value()).stream()
                .flatMap(number -> AddressParser.country(number.address()).stream())
                .findFirst()
                .orElse(null);
    }
}

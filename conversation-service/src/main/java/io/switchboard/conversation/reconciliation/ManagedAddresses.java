package io.switchboard.conversation.reconciliation;

import io.switchboard.directory.Directory;
import io.switchboard.events.Address;
import io.switchboard.web.TenantId;

/**
 * Tells which of the tenant's addresses have their webhooks here. Phone numbers at Twilio that the directory does not name
 * are not managed, so their webhooks lead to another system. Other addresses (short codes, WhatsApp senders, RCS agents) are
 * in no directory, and nothing of them is left out.
 */
record ManagedAddresses(TenantId tenant, Directory directory) {

    private static final String E164 = "\\+[1-9]\\d{6,14}";

    boolean include(Address ours) {
        return !(ours.channel().equals(Address.SMS) && ours.value().matches(E164))
                || directory
                        .number(ours.value())
                        .filter(number -> number.tenantId().equals(tenant.value()))
                        .isPresent();
    }
}

package io.switchboard.conversation.consent;

import java.util.Collection;
import java.util.Set;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.web.TenantId;

/** Tells which customers refused messages from one of a tenant's addresses. */
@FunctionalInterface
public interface RecipientConsent {

    /** Returns those pairs whose customers refused. */
    Set<AddressPair> optedOut(TenantId tenant, Collection<AddressPair> pairs);
}
